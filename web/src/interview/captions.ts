// The conversation as captions: everything that was said, in order. A screen reader hears what is added.
import { append, h } from "#shared/element.ts";
import type { Turn } from "#shared/types.ts";
import type { Outgoing } from "./conversation.ts";

const kinds: Record<string, string> = {
  follow_up: "follow-up",
  pushback: "pushback",
  clarification: "to make it clear",
  repeat: "again",
  rephrase: "in other words",
  hint: "hint",
  feedback: "feedback",
};

const requests: Record<string, string> = {
  repeat: "asked to hear it again",
  rephrase: "asked for other words",
  clarify: "asked to make it clear",
  think: "took a moment to think",
  hint: "asked for a hint",
  skip: "skipped the question",
  stop: "ended the interview",
  silence: "said nothing",
};

export function requestText(command: string | undefined): string {
  return requests[command ?? ""] ?? "made a request";
}

function caption(turn: Turn): HTMLElement {
  const mine = turn.speaker === "candidate";
  const said =
    turn.text === ""
      ? h("p", { class: "soft" }, h("em", {}, requestText(turn.reason)))
      : h("p", { class: "spoken" }, turn.text);
  const kind = kinds[turn.kind];
  return h(
    "li",
    { class: mine ? "turn mine" : "turn" },
    h(
      "p",
      { class: "speaker" },
      mine ? "You" : "Interviewer",
      kind !== undefined && !mine && h("span", {}, ` \u00b7 ${kind}`),
    ),
    said,
  );
}

export class Captions {
  private readonly list = h("ol", { class: "turns" });
  /** Scrolls; so it must be within reach of the keyboard. */
  readonly element = h("div", { class: "captions", role: "log", "aria-label": "Conversation", tabindex: 0 }, this.list);
  private shown = 0;
  private underWay: HTMLElement | null = null;

  draw(turns: readonly Turn[], outgoing: Outgoing | null): void {
    const added = turns.slice(this.shown);
    this.shown = turns.length;
    this.underWay?.remove();
    this.underWay = null;
    append(this.list, added.map(caption));
    if (outgoing) {
      const { text, command } = outgoing.input;
      this.underWay = h(
        "li",
        { class: "turn mine under-way" },
        h("p", { class: "speaker" }, "You", h("span", {}, " \u00b7 being sent")),
        h("p", {}, text ?? requestText(command)),
      );
      this.list.append(this.underWay);
    }
    if (added.length > 0 || outgoing) this.element.scrollTop = this.element.scrollHeight;
  }
}
