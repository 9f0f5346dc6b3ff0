// The interview: what the interviewer said last, the person's answer, and the conversation so far beside them.
import { announce } from "#shared/announce.ts";
import { api } from "#shared/api.ts";
import { h, replaceContent } from "#shared/element.ts";
import { navigate, type View } from "#shared/router.ts";
import type { Interview, InterviewWithTurns, Turn } from "#shared/types.ts";
import { Captions } from "./captions.ts";
import { Composer } from "./composer.ts";
import { Conversation } from "./conversation.ts";
import { Requests } from "./requests.ts";
import { Timer } from "./timer.ts";

const movedOn =
  "The conversation went on in another window. Nothing you wrote is lost: read what is new, then send it.";

function whereIn(interview: Interview): string {
  if (interview.phase === "warm_up") return "Warm-up";
  if (interview.phase === "candidate_questions") return "Your questions";
  if (interview.phase === "closed") return "The end";
  return interview.question ? `Question ${interview.question.number} of ${interview.question.count}` : "";
}

/** What the interviewer said last, large; what came just before it (a greeting, feedback) in small. */
function prompt(spoken: readonly Turn[], interview: Interview): Node[] {
  const before = spoken.slice(0, -1);
  const last = spoken.at(-1);
  const inHand = interview.question;
  const reminds = inHand && last && last.kind !== "question" && last.question_id === inHand.question_id;
  return [
    ...before.map((turn) => h("p", { class: turn.kind === "feedback" ? "before feedback" : "before" }, turn.text)),
    ...(last ? [h("p", { class: "said" }, last.text)] : []),
    ...(reminds ? [h("p", { class: "reminder soft small" }, h("strong", {}, "The question: "), inHand.text)] : []),
  ];
}

function progress(interview: Interview): HTMLElement {
  const { question } = interview;
  const done = interview.phase === "warm_up" ? 0 : question ? question.number : 1;
  const all = question?.count ?? 1;
  const where = whereIn(interview);
  return h(
    "div",
    { class: "where" },
    h("p", { class: "eyebrow" }, where),
    question && h("progress", { max: all, value: done, "aria-label": where }),
  );
}

class InterviewPage {
  private readonly conversation: Conversation;
  private readonly captions = new Captions();
  private readonly composer: Composer;
  private readonly requests: Requests;
  private readonly timer: Timer;
  private readonly where = h("div");
  private readonly prompt = h("section", { class: "prompt", "aria-label": "The interviewer" });
  private readonly notice = h("p", { class: "note", role: "alert", hidden: true });
  private readonly connection = h("p", { class: "connection small", role: "status" });
  private readonly turnPlace = h("div", { class: "turn-place" });
  private drawnSequence = -1;
  private drawnState = "";

  constructor(begun: InterviewWithTurns) {
    this.conversation = new Conversation(begun, {
      changed: () => {
        this.draw();
      },
      refused: (text, reason) => {
        this.composer.giveBack(text);
        this.notify(reason === "" ? movedOn : reason);
      },
      gone: () => {
        navigate("/", true);
      },
    });
    this.composer = new Composer(begun.id, (text) => {
      this.notify("");
      return this.conversation.send({ text });
    });
    this.requests = new Requests(this.conversation);
    this.timer = new Timer(this.conversation);
    this.draw();
  }

  view(): View {
    const { interview } = this.conversation;
    return {
      title: interview.title,
      wide: true,
      bar: [this.timer.element],
      content: [
        h(
          "div",
          { class: "interview" },
          h(
            "div",
            { class: "stage" },
            h("div", { class: "row between" }, this.where, this.connection),
            h("h1", { class: "visually-hidden", tabindex: -1 }, `Interview: ${interview.title}`),
            this.prompt,
            this.notice,
            this.turnPlace,
          ),
          h(
            "aside",
            { class: "said-so-far", "aria-label": "Conversation so far" },
            h("h2", {}, "Conversation"),
            this.captions.element,
          ),
        ),
      ],
      shown: () => {
        this.captions.draw(this.conversation.turns, this.conversation.outgoing);
        this.composer.focus();
      },
      left: () => {
        this.close();
      },
    };
  }

  private close(): void {
    this.conversation.close();
    this.composer.close();
    this.timer.close();
  }

  private notify(text: string): void {
    this.notice.hidden = text === "";
    replaceContent(this.notice, text);
  }

  private draw(): void {
    const { interview, turns, outgoing, connection } = this.conversation;
    this.captions.draw(turns, outgoing);
    this.drawPrompt();
    replaceContent(this.where, progress(interview));
    this.composer.setBusy(outgoing !== null || interview.waiting);
    this.composer.ask(interview.phase === "candidate_questions" ? "Your question" : "Your answer");
    this.requests.draw();
    this.timer.draw();
    this.drawConnection(connection);
    this.drawTurnPlace(interview);
  }

  private drawPrompt(): void {
    const { interview, outgoing } = this.conversation;
    const spoken = this.conversation.spokenLast();
    const thinking = outgoing !== null || interview.waiting || (spoken.length === 0 && interview.state === "running");
    this.prompt.classList.toggle("thinking", thinking);
    const last = spoken.at(-1)?.sequence ?? -1;
    if (last < 0 || last === this.drawnSequence) return;
    this.drawnSequence = last;
    replaceContent(this.prompt, ...prompt(spoken, interview));
  }

  private drawConnection(state: string): void {
    if (state === this.drawnState) return;
    const lost = state === "lost";
    this.connection.classList.toggle("lost", lost);
    // At the first connection there is nothing to tell.
    if (this.drawnState === "" && state === "connecting") return;
    replaceContent(this.connection, lost ? "Connection lost, trying again. What you type is kept." : "Connected");
    this.drawnState = state;
  }

  private drawTurnPlace(interview: Interview): void {
    const ended = interview.state === "ended";
    const shows = this.turnPlace.dataset["ended"];
    if (shows === String(ended)) return;
    this.turnPlace.dataset["ended"] = String(ended);
    if (!ended) {
      replaceContent(this.turnPlace, this.composer.element, this.requests.element);
      return;
    }
    const report = h(
      "a",
      { class: "button primary large", href: `/interviews/${interview.id}/report` },
      "Read your report",
    );
    replaceContent(
      this.turnPlace,
      h("div", { class: "row" }, report, h("a", { class: "button large", href: "/" }, "To the start page")),
    );
    this.conversation.close();
    this.connection.hidden = true;
    if (shows === undefined) return;
    announce("The interview has ended. Your report is ready.");
    report.focus();
  }
}

export async function interviewView(id: string): Promise<View> {
  return new InterviewPage(await api.interview(id)).view();
}
