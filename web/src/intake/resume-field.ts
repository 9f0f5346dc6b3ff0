// The resume: not there yet, or there with what was read of it.
import { api, Failure } from "#shared/api.ts";
import { announce } from "#shared/announce.ts";
import { h, replaceContent } from "#shared/element.ts";
import type { Resume } from "#shared/types.ts";
import { fileField } from "./file-field.ts";
import { profileEditor, summaryOf } from "./profile-editor.ts";

const accepted = ".pdf,.docx,.txt,.md,.json,.yaml,.yml";

/** `changed` is told the id of the resume there is, or an empty one. */
export function resumeField(resumeId: string, changed: (id: string) => void): HTMLElement {
  const place = h("div", { class: "resume" });

  function showEmpty(): void {
    replaceContent(
      place,
      fileField({
        label: "Choose your resume",
        hint: "or drop it here: PDF, DOCX, text, Markdown or JSON Resume, up to 10 MB",
        accept: accepted,
        take: async (file) => {
          const resume = await api.addResume(file);
          showResume(resume);
          changed(resume.id);
          announce(`The resume of ${resume.profile.basics.name} was read: ${summaryOf(resume.profile)}.`);
        },
      }),
    );
  }

  function remove(id: string): void {
    void api.forget("resumes", id).catch(() => undefined); // at the latest it goes when the server starts next
    changed("");
    showEmpty();
    place.querySelector("input")?.focus();
  }

  function showResume(resume: Resume): void {
    const { basics } = resume.profile;
    const name = h("strong");
    const facts = h("p", { class: "soft small" });
    const draw = (): void => {
      replaceContent(name, basics.name || "No name was found");
      replaceContent(
        facts,
        [basics.email ?? "", summaryOf(resume.profile)].filter((fact) => fact !== "").join(" \u00b7 "),
      );
      changed(resume.id);
    };
    replaceContent(
      place,
      h(
        "div",
        { class: "read" },
        h(
          "div",
          { class: "row between" },
          h("p", {}, name, " ", h("span", { class: "soft small" }, resume.file_name)),
          h(
            "button",
            {
              class: "button",
              type: "button",
              onclick: () => {
                remove(resume.id);
              },
            },
            "Use another file",
          ),
        ),
        facts,
        h("details", {}, h("summary", {}, "Check and correct what was read"), profileEditor(resume, draw)),
      ),
    );
    draw();
  }

  showEmpty();
  if (resumeId !== "") {
    void api.resume(resumeId).then(showResume, (error: unknown) => {
      // It was deleted with the interview that used it.
      if (error instanceof Failure && error.code === "not_found") changed("");
    });
  }
  return place;
}
