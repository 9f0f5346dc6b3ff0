// The server's REST interface. Every failure is a Failure whose message can be shown to the person as it is.
import type {
  InterviewRequest,
  InterviewRow,
  InterviewWithTurns,
  Job,
  Named,
  Plan,
  Problem,
  Profile,
  Question,
  Report,
  Resume,
} from "./types.ts";

export class Failure extends Error {
  /** The problem's code; "unreachable" when there was no answer at all. */
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What to show of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  return `Something went wrong in this page (${String(error)}). Reloading it loses nothing.`;
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = await response.json().then(
    (body: unknown) => body as Partial<Problem>,
    (): Partial<Problem> => ({}),
  );
  return new Failure(
    problem.code ?? "internal",
    problem.detail ?? `The server answered with an error (${response.status}). Please try again.`,
  );
}

async function ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { method, ...init }).catch(() => {
    throw new Failure(
      "unreachable",
      "The server cannot be reached. Check that OfferBox is still running, then try again.",
    );
  });
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function getJson<T>(path: string): Promise<T> {
  return (await (await ask("GET", path)).json()) as T;
}

async function sendJson<T>(method: string, path: string, body: unknown): Promise<T> {
  const init = { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return (await (await ask(method, path, init)).json()) as T;
}

async function upload<T>(path: string, file: Blob, name: string): Promise<T> {
  const headers = { "Content-Type": "application/octet-stream", "X-File-Name": encodeURIComponent(name) };
  return (await (await ask("POST", path, { body: file, headers })).json()) as T;
}

const interviewPath = (id: string): string => `/api/v1/interviews/${encodeURIComponent(id)}`;

export const api = {
  companies: async () => (await getJson<{ companies: Named[] }>("/api/v1/companies")).companies,
  roles: async () => (await getJson<{ roles: Named[] }>("/api/v1/roles")).roles,
  questions: async () => (await getJson<{ questions: Question[] }>("/api/v1/questions")).questions,

  addResume: (file: File) => upload<Resume>("/api/v1/resumes", file, file.name),
  resume: (id: string) => getJson<Resume>(`/api/v1/resumes/${encodeURIComponent(id)}`),
  correctResume: (id: string, profile: Profile) =>
    sendJson<Resume>("PUT", `/api/v1/resumes/${encodeURIComponent(id)}`, profile),
  /** Forgets a file that the person took back; one that an interview uses stays with it. */
  forget: async (kind: "resumes" | "jobs", id: string) => {
    try {
      await ask("DELETE", `/api/v1/${kind}/${encodeURIComponent(id)}`);
    } catch (error) {
      const kept = error instanceof Failure && (error.code === "conflict" || error.code === "not_found");
      if (!kept) throw error;
    }
  },
  addJob: (file: File) => upload<Job>("/api/v1/jobs", file, file.name),
  job: (id: string) => getJson<Job>(`/api/v1/jobs/${encodeURIComponent(id)}`),
  addJobText: (text: string) => upload<Job>("/api/v1/jobs", new Blob([text]), "job description.txt"),

  plan: (request: InterviewRequest) => sendJson<Plan>("POST", "/api/v1/plans", request),
  start: (request: InterviewRequest) => sendJson<InterviewWithTurns>("POST", "/api/v1/interviews", request),
  interview: (id: string) => getJson<InterviewWithTurns>(interviewPath(id)),
  interviews: (before?: string) =>
    getJson<{ interviews: InterviewRow[]; next: string | null }>(
      `/api/v1/interviews${before === undefined ? "" : `?before=${encodeURIComponent(before)}`}`,
    ),
  report: (id: string) => getJson<Report>(`${interviewPath(id)}/report`),
  deleteInterview: async (id: string) => {
    await ask("DELETE", interviewPath(id));
  },
  deleteEverything: async () => {
    await ask("DELETE", "/api/v1/everything");
  },

  /** Fetches a file and hands it to the browser to keep, so that a failure can be shown in the page. */
  download: async (path: string, name: string) => {
    const address = URL.createObjectURL(await (await ask("GET", path)).blob());
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken the content when the click returns to the event loop.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    });
  },
};

export const exportPath = (id: string): string => `${interviewPath(id)}/export`;
export const reportPath = (id: string, format: string): string => `${interviewPath(id)}/report?format=${format}`;
