// The live connection of docs/api/live.md: it comes back by itself, from the last event seen.
import type { Interview, Problem, Turn, TurnInput } from "#shared/types.ts";

export type ConnectionState = "connecting" | "open" | "lost";

export interface LiveHandlers {
  turn: (turn: Turn) => void;
  interview: (interview: Interview) => void;
  /** This connection's turn is stored. */
  accepted: (key: string, lastSequence: number) => void;
  /** This connection's turn was refused. */
  refused: (key: string, problem: Problem) => void;
  state: (state: ConnectionState) => void;
  /** The interview was deleted. */
  gone: () => void;
}

type Message =
  | { type: "turn"; turn: Turn }
  | { type: "interview"; interview: Interview }
  | { type: "accepted"; idempotency_key: string; last_sequence: number }
  | { type: "problem"; idempotency_key: string; problem: Problem }
  | { type: "heartbeat" | "pong" };

const closedForGood = 4404;
const silenceMilliseconds = 40_000; // the server sends a heartbeat every 15 seconds
const pongMilliseconds = 4_000;
const firstPause = 300;
const longestPause = 8_000;

export class LiveConnection {
  private socket: WebSocket | null = null;
  private readonly id: string;
  private readonly lastSeen: () => number;
  private readonly handlers: LiveHandlers;
  private pause = firstPause;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(id: string, lastSeen: () => number, handlers: LiveHandlers) {
    this.id = id;
    this.lastSeen = lastSeen;
    this.handlers = handlers;
    window.addEventListener("online", this.wake);
    window.addEventListener("offline", this.probe);
    document.addEventListener("visibilitychange", this.wake);
    this.connect();
  }

  close(): void {
    this.ended = true;
    window.removeEventListener("online", this.wake);
    window.removeEventListener("offline", this.probe);
    document.removeEventListener("visibilitychange", this.wake);
    clearTimeout(this.retry);
    this.drop();
  }

  /** Sends a turn if the connection stands; else the caller sends it again when it does. */
  send(input: TurnInput, key: string): void {
    this.write({ ...input, type: "turn", idempotency_key: key });
  }

  private write(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ version: 1, ...message }));
  }

  /** The network came back, or the person did: no reason to wait out the pause. */
  private readonly wake = (): void => {
    if (this.socket) this.probe();
    else if (!this.ended) this.connect();
  };

  /** Finds out whether the connection still stands. A lost network need not touch a server on the same machine. */
  private readonly probe = (): void => {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.expectWithin(pongMilliseconds);
    this.write({ type: "ping" });
  };

  private expectWithin(milliseconds: number): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      this.drop();
      this.connectLater();
    }, milliseconds);
  }

  /** Forgets the socket, so that nothing it still says is heard. */
  private drop(): void {
    clearTimeout(this.watch);
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private connectLater(): void {
    if (this.ended) return;
    this.handlers.state("lost");
    clearTimeout(this.retry);
    this.retry = setTimeout(
      () => {
        this.connect();
      },
      this.pause * (0.75 + Math.random() / 2),
    );
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private connect(): void {
    clearTimeout(this.retry);
    this.drop();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const path = `/api/v1/interviews/${encodeURIComponent(this.id)}/live?after=${this.lastSeen()}`;
    const socket = new WebSocket(`${scheme}://${location.host}${path}`);
    this.socket = socket;
    socket.onopen = () => {
      this.pause = firstPause;
      this.expectWithin(silenceMilliseconds);
      this.handlers.state("open");
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      this.expectWithin(silenceMilliseconds);
      this.take(JSON.parse(event.data) as Message);
    };
    socket.onclose = (event) => {
      clearTimeout(this.watch);
      this.socket = null;
      if (event.code === closedForGood) {
        this.close();
        this.handlers.gone();
      } else {
        this.connectLater();
      }
    };
  }

  private take(message: Message): void {
    switch (message.type) {
      case "turn":
        this.handlers.turn(message.turn);
        break;
      case "interview":
        this.handlers.interview(message.interview);
        break;
      case "accepted":
        this.handlers.accepted(message.idempotency_key, message.last_sequence);
        break;
      case "problem":
        this.handlers.refused(message.idempotency_key, message.problem);
        break;
      case "heartbeat":
      case "pong":
        break; // the watch was set anew, which is all they are for
    }
  }
}
