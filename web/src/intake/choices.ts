// What the person chose on the start page. It is remembered in this browser until they delete everything, so that
// going back, reloading or closing the page loses nothing.
import { recall, remember } from "#shared/storage.ts";
import type { InterviewRequest, Mode } from "#shared/types.ts";

export interface Choices {
  company: string;
  role: string;
  seniority: string; // empty: read from the job description or the resume
  minutes: number;
  mode: Mode;
  resumeId: string;
  jobId: string; // of a job description that came as a file
  jobName: string;
  jobText: string; // of one that was pasted
  question: string; // id of the one question to practise, or empty
}

const defaults: Choices = {
  company: "",
  role: "",
  seniority: "",
  minutes: 45,
  mode: "real",
  resumeId: "",
  jobId: "",
  jobName: "",
  jobText: "",
  question: "",
};

export function recallChoices(): Choices {
  const stored = recall("choices");
  return typeof stored === "object" && stored !== null ? { ...defaults, ...stored } : { ...defaults };
}

export function rememberChoices(choices: Choices): void {
  remember("choices", choices);
}

export const grades = ["entry", "mid", "senior", "staff", "principal"];

/** The address of the plan for these choices. The seed stands in it: reloading shows the same plan. */
export function planAddress(choices: Choices, jobId: string, seed: number): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string): void => {
    if (value !== "") query.set(name, value);
  };
  set("company", choices.company.trim());
  set("role", choices.role.trim());
  set("seniority", choices.seniority);
  set("resume", choices.resumeId);
  set("job", jobId);
  set("question", choices.question);
  query.set("minutes", String(choices.minutes));
  query.set("mode", choices.mode);
  query.set("seed", String(seed));
  return `/plan?${query.toString()}`;
}

/** What a plan's address asks for. */
export function requestOf(query: URLSearchParams): InterviewRequest {
  const request: InterviewRequest = { mode: query.get("mode") === "study" ? "study" : "real" };
  const text = (name: string): string | null => query.get(name) || null;
  const [company, role, seniority] = [text("company"), text("role"), text("seniority")];
  const [resume, job, question] = [text("resume"), text("job"), text("question")];
  if (company !== null) request.company = company;
  if (role !== null) request.role = role;
  if (seniority !== null) request.seniority = seniority;
  if (resume !== null) request.resume_id = resume;
  if (job !== null) request.job_id = job;
  if (question !== null) request.questions = [question];
  for (const name of ["minutes", "seed"] as const) {
    const value = Number(query.get(name));
    if (query.has(name) && Number.isSafeInteger(value)) request[name] = value;
  }
  return request;
}
