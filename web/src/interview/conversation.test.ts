import assert from "node:assert/strict";
import { test } from "node:test";
import type { Turn } from "#shared/types.ts";
import { holds } from "./conversation.ts";

const turn = (sequence: number, speaker: Turn["speaker"], text: string): Turn => ({
  sequence,
  speaker,
  text,
  kind: "answer",
  question_id: "",
  seconds: 0,
});

test("a turn is found in the log by what it said after what was seen", () => {
  const log = [turn(5, "candidate", "yes"), turn(6, "interviewer", "Why?"), turn(8, "candidate", "Because.")];
  assert.equal(holds(log, { text: "Because.", last_seen: 6 }), true);
  assert.equal(holds(log, { text: "yes", last_seen: 6 }), false, "the same words of an earlier turn are another turn");
  assert.equal(holds(log, { text: "Why?", last_seen: 5 }), false, "the interviewer's words are not the person's");
  assert.equal(holds(log, { command: "skip", last_seen: 6 }), false);
});
