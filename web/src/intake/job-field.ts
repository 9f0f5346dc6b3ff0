// The job description: pasted, or as a file.
import { api, Failure } from "#shared/api.ts";
import { announce } from "#shared/announce.ts";
import { h, replaceContent } from "#shared/element.ts";
import type { Job } from "#shared/types.ts";
import type { Choices } from "./choices.ts";
import { fileField } from "./file-field.ts";

const accepted = ".pdf,.docx,.txt,.md";

function asksFor(job: Job): string {
  const names = job.job.required.map((requirement) => requirement.name);
  return names.length > 0 ? `Asks for ${names.join(", ")}` : "No required skill was found in it.";
}

/** Changes the choices' job and calls `changed`; `read` gets a job description that came as a file. */
export function jobField(choices: Choices, changed: () => void, read: (job: Job) => void): HTMLElement {
  const place = h("div", { class: "job" });

  function showEmpty(): void {
    const text = h("textarea", {
      rows: 5,
      placeholder: "Paste the text of the advertisement here",
      oninput: () => {
        choices.jobText = text.value;
        changed();
      },
    });
    text.value = choices.jobText;
    replaceContent(
      place,
      h("label", { class: "field" }, h("span", {}, "Job description"), text),
      fileField({
        label: "Or choose a file",
        hint: "PDF, DOCX, text or Markdown",
        accept: accepted,
        take: async (file) => {
          const job = await api.addJob(file);
          Object.assign(choices, { jobId: job.id, jobName: job.file_name, jobText: "" });
          showFile(asksFor(job));
          read(job);
          changed();
          announce(`The job description was read. ${asksFor(job)}`);
        },
      }),
    );
  }

  function forgetFile(): void {
    Object.assign(choices, { jobId: "", jobName: "" });
    changed();
  }

  function remove(): void {
    void api.forget("jobs", choices.jobId).catch(() => undefined); // at the latest it goes when the server starts next
    forgetFile();
    showEmpty();
    place.querySelector("textarea")?.focus();
  }

  function showFile(facts: string): void {
    replaceContent(
      place,
      h(
        "div",
        { class: "read" },
        h(
          "div",
          { class: "row between" },
          h("p", {}, h("strong", {}, "Job description"), " ", h("span", { class: "soft small" }, choices.jobName)),
          h("button", { class: "button", type: "button", onclick: remove }, "Use another"),
        ),
        facts !== "" && h("p", { class: "soft small" }, facts),
      ),
    );
  }

  showEmpty();
  if (choices.jobId !== "") {
    void api.job(choices.jobId).then(
      (job) => {
        showFile(asksFor(job));
      },
      (error: unknown) => {
        // It was deleted with the interview that used it.
        if (error instanceof Failure && error.code === "not_found") forgetFile();
      },
    );
  }
  return place;
}
