// Where the person answers. The draft is kept in this browser with every keystroke, and shared with a second tab.
import { h, replaceContent, uniqueId } from "#shared/element.ts";
import { forget, onRemembered, recall, remember } from "#shared/storage.ts";

const longest = 20_000; // characters; the server's limit
const nearly = 18_000;

export class Composer {
  private readonly key: string;
  private readonly text: HTMLTextAreaElement;
  private readonly send: HTMLButtonElement;
  private readonly note = h("p", { class: "soft small", id: uniqueId("note") });
  private readonly label = h("span", {}, "Your answer");
  readonly element: HTMLElement;
  private readonly stopListening: () => void;

  /** `submit` takes the text over and says whether it did. */
  constructor(interviewId: string, submit: (text: string) => boolean) {
    this.key = `draft.${interviewId}`;
    this.text = h("textarea", {
      rows: 7,
      id: uniqueId("answer"),
      class: "answer",
      spellcheck: true,
      "aria-describedby": this.note.id,
      oninput: () => {
        this.keep();
      },
      onkeydown: (event) => {
        const { key, ctrlKey, metaKey } = event as KeyboardEvent;
        if (key !== "Enter" || !(ctrlKey || metaKey)) return;
        event.preventDefault();
        this.trySend(submit);
      },
    });
    this.send = h("button", { class: "button primary", type: "submit" }, "Send answer");
    this.element = h(
      "form",
      {
        class: "composer",
        onsubmit: (event) => {
          event.preventDefault();
          this.trySend(submit);
        },
      },
      h("label", { class: "field", for: this.text.id }, this.label),
      this.text,
      h(
        "div",
        { class: "row between" },
        h(
          "div",
          { class: "row" },
          this.send,
          h("span", { class: "soft small keys" }, h("kbd", {}, "Ctrl"), " + ", h("kbd", {}, "Enter")),
        ),
        this.note,
      ),
    );
    this.restore();
    this.stopListening = onRemembered(this.key, () => {
      this.restore();
    });
  }

  close(): void {
    this.stopListening();
  }

  focus(): void {
    this.text.focus();
  }

  ask(label: string): void {
    if (this.label.textContent !== label) this.label.textContent = label;
  }

  setBusy(busy: boolean): void {
    this.send.disabled = busy;
  }

  /** Words that were not taken come back, before what was typed meanwhile. */
  giveBack(text: string): void {
    if (text === "") return;
    this.text.value = this.text.value === "" ? text : `${text}\n\n${this.text.value}`;
    this.keep();
    this.focus();
  }

  private restore(): void {
    const draft = recall(this.key);
    this.text.value = typeof draft === "string" ? draft : "";
    this.describe();
  }

  private keep(): void {
    if (this.text.value === "") forget(this.key);
    else remember(this.key, this.text.value);
    this.describe();
  }

  private describe(): void {
    const length = Array.from(this.text.value).length;
    const written = this.text.value.split(/\s+/).filter((word) => word !== "").length;
    if (length > nearly) replaceContent(this.note, `${length} of at most ${longest} characters`);
    else replaceContent(this.note, written === 0 ? "Kept as you type" : `${written} words, kept as you type`);
  }

  private trySend(submit: (text: string) => boolean): void {
    const text = this.text.value.trim();
    if (text === "") {
      replaceContent(this.note, "Write something first, or choose one of the requests below.");
      this.focus();
    } else if (Array.from(text).length > longest) {
      replaceContent(this.note, `That is longer than ${longest} characters; please shorten it.`);
    } else if (submit(text)) {
      this.text.value = "";
      this.keep();
      this.focus();
    }
  }
}
