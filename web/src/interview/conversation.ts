// One interview as this page knows it: what was said, what is being sent, and whether the connection stands. Nothing
// that was typed is lost: a draft and an answer under way are kept in this browser until the server has stored them.
import { api } from "#shared/api.ts";
import { forget, recall, remember } from "#shared/storage.ts";
import type { Interview, InterviewWithTurns, Problem, Turn, TurnInput } from "#shared/types.ts";
import { LiveConnection, type ConnectionState } from "./live.ts";

/** A turn that the server has not acknowledged yet. It is sent again with the same key, which makes that harmless. */
export interface Outgoing {
  key: string;
  input: TurnInput;
}

export interface ConversationEvents {
  /** Something is different: draw it. */
  changed: () => void;
  /** The turn was not taken; what it said goes back to the person. */
  refused: (text: string, reason: string) => void;
  gone: () => void;
}

function outgoingOf(stored: unknown): Outgoing | null {
  const one = stored as Outgoing | undefined;
  return typeof one?.key === "string" && typeof one.input.last_seen === "number" ? one : null;
}

/** Whether the log holds a turn that this page sent, by what it said. */
export function holds(turns: readonly Turn[], input: TurnInput): boolean {
  return turns.some(
    (turn) => turn.speaker === "candidate" && turn.sequence > input.last_seen && turn.text === (input.text ?? ""),
  );
}

/** Unlike randomUUID, this is there on any address, not only on loopback and https. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Conversation {
  interview: Interview;
  turns: Turn[];
  outgoing: Outgoing | null;
  connection: ConnectionState = "connecting";
  private readonly live: LiveConnection;
  private readonly events: ConversationEvents;
  private readonly outbox: string;

  constructor(begun: InterviewWithTurns, events: ConversationEvents) {
    this.interview = begun;
    this.turns = begun.turns;
    this.events = events;
    this.outbox = `outbox.${begun.id}`;
    this.outgoing = begun.state === "ended" ? null : outgoingOf(recall(this.outbox));
    this.live = new LiveConnection(begun.id, () => this.interview.last_sequence, {
      turn: (turn) => {
        this.add(turn);
        // The log may tell before the acknowledgement does.
        if (this.outgoing && holds([turn], this.outgoing.input)) this.settle();
        else events.changed();
      },
      interview: (interview) => {
        this.interview = interview;
        if (interview.state === "ended") this.giveUp();
        events.changed();
      },
      accepted: (key) => {
        if (this.outgoing?.key === key) this.settle();
      },
      refused: (key, problem) => {
        if (this.outgoing?.key === key) void this.reconsider(problem);
      },
      state: (state) => {
        this.connection = state;
        if (state === "open") this.transmit();
        events.changed();
      },
      gone: events.gone,
    });
  }

  close(): void {
    this.live.close();
  }

  /** The interviewer's words since the person spoke last. */
  spokenLast(): Turn[] {
    const last = this.turns.findLastIndex((turn) => turn.speaker === "candidate");
    return this.turns.slice(last + 1);
  }

  /** One turn at a time: false while another is under way, or at the end. */
  send(input: Omit<TurnInput, "last_seen">): boolean {
    if (this.outgoing || this.interview.state === "ended") return false;
    this.outgoing = { key: newKey(), input: { ...input, last_seen: this.interview.last_sequence } };
    remember(this.outbox, this.outgoing);
    this.transmit();
    this.events.changed();
    return true;
  }

  /** The interview's clock now. The server counts an absence as ten minutes at most, and so does this. */
  seconds(now: number): number {
    if (this.interview.state === "ended") return this.interview.seconds;
    const absent = (now - this.interview.updated_milliseconds) / 1000;
    return this.interview.seconds + Math.min(Math.max(absent, 0), 600);
  }

  private transmit(): void {
    if (this.outgoing) this.live.send(this.outgoing.input, this.outgoing.key);
  }

  private settle(): void {
    this.outgoing = null;
    forget(this.outbox);
    this.events.changed();
  }

  /** Nothing more is taken at the end: what was under way becomes a draft again. */
  private giveUp(): void {
    const sent = this.outgoing?.input;
    if (!sent) return;
    this.settle();
    if (!holds(this.turns, sent)) this.events.refused(sent.text ?? "", "");
  }

  private add(turn: Turn): void {
    if (this.turns.some((known) => known.sequence === turn.sequence)) return;
    this.turns.push(turn);
  }

  /** The server says no. What the log holds decides: the turn may have been stored all the same. */
  private async reconsider(problem: Problem): Promise<void> {
    const now = await api.interview(this.interview.id).catch(() => null);
    if (now) {
      for (const turn of now.turns) this.add(turn);
      this.interview = now;
    }
    const sent = this.outgoing?.input;
    this.settle();
    if (!sent || holds(this.turns, sent)) return;
    this.events.refused(sent.text ?? "", problem.code === "conflict" ? "" : problem.detail);
  }
}
