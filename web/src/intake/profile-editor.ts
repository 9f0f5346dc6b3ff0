// What was read of a resume, each part to be put right. A change is saved when its field is left.
import { api, messageOf } from "#shared/api.ts";
import { h, replaceContent } from "#shared/element.ts";
import { count } from "#shared/format.ts";
import type { Education, Profile, Project, Resume } from "#shared/types.ts";
import * as correct from "./profile.ts";

interface FieldOptions {
  lines?: number;
  pattern?: string;
  placeholder?: string;
  help?: string;
  type?: string;
}

type Change = (value: string) => void;

function field(label: string, value: string, change: Change, options: FieldOptions = {}): HTMLElement {
  const listen = (event: Event): void => {
    const input = event.target as HTMLInputElement | HTMLTextAreaElement;
    if (input.checkValidity()) change(input.value.trim());
    else input.reportValidity();
  };
  const shared = { onchange: listen, placeholder: options.placeholder, autocomplete: "off" };
  const input =
    options.lines === undefined
      ? h("input", { ...shared, type: options.type ?? "text", pattern: options.pattern, title: options.help })
      : h("textarea", { ...shared, rows: options.lines });
  input.value = value;
  return h("label", { class: "field" }, h("span", {}, label), input);
}

const dateOptions = {
  pattern: correct.datePattern,
  placeholder: "2023-06",
  help: "A year, or a year and month: 2023-06",
};

/** Saves one correction after the other; the last one wins. */
class Saver {
  readonly status = h("p", { class: "soft small", role: "status" });
  private pending: Promise<void> = Promise.resolve();
  private readonly resume: Resume;

  constructor(resume: Resume) {
    this.resume = resume;
  }

  save(): void {
    this.pending = this.pending.then(() => this.send());
  }

  private async send(): Promise<void> {
    replaceContent(this.status, "Saving \u2026");
    try {
      const saved = await api.correctResume(this.resume.id, this.resume.profile);
      this.resume.id = saved.id;
      replaceContent(this.status, "Your corrections are saved.");
    } catch (error) {
      replaceContent(
        this.status,
        messageOf(error),
        " ",
        h(
          "button",
          {
            class: "button link",
            type: "button",
            onclick: () => {
              this.save();
            },
          },
          "Save again",
        ),
      );
    }
  }
}

function workFields(profile: Profile, index: number, save: () => void, redraw: () => void): HTMLElement {
  const work = profile.work[index];
  if (!work) return h("li");
  const dates = (start: string, end: string): void => {
    correct.setWorkDates(profile, index, start, end);
    save();
  };
  return h(
    "li",
    { class: "entry" },
    h(
      "div",
      { class: "grid two" },
      field("Title", work.position, (value) => {
        work.position = value;
        save();
      }),
      field("Employer", work.name, (value) => {
        work.name = value;
        save();
      }),
      field(
        "From",
        work.startDate ?? "",
        (value) => {
          dates(value, work.endDate ?? "");
        },
        dateOptions,
      ),
      field(
        "To (empty: until now)",
        work.endDate ?? "",
        (value) => {
          dates(work.startDate ?? "", value);
        },
        dateOptions,
      ),
    ),
    field(
      "What you did, one point a line",
      work.highlights.join("\n"),
      (value) => {
        correct.setBullets(profile, index, correct.linesOf(value));
        save();
      },
      { lines: Math.min(8, Math.max(2, work.highlights.length + 1)) },
    ),
    h(
      "button",
      {
        class: "button link danger",
        type: "button",
        onclick: () => {
          correct.removeWork(profile, index);
          save();
          redraw();
        },
      },
      "Remove this role",
      h("span", { class: "visually-hidden" }, `: ${work.position} ${work.name}`),
    ),
  );
}

function educationFields(entry: Education, save: () => void): HTMLElement {
  return h(
    "li",
    { class: "entry" },
    h(
      "div",
      { class: "grid two" },
      field("School", entry.institution, (value) => {
        entry.institution = value;
        save();
      }),
      field("Degree", entry.studyType, (value) => {
        entry.studyType = value;
        save();
      }),
      field("Subject", entry.area, (value) => {
        entry.area = value;
        save();
      }),
      field(
        "Until",
        entry.endDate ?? "",
        (value) => {
          if (value === "") delete entry.endDate;
          else entry.endDate = value;
          save();
        },
        dateOptions,
      ),
    ),
  );
}

function projectFields(project: Project, save: () => void): HTMLElement {
  return h(
    "li",
    { class: "entry" },
    field("Project", project.name, (value) => {
      project.name = value;
      save();
    }),
    field("What it is", project.description, (value) => {
      project.description = value;
      save();
    }),
    field(
      "What you did, one point a line",
      project.highlights.join("\n"),
      (value) => {
        project.highlights = correct.linesOf(value);
        save();
      },
      { lines: Math.min(6, Math.max(2, project.highlights.length + 1)) },
    ),
  );
}

function part(title: string, ...content: (Node | null)[]): HTMLElement {
  return h("section", { class: "part" }, h("h3", {}, title), ...content);
}

function listOf(entries: HTMLElement[]): HTMLElement {
  return entries.length > 0
    ? h("ul", { class: "plain" }, ...entries)
    : h("p", { class: "soft small" }, "Nothing was found.");
}

/** "5 roles, 17 bullet points, 22 skills" */
export function summaryOf(profile: Profile): string {
  const bullets = profile.work.reduce((sum, work) => sum + work.highlights.length, 0);
  return [
    count(profile.work.length, "role"),
    count(bullets, "bullet point"),
    count(correct.skillCount(profile), "skill"),
    count(profile.education.length, "school"),
  ].join(", ");
}

/** The editor changes the resume that it is given, its id included. `changed` is called after each change. */
export function profileEditor(resume: Resume, changed: () => void): HTMLElement {
  const saver = new Saver(resume);
  const { profile } = resume;
  const save = (): void => {
    saver.save();
    changed();
  };
  const work = h("div");
  const drawWork = (): void => {
    replaceContent(work, listOf(profile.work.map((_, index) => workFields(profile, index, save, drawWork))));
  };
  drawWork();
  const addRole = (): void => {
    correct.addWork(profile);
    drawWork();
    work.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  };
  return h(
    "div",
    { class: "editor" },
    h(
      "div",
      { class: "grid two" },
      field("Name", profile.basics.name, (value) => {
        profile.basics.name = value;
        save();
      }),
      field(
        "Email",
        profile.basics.email ?? "",
        (value) => {
          profile.basics.email = value;
          save();
        },
        { type: "email" },
      ),
    ),
    part("Roles", work, h("button", { class: "button", type: "button", onclick: addRole }, "Add a role")),
    part(
      "Skills",
      field(
        "One group a line",
        correct.skillsText(profile.skills),
        (value) => {
          correct.setSkills(profile, correct.skillsOf(value));
          save();
        },
        { lines: Math.max(3, profile.skills.length + 1) },
      ),
    ),
    profile.projects.length > 0 &&
      part("Projects", listOf(profile.projects.map((project) => projectFields(project, save)))),
    part("Education", listOf(profile.education.map((entry) => educationFields(entry, save)))),
    saver.status,
  );
}
