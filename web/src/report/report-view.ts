// The report: the whole first, then each competency, then each answer with its evidence.
import { api, exportPath, messageOf, reportPath } from "#shared/api.ts";
import { h, replaceContent } from "#shared/element.ts";
import { clock, level, words } from "#shared/format.ts";
import type { View } from "#shared/router.ts";
import type { CompetencyReport, EnginePart, Overall, Plan, Report } from "#shared/types.ts";
import { questionReport } from "./question-report.ts";
import { rangeBar } from "./range-bar.ts";

function overallCard(overall: Overall): HTMLElement {
  if (overall.level === null || overall.score === null) {
    return h(
      "section",
      { class: "card overall" },
      h("h2", {}, "Not scored"),
      h(
        "p",
        {},
        "No question was answered, so there is nothing to score. The points of an excellent answer stand below.",
      ),
    );
  }
  const range = overall.levels
    ? `An interviewer would likely put you between ${level(overall.levels[0])} and ${level(overall.levels[1])}.`
    : "";
  return h(
    "section",
    { class: "card overall", "aria-labelledby": "overall" },
    h("h2", { id: "overall", class: "visually-hidden" }, "Overall"),
    h(
      "p",
      { class: "score" },
      h("span", { class: "big" }, level(overall.level)),
      h("span", { class: "soft" }, " of 5"),
      h("span", { class: "tag" }, overall.band),
    ),
    rangeBar(overall.score, overall.range),
    h("p", { class: "soft small" }, range),
  );
}

function competencyRow(competency: CompetencyReport): HTMLElement {
  return h(
    "li",
    {},
    h("span", {}, competency.name),
    rangeBar(competency.score ?? 0, competency.range),
    h("span", { class: "soft small" }, `level ${level(competency.level ?? 1)}`),
  );
}

function competencyCard(competencies: readonly CompetencyReport[]): HTMLElement {
  const scored = competencies.filter((competency) => competency.score !== null);
  const others = competencies.filter((competency) => competency.score === null).map((competency) => competency.name);
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "By competency"),
    h("ul", { class: "plain competencies" }, ...scored.map(competencyRow)),
    others.length > 0 && h("p", { class: "soft small" }, `Not scored: ${others.join(", ")}.`),
  );
}

function downloads(report: Report): HTMLElement {
  const message = h("p", { class: "error", role: "alert" });
  const link = (text: string, path: string, ending: string): HTMLElement =>
    h(
      "button",
      {
        class: "button",
        type: "button",
        onclick: () => {
          replaceContent(message);
          api.download(path, `offerbox-${report.id}.${ending}`).catch((error: unknown) => {
            replaceContent(message, messageOf(error));
          });
        },
      },
      text,
    );
  return h(
    "section",
    { class: "section", "aria-labelledby": "keep" },
    h("h2", { id: "keep" }, "Keep it"),
    h(
      "div",
      { class: "row" },
      link("PDF", reportPath(report.id, "pdf"), "pdf"),
      link("Markdown", reportPath(report.id, "md"), "md"),
      link("JSON", reportPath(report.id, "json"), "json"),
      h("a", { class: "button", href: reportPath(report.id, "html"), target: "_blank" }, "Page to print"),
      link("Everything of this interview", exportPath(report.id), "zip"),
    ),
    message,
  );
}

function engines(parts: readonly EnginePart[]): string {
  const shown = parts.map(({ part, name, used, passed_by }) => {
    const times = [used > 0 ? `used ${used}\u00d7` : "", passed_by > 0 ? `passed by ${passed_by}\u00d7` : ""];
    const said = times.filter((time) => time !== "").join(", ");
    return `${part}: ${name}${said === "" ? "" : ` (${said})`}`;
  });
  return `Who took part: ${shown.join("; ")}.`;
}

function practiseAddress(plan: Plan, question: string): string {
  return `/?${new URLSearchParams({ company: plan.company, role: plan.role, question }).toString()}`;
}

export async function reportView(id: string): Promise<View> {
  const report = await api.report(id);
  const { overall, competencies, questions } = report;
  const names = new Map(competencies.map((competency) => [competency.competency, competency.name]));
  const mode = report.mode === "study" ? "Study" : "Real interview";
  return {
    title: "Your report",
    content: [
      h(
        "div",
        { class: "hero" },
        h("p", { class: "eyebrow" }, "Report"),
        h("h1", { tabindex: -1 }, report.title),
        h(
          "p",
          { class: "soft" },
          `${mode}, ${words(report.plan.seniority.value).toLowerCase()}, ${clock(report.seconds)} of ${report.plan.minutes} minutes`,
        ),
      ),
      h(
        "div",
        { class: "steps" },
        overallCard(overall),
        report.do_first !== "" &&
          h("section", { class: "card first" }, h("h2", {}, "What to do first"), h("p", {}, report.do_first)),
        competencies.length > 0 && competencyCard(competencies),
      ),
      h(
        "section",
        { class: "section", "aria-labelledby": "answers" },
        h("h2", { id: "answers" }, "Answer by answer"),
        ...questions.map((question, at) =>
          questionReport(question, {
            number: at + 1,
            competency: names.get(question.competency) ?? words(question.competency),
            practise: practiseAddress(report.plan, question.question_id),
          }),
        ),
      ),
      downloads(report),
      h(
        "section",
        { class: "section" },
        h("ul", { class: "soft small" }, ...report.cautions.map((caution) => h("li", {}, caution))),
        h("p", { class: "soft small" }, engines(report.engines)),
        h("p", { class: "row" }, h("a", { class: "button primary", href: "/" }, "Practise again")),
      ),
    ],
  };
}
