// The report as its view needs it, from what the server sends: the scorecard, and on top of it what a composed report
// adds.
import { words } from "#shared/format.ts";
import type { CompetencyScore, Overall, QuestionScore, Report } from "#shared/types.ts";

export interface ReportParts {
  overall: Overall;
  competencies: CompetencyScore[];
  questions: QuestionScore[];
}

export function partsOf(report: Report): ReportParts {
  return {
    overall: report.overall ?? report.scorecard.overall,
    competencies: report.competencies ?? report.scorecard.competencies,
    questions: report.questions ?? report.scorecard.questions,
  };
}

export function nameOf(competency: CompetencyScore): string {
  return competency.name ?? words(competency.competency);
}

/** The one thing to do first: the report's own, else the heaviest point that the weakest answer missed. */
export function firstStep(report: Report): string {
  if (report.do_first) return report.do_first;
  const scored = partsOf(report).questions.filter((question) => question.score !== null);
  const weakest = scored.toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))[0];
  const missed = weakest?.key_points.find((point) => point.status === "not_met" && point.expected !== false);
  return missed ? `Have this ready, since your weakest answer missed it: "${missed.text}"` : "";
}
