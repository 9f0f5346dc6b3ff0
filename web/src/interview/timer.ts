// The two clocks: of the interview and of the question in hand.
import { announce } from "#shared/announce.ts";
import { h } from "#shared/element.ts";
import { clock } from "#shared/format.ts";
import type { Conversation } from "./conversation.ts";

/** Minutes left at which a screen reader is told. */
const warnings = [10, 5, 1];

export class Timer {
  private readonly whole = h("span", { class: "time" });
  private readonly question = h("span", { class: "time" });
  private readonly questionPart = h(
    "span",
    { class: "clock" },
    h("span", { class: "soft small" }, "This question "),
    this.question,
  );
  readonly element = h(
    "div",
    { class: "clocks", role: "timer", "aria-label": "Time" },
    h("span", { class: "clock" }, h("span", { class: "soft small" }, "Interview "), this.whole),
    this.questionPart,
  );
  private readonly conversation: Conversation;
  private minutesLeft = Number.POSITIVE_INFINITY;
  private readonly ticking: ReturnType<typeof setInterval>;

  constructor(conversation: Conversation) {
    this.conversation = conversation;
    this.ticking = setInterval(() => {
      this.draw();
    }, 1000);
    this.draw();
  }

  close(): void {
    clearInterval(this.ticking);
  }

  draw(): void {
    const { interview, turns } = this.conversation;
    const now = this.conversation.seconds(Date.now());
    this.whole.textContent = `${clock(now)} of ${interview.minutes} min`;
    this.whole.classList.toggle("over", now > interview.minutes * 60);
    this.warn(interview.minutes - now / 60);
    const asked = turns.findLast(
      (turn) =>
        turn.kind === "question" &&
        turn.speaker === "interviewer" &&
        turn.question_id === interview.question?.question_id,
    );
    this.questionPart.hidden = !interview.question || !asked;
    if (!interview.question || !asked) return;
    const taken = now - asked.seconds;
    this.question.textContent = `${clock(taken)} of about ${interview.question.minutes} min`;
    this.question.classList.toggle("over", taken > interview.question.minutes * 60);
  }

  private warn(left: number): void {
    const passed = warnings.find((minutes) => left <= minutes && this.minutesLeft > minutes);
    if (passed !== undefined && this.minutesLeft !== Number.POSITIVE_INFINITY) {
      announce(`About ${passed} ${passed === 1 ? "minute" : "minutes"} left.`);
    }
    this.minutesLeft = left;
  }
}
