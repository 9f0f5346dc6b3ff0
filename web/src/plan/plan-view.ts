// The plan, before anything begins: how long, which rounds, what speaks for the person and where they will be asked
// closely. In a real interview the questions themselves are not shown.
import { api, messageOf } from "#shared/api.ts";
import { h, replaceContent } from "#shared/element.ts";
import { count, words } from "#shared/format.ts";
import { navigate, type View } from "#shared/router.ts";
import type { Citation, InterviewRequest, Plan, PlannedQuestion, StrengthOrGap } from "#shared/types.ts";
import { requestOf } from "../intake/choices.ts";

const documentNames = { resume: "Your resume", job: "The job", bank: "The bank" };

function citation(source: Citation): HTMLElement {
  return h(
    "li",
    {},
    h("span", { class: "soft small" }, documentNames[source.document], source.line > 0 && `, line ${source.line}`),
    h("q", {}, source.quote),
  );
}

function citations(sources: readonly Citation[]): HTMLElement {
  return h("ul", { class: "citations" }, ...sources.map(citation));
}

function listOf(title: string, hint: string, entries: readonly StrengthOrGap[], kind: string): HTMLElement {
  const findings = entries.map((entry) =>
    h("li", { class: `finding ${kind}` }, h("h3", {}, entry.name), citations(entry.sources)),
  );
  return h(
    "section",
    { class: "card" },
    h("h2", {}, title),
    h("p", { class: "soft small" }, hint),
    h("ul", { class: "plain findings" }, ...findings),
  );
}

interface RoundShare {
  name: string;
  questions: number;
  minutes: number;
}

function roundsOf(questions: readonly PlannedQuestion[]): RoundShare[] {
  const rounds = new Map<string, RoundShare>();
  for (const question of questions) {
    const share = rounds.get(question.round) ?? { name: words(question.round), questions: 0, minutes: 0 };
    share.questions += 1;
    share.minutes += question.minutes;
    rounds.set(question.round, share);
  }
  return [...rounds.values()];
}

function questionList(plan: Plan): HTMLElement {
  return h(
    "details",
    { class: "card" },
    h("summary", {}, "Show the questions and why they were chosen"),
    h(
      "ol",
      { class: "plain" },
      ...plan.questions.map((question) =>
        h(
          "li",
          { class: "entry" },
          h("h3", {}, question.text),
          h("p", { class: "soft small" }, `${words(question.competency)} \u00b7 about ${question.minutes} minutes`),
          h("p", {}, question.reason),
        ),
      ),
    ),
  );
}

function facts(plan: Plan, request: InterviewRequest): HTMLElement {
  const fact = (name: string, value: string, more = ""): Node =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value), more !== "" && h("dd", { class: "soft small" }, more));
  const rounds = roundsOf(plan.questions)
    .map((round) => `${round.name}: ${count(round.questions, "question")}, about ${round.minutes} minutes`)
    .join("; ");
  return h(
    "dl",
    { class: "facts card" },
    fact("Length", `${plan.minutes} minutes`),
    fact("Questions", String(plan.questions.length), rounds),
    fact("Seniority", words(plan.seniority.value), request.seniority ? "As you chose." : plan.seniority.reason),
    fact(
      "How",
      request.mode === "study" ? "Study" : "Real interview",
      request.mode === "study" ? "Feedback after each question, hints when you ask." : "No hints; feedback at the end.",
    ),
  );
}

function groundRules(): HTMLElement {
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "How it goes"),
    h(
      "ul",
      { class: "rules" },
      h(
        "li",
        {},
        "It begins with a greeting and an easy warm-up. Then one question at a time, with follow-ups on what you said.",
      ),
      h(
        "li",
        {},
        "You may have a question repeated, put in other words or made clearer, and you may take time to think. None of it counts against you.",
      ),
      h("li", {}, "What you type is kept as you type it. Closing the page or losing the network loses nothing."),
      h("li", {}, "At the end you may ask about the company and the process. Then comes your report."),
    ),
  );
}

export async function planView(query: URLSearchParams): Promise<View> {
  const request = requestOf(query);
  const plan = await api.plan(request);
  const error = h("p", { class: "error", role: "alert" });
  const begin = h("button", { class: "button primary large", type: "button" }, "Begin the interview");
  begin.addEventListener("click", () => {
    begin.disabled = true;
    api.start({ ...request, seed: plan.seed }).then(
      (interview) => {
        navigate(`/interviews/${interview.id}`, true);
      },
      (failure: unknown) => {
        replaceContent(error, messageOf(failure));
        begin.disabled = false;
      },
    );
  });
  const where = plan.company_name === "" ? "Your interview" : `Your interview at ${plan.company_name}`;
  return {
    title: "Your plan",
    content: [
      h(
        "div",
        { class: "hero" },
        plan.role_name !== "" && h("p", { class: "eyebrow" }, plan.role_name),
        h("h1", { tabindex: -1 }, where),
      ),
      ...plan.notes.map((note) => h("p", { class: "note" }, note)),
      h(
        "div",
        { class: "steps" },
        facts(plan, request),
        plan.strengths.length > 0 &&
          listOf(
            "What speaks for you",
            "Asked for in the job description, and shown in your resume.",
            plan.strengths,
            "good",
          ),
        plan.gaps.length > 0 &&
          listOf(
            "Where you may be asked closely",
            "Asked for in the job description, and not shown in your resume. Think of the nearest thing that you have done.",
            plan.gaps,
            "warn",
          ),
        groundRules(),
        request.mode === "study" && questionList(plan),
        h(
          "div",
          { class: "go" },
          h("div", { class: "row" }, begin, h("a", { class: "button large", href: "/" }, "Change something")),
          error,
        ),
      ),
    ],
  };
}
