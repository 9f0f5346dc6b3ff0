// Questions that need an answer before anything happens, as modal dialogs: the browser keeps the focus inside, Escape
// means no, and the focus returns to where it was.
import { h, uniqueId } from "./element.ts";

export interface Confirmation {
  title: string;
  text: string;
  yes: string;
  no: string;
  dangerous?: boolean;
}

function ask(dialog: HTMLDialogElement): Promise<string> {
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}

export async function confirm(question: Confirmation): Promise<boolean> {
  const title = uniqueId("dialog");
  const dialog = h(
    "dialog",
    { "aria-labelledby": title },
    h(
      "form",
      { method: "dialog", class: "dialog" },
      h("h2", { id: title }, question.title),
      h("p", {}, question.text),
      h(
        "div",
        { class: "row end" },
        h("button", { class: "button", value: "" }, question.no),
        h("button", { class: question.dangerous ? "button danger" : "button primary", value: "yes" }, question.yes),
      ),
    ),
  );
  return (await ask(dialog)) === "yes";
}

/** One line of text, or nothing. */
export async function askForLine(title: string, label: string, send: string): Promise<string> {
  const titleId = uniqueId("dialog");
  const input = h("input", { name: "line", required: true, maxlength: 300, autocomplete: "off", autofocus: true });
  const dialog = h("dialog", { "aria-labelledby": titleId });
  dialog.append(
    h(
      "form",
      { method: "dialog", class: "dialog" },
      h("h2", { id: titleId }, title),
      h("label", { class: "field" }, h("span", {}, label), input),
      h(
        "div",
        { class: "row end" },
        h(
          "button",
          {
            class: "button",
            type: "button",
            onclick: () => {
              dialog.close("");
            },
          },
          "Cancel",
        ),
        h("button", { class: "button primary", value: "yes" }, send),
      ),
    ),
  );
  return (await ask(dialog)) === "yes" ? input.value.trim() : "";
}
