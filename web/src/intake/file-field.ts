// A field that takes a file: by a button, or dropped on it.
import { messageOf } from "#shared/api.ts";
import { h, replaceContent, uniqueId } from "#shared/element.ts";

export interface FileFieldOptions {
  label: string;
  hint: string;
  accept: string;
  /** Sends the file; what it throws is shown. */
  take: (file: File) => Promise<void>;
}

/** The 10 MB of the server, said before the file travels. */
const mostBytes = 10 * 1024 * 1024;

export function fileField(options: FileFieldOptions): HTMLElement {
  const hint = uniqueId("hint");
  const message = h("p", { class: "error", role: "alert" });
  const busy = h("p", { class: "soft small", role: "status" });
  const input = h("input", {
    type: "file",
    id: uniqueId("file"),
    class: "visually-hidden",
    accept: options.accept,
    "aria-describedby": hint,
    onchange: () => {
      const file = input.files?.[0];
      if (file) void take(file);
    },
  });
  const zone = h(
    "div",
    { class: "drop" },
    input,
    h("label", { class: "button", for: input.id }, options.label),
    h("p", { class: "soft small", id: hint }, options.hint),
    busy,
    message,
  );

  async function take(file: File): Promise<void> {
    replaceContent(message);
    if (file.size > mostBytes) {
      replaceContent(
        message,
        `"${file.name}" is larger than 10 MB. Export it again without pictures, or choose another file.`,
      );
      return;
    }
    replaceContent(busy, `Reading "${file.name}" \u2026`);
    zone.classList.add("busy");
    try {
      await options.take(file);
    } catch (error) {
      replaceContent(message, messageOf(error));
    }
    replaceContent(busy);
    zone.classList.remove("busy");
    input.value = ""; // so that the same file can be chosen again after it was put right
  }

  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => {
    zone.classList.remove("over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) void take(file);
  });
  return zone;
}

/** A file dropped beside a field would otherwise be opened in place of the page. Returns how to stop. */
export function catchStrayDrops(): () => void {
  const stop = (event: DragEvent): void => {
    event.preventDefault();
  };
  window.addEventListener("dragover", stop);
  window.addEventListener("drop", stop);
  return () => {
    window.removeEventListener("dragover", stop);
    window.removeEventListener("drop", stop);
  };
}
