import assert from "node:assert/strict";
import { test } from "node:test";
import { planAddress, requestOf, type Choices } from "./choices.ts";

const choices: Choices = {
  company: " Acme & Sons ",
  role: "Driver",
  seniority: "",
  minutes: 30,
  mode: "study",
  resumeId: "r1",
  jobId: "",
  jobName: "",
  jobText: "",
  question: "",
};

test("a plan's address asks for what was chosen, and for nothing else", () => {
  const address = new URL(planAddress(choices, "j1", 7), "http://localhost");
  assert.equal(address.pathname, "/plan");
  assert.deepEqual(requestOf(address.searchParams), {
    company: "Acme & Sons",
    role: "Driver",
    resume_id: "r1",
    job_id: "j1",
    minutes: 30,
    mode: "study",
    seed: 7,
  });
});

test("an address with rubbish asks for what the server chooses", () => {
  assert.deepEqual(requestOf(new URLSearchParams("minutes=soon&seed=1e99&mode=exam&company=")), { mode: "real" });
});
