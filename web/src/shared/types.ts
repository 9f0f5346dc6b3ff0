// What the server's interface sends and takes: docs/api/openapi.json, of which only what the page uses stands here.

export interface Problem {
  code: string;
  detail: string;
  status: number;
}

export interface Named {
  id: string;
  name: string;
  about: string;
}

export interface Question {
  id: string;
  text: string;
}

export type Mode = "real" | "study";

export interface InterviewRow {
  id: string;
  title: string;
  state: "running" | "ended";
  created_milliseconds: number;
  overall_level: number | null;
}

export interface Turn {
  sequence: number;
  speaker: "interviewer" | "candidate";
  kind: string;
  text: string;
  question_id: string;
  seconds: number;
  reason?: string;
}

export interface QuestionInHand {
  question_id: string;
  text: string;
  minutes: number;
  number: number;
  count: number;
}

/** An interview as it stands, without its turns. */
export interface Interview {
  id: string;
  title: string;
  state: "running" | "ended";
  mode: Mode;
  phase: "warm_up" | "questions" | "candidate_questions" | "closed";
  updated_milliseconds: number;
  last_sequence: number;
  seconds: number;
  minutes: number;
  question: QuestionInHand | null;
  waiting: boolean;
  notes: string[];
}

export interface InterviewWithTurns extends Interview {
  turns: Turn[];
}

export interface TurnInput {
  text?: string;
  command?: string;
  argument?: string;
  last_seen: number;
}

export interface Citation {
  document: "resume" | "job" | "bank";
  quote: string;
  line: number;
}

export interface StrengthOrGap {
  name: string;
  sources: Citation[];
}

export interface PlannedQuestion {
  question_id: string;
  text: string;
  round: string;
  competency: string;
  minutes: number;
  reason: string;
  sources: Citation[];
}

export interface Plan {
  company: string;
  role: string;
  company_name: string;
  role_name: string;
  seniority: { value: string; reason: string };
  minutes: number;
  seed: number;
  strengths: StrengthOrGap[];
  gaps: StrengthOrGap[];
  questions: PlannedQuestion[];
  notes: string[];
}

export interface InterviewRequest {
  company?: string;
  role?: string;
  resume_id?: string;
  job_id?: string;
  seniority?: string;
  minutes?: number;
  seed?: number;
  mode?: Mode;
  questions?: string[];
}

export interface Requirement {
  name: string;
  quote: string;
}

export interface Job {
  id: string;
  file_name: string;
  job: { title: string; company: string; required: Requirement[]; wished: Requirement[] };
}

export interface Place {
  page: number;
  line: number;
}

export interface Work {
  name: string;
  position: string;
  location?: string;
  startDate?: string;
  endDate?: string;
  summary?: string;
  highlights: string[];
}

export interface WorkMeta {
  name: Place;
  position: Place;
  highlights: Place[];
  dates: string;
  current: boolean;
}

export interface Education {
  institution: string;
  studyType: string;
  area: string;
  startDate?: string;
  endDate?: string;
}

export interface Project {
  name: string;
  description: string;
  highlights: string[];
}

export interface SkillGroup {
  name: string;
  keywords: string[];
}

/** JSON Resume with the places in the document where its facts stand. */
export interface Profile {
  basics: { name: string; email?: string; [other: string]: unknown };
  work: Work[];
  education: Education[];
  skills: SkillGroup[];
  projects: Project[];
  meta: { offerbox: { name: Place; work: WorkMeta[]; skills: Place[][]; lines: string[] } };
  [other: string]: unknown;
}

export interface Resume {
  id: string;
  file_name: string;
  profile: Profile;
}

export type Status = "met" | "partly_met" | "not_met" | "contradicted";

/** One rater's own word on a key point. */
export interface RaterWord {
  status: Status;
  quote: string | null;
}

export interface KeyPoint {
  text: string;
  status: Status;
  quote: string | null;
  prompted: "unasked" | "after_probe" | "after_hint";
  why_wrong?: string;
  /** Where a language model had a say as second rater. */
  raters?: { first: RaterWord; second: RaterWord };
  /** At this candidate's grade; other points add, and are not missed. */
  expected: boolean;
}

export interface Anchor {
  level: number;
  text: string;
}

export interface Scored {
  score: number | null;
  level: number | null;
  range: [number, number] | null;
  levels: [number, number] | null;
}

export interface QuestionReport extends Scored {
  question_id: string;
  text: string;
  competency: string;
  explanation: string;
  key_points: KeyPoint[];
  dimensions: Record<string, { score: number; quote: string | null } | null>;
  anchor: Anchor | null;
  next_anchor: Anchor | null;
  do_first: string;
  scaffold: { kind: "said" | "resume" | "gap"; text: string }[];
  turns: Turn[];
}

export interface CompetencyReport extends Scored {
  competency: string;
  name: string;
}

export interface Overall extends Scored {
  band: string;
}

export interface EnginePart {
  part: string;
  name: string;
  used: number;
  passed_by: number;
}

/** docs/formats/report.md */
export interface Report {
  id: string;
  title: string;
  mode: Mode;
  seconds: number;
  plan: Plan;
  overall: Overall;
  do_first: string;
  competencies: CompetencyReport[];
  questions: QuestionReport[];
  engines: EnginePart[];
  cautions: string[];
}
