// One answer in the report: its level, what was met and missed with the words that show it, and what was said.
import { h } from "#shared/element.ts";
import { level, words } from "#shared/format.ts";
import type { KeyPoint, QuestionReport, RaterWord, Status, Turn } from "#shared/types.ts";
import { rangeBar } from "./range-bar.ts";

const statusNames: Record<Status, string> = {
  met: "Made",
  partly_met: "Partly made",
  not_met: "Missing",
  contradicted: "Contradicted",
};

const promptedNames = { unasked: "", after_probe: "after a follow-up", after_hint: "after a hint" };

function point(entry: KeyPoint): HTMLElement {
  const prompted = promptedNames[entry.prompted];
  return h(
    "li",
    { class: `point ${entry.status}` },
    h("p", {}, h("span", { class: "status" }, statusNames[entry.status]), " ", entry.text),
    entry.quote !== null &&
      h(
        "p",
        { class: "evidence" },
        h("q", {}, entry.quote),
        prompted !== "" && h("span", { class: "soft small" }, ` (${prompted})`),
      ),
    entry.why_wrong && h("p", { class: "soft small" }, entry.why_wrong),
  );
}

function points(title: string, entries: readonly KeyPoint[]): HTMLElement | false {
  return (
    entries.length > 0 &&
    h("section", { class: "part" }, h("h4", {}, title), h("ul", { class: "plain points" }, ...entries.map(point)))
  );
}

function listed(title: string, entries: readonly KeyPoint[]): HTMLElement | false {
  return (
    entries.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, title),
      h("ul", { class: "rules" }, ...entries.map((entry) => h("li", {}, entry.text))),
    )
  );
}

function word(name: string, said: RaterWord): HTMLElement {
  return h(
    "p",
    { class: "evidence" },
    `${name}: ${statusNames[said.status]} `,
    said.quote !== null && h("q", {}, said.quote),
  );
}

function differences(question: QuestionReport): HTMLElement | false {
  const entries = question.key_points.flatMap(({ text, raters }) =>
    raters && raters.first.status !== raters.second.status ? [{ text, ...raters }] : [],
  );
  return (
    entries.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, "Where the two raters differ"),
      h(
        "ul",
        { class: "plain points" },
        ...entries.map(({ text, first, second }) =>
          h("li", {}, h("p", {}, text), word("First rater", first), word("Second rater, a language model", second)),
        ),
      ),
    )
  );
}

function dimensions(question: QuestionReport): HTMLElement | false {
  const entries = Object.entries(question.dimensions).filter(([, value]) => value !== null);
  return (
    entries.length > 0 &&
    h(
      "section",
      { class: "part" },
      h("h4", {}, "How it was told"),
      h(
        "ul",
        { class: "plain dimensions" },
        ...entries.map(([name, value]) =>
          h(
            "li",
            {},
            h("span", {}, words(name)),
            rangeBar(value?.score ?? 0, null),
            h("span", { class: "soft small" }, `${Math.round((value?.score ?? 0) * 100)} of 100`),
          ),
        ),
      ),
    )
  );
}

function anchors(question: QuestionReport): HTMLElement | false {
  const { anchor, next_anchor: next } = question;
  return (
    anchor !== null &&
    h(
      "div",
      { class: "anchor" },
      h("p", {}, h("strong", {}, `At level ${anchor.level}: `), anchor.text),
      next && h("p", {}, h("strong", {}, `At level ${next.level}: `), next.text),
    )
  );
}

const scaffoldNames = { said: "You said", resume: "Your resume", gap: "Fill in" };

function scaffold(question: QuestionReport): HTMLElement | false {
  const lines = question.scaffold;
  return (
    lines.length > 0 &&
    h(
      "details",
      {},
      h(
        "summary",
        {},
        question.score === null ? "An answer from your own facts" : "Your answer, made stronger from your own facts",
      ),
      h(
        "ul",
        { class: "plain scaffold" },
        ...lines.map((line) =>
          h("li", { class: line.kind }, h("span", { class: "tag quiet" }, scaffoldNames[line.kind]), " ", line.text),
        ),
      ),
    )
  );
}

function said(turns: readonly Turn[]): HTMLElement | false {
  const spoken = turns.filter((turn) => turn.text !== "");
  return (
    spoken.length > 0 &&
    h(
      "details",
      {},
      h("summary", {}, "What was said, and why each follow-up was asked"),
      h(
        "ol",
        { class: "turns" },
        ...spoken.map((turn) =>
          h(
            "li",
            { class: turn.speaker === "candidate" ? "turn mine" : "turn" },
            h("p", { class: "speaker" }, turn.speaker === "candidate" ? "You" : "Interviewer"),
            h("p", { class: "spoken" }, turn.text),
            turn.speaker === "interviewer" && turn.reason && h("p", { class: "soft small" }, `Why: ${turn.reason}`),
          ),
        ),
      ),
    )
  );
}

function heading(question: QuestionReport): HTMLElement {
  if (question.level === null || question.score === null) {
    return h("p", { class: "verdict soft" }, question.explanation);
  }
  const range = question.levels ? `, likely ${level(question.levels[0])} to ${level(question.levels[1])}` : "";
  return h(
    "div",
    { class: "verdict" },
    h(
      "p",
      {},
      h("strong", { class: "level" }, `Level ${level(question.level)}`),
      h("span", { class: "soft" }, ` of 5${range}`),
    ),
    rangeBar(question.score, question.range),
  );
}

/** What stands around an answer in the report. */
interface Place {
  number: number;
  competency: string;
  practise: string; // address of the start page for this question alone
}

export function questionReport(question: QuestionReport, place: Place): HTMLElement {
  const of = (...statuses: Status[]): KeyPoint[] =>
    question.key_points.filter((entry) => statuses.includes(entry.status));
  const scored = question.score !== null;
  const missing = of("not_met").filter((entry) => entry.expected);
  const beyond = of("not_met").filter((entry) => !entry.expected);
  return h(
    "article",
    { class: "card answer-report" },
    h("p", { class: "eyebrow" }, `Question ${place.number} \u00b7 ${place.competency}`),
    h("h3", {}, question.text),
    heading(question),
    scored && anchors(question),
    question.do_first !== "" && h("p", { class: "note" }, h("strong", {}, "First: "), question.do_first),
    scored && points("What you made", of("met", "partly_met")),
    scored && points("What stands against it", of("contradicted")),
    scored && points("What was missing", missing),
    !scored && listed("What an excellent answer has", missing),
    listed("What a more senior answer adds", beyond),
    scored && differences(question),
    scored && dimensions(question),
    scaffold(question),
    said(question.turns),
    h("p", {}, h("a", { class: "button", href: place.practise }, "Practise this question")),
  );
}
