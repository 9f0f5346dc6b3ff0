// The interviews there are: to go on with, to read the report of, to take along, to delete.
import { api, exportPath, messageOf } from "#shared/api.ts";
import { confirm } from "#shared/dialog.ts";
import { h, replaceContent } from "#shared/element.ts";
import { day, level } from "#shared/format.ts";
import { navigate } from "#shared/router.ts";
import { forget, forgetAll } from "#shared/storage.ts";
import type { InterviewRow } from "#shared/types.ts";

interface Page {
  interviews: InterviewRow[];
  next: string | null;
}

function stateOf(row: InterviewRow): string {
  if (row.state === "running") return "in progress";
  return row.overall_level === null ? "ended, not scored" : `level ${level(row.overall_level)} of 5`;
}

function button(text: string, what: string, act: () => Promise<void>, kind = ""): HTMLElement {
  return h(
    "button",
    { class: `button ${kind}`, type: "button", onclick: () => void act() },
    text,
    h("span", { class: "visually-hidden" }, ` ${what}`),
  );
}

export function earlierInterviews(first: Page): HTMLElement {
  const list = h("ul", { class: "plain" });
  const more = h("div", { class: "row" });
  const message = h("p", { class: "error", role: "alert" });
  const section = h(
    "section",
    { class: "section", "aria-labelledby": "earlier" },
    h("h2", { id: "earlier" }, "Earlier interviews"),
  );

  const trying = (act: () => Promise<void>) => async () => {
    replaceContent(message);
    await act().catch((error: unknown) => {
      replaceContent(message, messageOf(error));
    });
  };

  async function remove(row: InterviewRow): Promise<void> {
    const sure = await confirm({
      title: "Delete this interview?",
      text: `${row.title}, ${day(row.created_milliseconds)}. Its answers, its report, and the resume and job description that only it used are gone for good.`,
      yes: "Delete it",
      no: "Keep it",
      dangerous: true,
    });
    if (!sure) return;
    await api.deleteInterview(row.id);
    forget(`draft.${row.id}`);
    forget(`outbox.${row.id}`);
    navigate("/", true); // the choices may name documents that went too
  }

  function itemOf(row: InterviewRow): HTMLElement {
    const running = row.state === "running";
    const what = `${row.title}, ${day(row.created_milliseconds)}`;
    const item = h("li", { class: "card earlier" });
    item.append(
      h(
        "div",
        {},
        h("h3", {}, row.title),
        h("p", { class: "soft small" }, `${day(row.created_milliseconds)} \u00b7 ${stateOf(row)}`),
      ),
      h(
        "div",
        { class: "row" },
        running
          ? h(
              "a",
              { class: "button primary", href: `/interviews/${row.id}` },
              "Continue",
              h("span", { class: "visually-hidden" }, ` ${what}`),
            )
          : h(
              "a",
              { class: "button", href: `/interviews/${row.id}/report` },
              "Report",
              h("span", { class: "visually-hidden" }, ` of ${what}`),
            ),
        button(
          "Export",
          what,
          trying(() => api.download(exportPath(row.id), `offerbox-${row.id}.zip`)),
        ),
        button(
          "Delete",
          what,
          trying(() => remove(row)),
          "danger",
        ),
      ),
    );
    return item;
  }

  function add(page: Page): void {
    list.append(...page.interviews.map(itemOf));
    const { next } = page;
    replaceContent(
      more,
      next !== null &&
        button(
          "Show more",
          "interviews",
          trying(async () => {
            add(await api.interviews(next));
          }),
        ),
    );
  }

  async function removeAll(): Promise<void> {
    const sure = await confirm({
      title: "Delete everything?",
      text: "All interviews, reports, resumes and job descriptions are gone for good, and so is what this browser remembers of them.",
      yes: "Delete everything",
      no: "Keep everything",
      dangerous: true,
    });
    if (!sure) return;
    await api.deleteEverything();
    forgetAll();
    navigate("/", true);
  }

  if (first.interviews.length === 0) return h("div");
  add(first);
  section.append(
    list,
    more,
    message,
    h(
      "div",
      { class: "row" },
      button(
        "Export everything",
        "",
        trying(() => api.download("/api/v1/everything", "offerbox.zip")),
      ),
      button("Delete everything", "", trying(removeAll), "danger"),
    ),
  );
  return section;
}
