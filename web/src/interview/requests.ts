// What a person may ask for besides answering, each as a button.
import { askForLine, confirm } from "#shared/dialog.ts";
import { h } from "#shared/element.ts";
import type { Conversation } from "./conversation.ts";

const thinkSeconds = "30";
const nothingMore = "No, that is all, thank you.";

export class Requests {
  readonly element = h("div", { class: "requests", role: "group", "aria-label": "Requests" });
  private readonly conversation: Conversation;
  private readonly hint: HTMLButtonElement;
  private readonly skip: HTMLButtonElement;
  private readonly done: HTMLButtonElement;
  private readonly sending: HTMLButtonElement[] = [];

  constructor(conversation: Conversation) {
    this.conversation = conversation;
    const button = (text: string, act: () => unknown, kind = ""): HTMLButtonElement => {
      const made = h("button", { class: `button ${kind}`, type: "button", onclick: () => void act() }, text);
      this.sending.push(made);
      return made;
    };
    const command = (name: string) => () => conversation.send({ command: name });
    this.hint = button("Hint", command("hint"));
    this.skip = button("Skip", () => this.askToSkip());
    this.done = button("No more questions", () => conversation.send({ text: nothingMore }));
    this.element.append(
      button("Repeat", command("repeat")),
      button("Rephrase", command("rephrase")),
      button("Clarify", () => this.askWhat()),
      button("Let me think", () => conversation.send({ command: "think", argument: thinkSeconds })),
      this.hint,
      this.skip,
      this.done,
      button("End interview", () => this.askToStop(), "danger"),
    );
  }

  draw(): void {
    const { interview, outgoing } = this.conversation;
    for (const button of this.sending) button.disabled = outgoing !== null || interview.waiting;
    this.hint.hidden = interview.mode !== "study" || interview.phase !== "questions";
    this.skip.hidden = interview.phase === "candidate_questions";
    this.done.hidden = interview.phase !== "candidate_questions";
  }

  private async askWhat(): Promise<void> {
    const argument = await askForLine("What should be made clear?", "For example: how large is the team?", "Ask");
    if (argument !== "") this.conversation.send({ command: "clarify", argument });
  }

  private async askToSkip(): Promise<void> {
    const sure = await confirm({
      title: "Skip this question?",
      text: "A skipped question counts as nothing said. A short answer counts for more.",
      yes: "Skip it",
      no: "Go on with it",
    });
    if (sure) this.conversation.send({ command: "skip" });
  }

  private async askToStop(): Promise<void> {
    const sure = await confirm({
      title: "End the interview now?",
      text: "Your report covers what was reached; the rest is not scored. You cannot go on with it afterwards.",
      yes: "End it",
      no: "Go on",
      dangerous: true,
    });
    if (sure) this.conversation.send({ command: "stop" });
  }
}
