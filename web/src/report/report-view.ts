// The report: the whole first, then each competency, then each answer with its evidence.
import { api, exportPath, messageOf, reportPath } from "../shared/api.ts";
import { h, replaceContent } from "../shared/element.ts";
import { clock, level, words } from "../shared/format.ts";
import type { View } from "../shared/router.ts";
import type { CompetencyScore, Overall, Report } from "../shared/types.ts";
import { questionReport } from "./question-report.ts";
import { rangeBar } from "./range-bar.ts";
import { firstStep, partsOf } from "./report.ts";

const cautions = [
  "Scores are estimates with a range; an experienced interviewer may well differ by half a level.",
  "They say how these answers came across, and nothing about you as a person.",
];

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
    : "The bar shows where an interviewer would likely put you.";
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

function competencyRow(competency: CompetencyScore): HTMLElement {
  const scored = competency.score !== null && competency.level !== null;
  return h(
    "li",
    {},
    h("span", {}, competency.name ?? words(competency.competency)),
    scored ? rangeBar(competency.score ?? 0, competency.range) : h("span"),
    h("span", { class: "soft small" }, scored ? `level ${level(competency.level ?? 1)}` : "not scored"),
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
      link("Everything of this interview", exportPath(report.id), "zip"),
    ),
    message,
  );
}

export async function reportView(id: string): Promise<View> {
  const report = await api.report(id);
  const { overall, competencies, questions } = partsOf(report);
  const first = firstStep(report);
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
        first !== "" && h("section", { class: "card first" }, h("h2", {}, "What to do first"), h("p", {}, first)),
        competencies.length > 0 &&
          h(
            "section",
            { class: "card" },
            h("h2", {}, "By competency"),
            h("ul", { class: "plain competencies" }, ...competencies.map(competencyRow)),
          ),
      ),
      h(
        "section",
        { class: "section", "aria-labelledby": "answers" },
        h("h2", { id: "answers" }, "Answer by answer"),
        ...questions.map((question, at) =>
          questionReport(
            question,
            at + 1,
            report.turns.filter((turn) => turn.question_id === question.question_id),
          ),
        ),
      ),
      downloads(report),
      h(
        "section",
        { class: "section" },
        h("ul", { class: "soft small" }, ...(report.cautions ?? cautions).map((caution) => h("li", {}, caution))),
        h("p", { class: "row" }, h("a", { class: "button primary", href: "/" }, "Practise again")),
      ),
    ],
  };
}
