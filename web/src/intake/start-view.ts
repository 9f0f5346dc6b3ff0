// The start page: everything an interview is made from, and the interviews there are.
import { api, Failure, messageOf } from "#shared/api.ts";
import { h, replaceContent, uniqueId } from "#shared/element.ts";
import { navigate, type View } from "#shared/router.ts";
import type { Job, Named, Question } from "#shared/types.ts";
import { earlierInterviews } from "../interview/earlier.ts";
import { grades, planAddress, recallChoices, rememberChoices, type Choices } from "./choices.ts";
import { modeChoice, select, textWithList } from "./fields.ts";
import { catchStrayDrops } from "./file-field.ts";
import { jobField } from "./job-field.ts";
import { resumeField } from "./resume-field.ts";

const lengths = [15, 30, 45, 60, 90];

interface Bank {
  companies: Named[];
  roles: Named[];
  questions: Question[];
}

function named(list: readonly Named[], text: string): Named | undefined {
  const wanted = text.trim().toLowerCase();
  return list.find((entry) => entry.id === wanted || entry.name.toLowerCase() === wanted);
}

/** Links of the bank pages name ids; the fields show names. */
function takeQuery(choices: Choices, query: URLSearchParams, bank: Bank): void {
  const company = query.get("company");
  const role = query.get("role");
  if (company !== null) choices.company = named(bank.companies, company)?.name ?? company;
  if (role !== null) choices.role = named(bank.roles, role)?.name ?? role;
  if (company !== null || role !== null) choices.question = query.get("question") ?? "";
}

function bankNote(bank: Bank, choices: Choices): Node[] {
  const company = named(bank.companies, choices.company);
  const role = named(bank.roles, choices.role);
  if (company && role && role.id !== "any") {
    return [
      h(
        "p",
        { class: "soft small" },
        "The bank knows this one: ",
        h("a", { href: `/companies/${company.id}/${role.id}` }, "read its questions and what interviewers look for"),
        ".",
      ),
    ];
  }
  if (choices.company.trim() === "" || company) return [];
  return [
    h(
      "p",
      { class: "soft small" },
      "The bank has nothing of its own about this company: the questions will come from the role and the job description.",
    ),
  ];
}

function oneQuestion(bank: Bank, choices: Choices, changed: () => void): HTMLElement {
  const place = h("div");
  const question = bank.questions.find((entry) => entry.id === choices.question);
  const clear = (): void => {
    choices.question = "";
    changed();
    replaceContent(place);
  };
  if (!question) choices.question = "";
  else
    replaceContent(
      place,
      h(
        "div",
        { class: "note row between" },
        h("p", {}, h("strong", {}, "You practise one question: "), question.text),
        h("button", { class: "button", type: "button", onclick: clear }, "Hold a whole interview instead"),
      ),
    );
  return place;
}

function step(number: number, title: string, hint: string, ...content: Node[]): HTMLElement {
  const id = uniqueId("step");
  return h(
    "section",
    { class: "card step", "aria-labelledby": id },
    h("h2", { id }, h("span", { class: "step-number", "aria-hidden": "true" }, number), title),
    hint !== "" && h("p", { class: "soft small" }, hint),
    ...content,
  );
}

async function prepare(choices: Choices): Promise<void> {
  if (
    choices.company.trim() === "" &&
    choices.role.trim() === "" &&
    choices.jobText.trim() === "" &&
    choices.jobId === ""
  ) {
    throw new Failure(
      "invalid_argument",
      "Name a company or a role, or give a job description: one of them is enough.",
    );
  }
  let { jobId } = choices;
  if (choices.jobText.trim() !== "") jobId = (await api.addJobText(choices.jobText)).id;
  navigate(planAddress(choices, jobId, Math.floor(Math.random() * 2 ** 31)));
}

function form(choices: Choices, bank: Bank): HTMLElement {
  const note = h("div", { "aria-live": "polite" });
  const error = h("p", { class: "error", role: "alert" });
  const changed = (): void => {
    rememberChoices(choices);
    replaceContent(note, ...bankNote(bank, choices));
    replaceContent(error);
  };
  const company = textWithList("Company", choices.company, bank.companies, (value) => {
    choices.company = value;
    changed();
  });
  const role = textWithList(
    "Role",
    choices.role,
    bank.roles.filter(({ id }) => id !== "any"),
    (value) => {
      choices.role = value;
      changed();
    },
  );
  const take = (job: Job): void => {
    const fill = (place: HTMLElement, value: string): void => {
      const input = place.querySelector("input");
      if (!input || input.value.trim() !== "" || value === "") return;
      input.value = value;
      input.dispatchEvent(new Event("input"));
    };
    fill(company, job.job.company);
    fill(role, job.job.title);
  };
  const go = h("button", { class: "button primary large" }, "Prepare my interview");
  const submit = async (): Promise<void> => {
    go.disabled = true;
    await prepare(choices).catch((failure: unknown) => {
      replaceContent(error, messageOf(failure));
    });
    go.disabled = false;
  };
  const seniorities: [string, string][] = [
    ["", "As the job or my resume says"],
    ...grades.map((grade): [string, string] => [grade, grade.charAt(0).toUpperCase() + grade.slice(1)]),
  ];
  changed();
  return h(
    "form",
    {
      class: "steps",
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    oneQuestion(bank, choices, changed),
    step(
      1,
      "The job",
      "Any company and any role; those that the bank knows are suggested.",
      h("div", { class: "grid two" }, company, role),
      note,
      jobField(choices, changed, take),
    ),
    step(
      2,
      "Your resume",
      "Questions are tailored to it. Without one, they are the bank's own.",
      resumeField(choices.resumeId, (id) => {
        choices.resumeId = id;
        changed();
      }),
    ),
    step(
      3,
      "The interview",
      "",
      modeChoice(choices, changed),
      h(
        "div",
        { class: "grid two" },
        select(
          "Length",
          lengths.map((minutes) => [String(minutes), `${minutes} minutes`]),
          String(choices.minutes),
          (value) => {
            choices.minutes = Number(value);
            changed();
          },
        ),
        select("Seniority", seniorities, choices.seniority, (value) => {
          choices.seniority = value;
          changed();
        }),
      ),
    ),
    h("div", { class: "go" }, go, h("p", { class: "soft small" }, "Next you see the plan; nothing begins yet."), error),
  );
}

function bankPages(bank: Bank): HTMLElement {
  const links = bank.companies.flatMap((company) =>
    bank.roles
      .filter((role) => role.id !== "any")
      .map((role) =>
        h("li", {}, h("a", { href: `/companies/${company.id}/${role.id}` }, `${company.name} ${role.name}`)),
      ),
  );
  return h(
    "nav",
    { "aria-label": "Question bank" },
    h("p", {}, "Read the questions and what interviewers look for:"),
    h("ul", { class: "links" }, ...links),
  );
}

export async function startView(query: URLSearchParams): Promise<View> {
  const [companies, roles, questions, first] = await Promise.all([
    api.companies(),
    api.roles(),
    api.questions(),
    api.interviews(),
  ]);
  const bank = { companies, roles, questions };
  const choices = recallChoices();
  takeQuery(choices, query, bank);
  const running = first.interviews.find((row) => row.state === "running");
  let stop = (): void => undefined;
  return {
    title: "Mock interviews",
    content: [
      h(
        "div",
        { class: "hero" },
        h("h1", { tabindex: -1 }, "Have the interview before the interview."),
        h(
          "p",
          { class: "lead" },
          "You are asked what your resume and the job call for, followed up on what you really say, and scored with your own words as evidence.",
        ),
      ),
      ...(running
        ? [
            h(
              "p",
              { class: "note row between" },
              h("span", {}, h("strong", {}, "Still open: "), running.title),
              h("a", { class: "button", href: `/interviews/${running.id}` }, "Go on where you were"),
            ),
          ]
        : []),
      form(choices, bank),
      earlierInterviews(first),
      h(
        "footer",
        { class: "inner" },
        bankPages(bank),
        h("p", {}, "OfferBox is not affiliated with any company that it names."),
      ),
    ],
    shown: () => {
      stop = catchStrayDrops();
    },
    left: () => {
      stop();
    },
  };
}
