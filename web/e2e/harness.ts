// What the tests stand on: a real server process with a data folder of its own, a real Chromium, and a network between
// them that can be cut.
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const repository = resolve(import.meta.dirname, "../..");
const program = process.env["OFFERBOX"] ?? join(repository, "build/offerbox");
const chromiumPath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export const resumeFile = join(repository, "tests/corpus/resumes/public/John_Doe_EngineeringresumesTheme_CV.pdf");
export const jobFile = join(repository, "tests/corpus/jobs/brightmeter-senior-backend.md");

function startProgram(port: number, data: string): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn(program, ["serve", "--port", String(port), "--data", data], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (text: Buffer) => (log += text.toString()));
  return new Promise((started, failed) => {
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
      const address = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
      if (address) started({ process: child, port: Number(address[1]) });
    });
    child.on("exit", (code) => {
      failed(new Error(`the server ended with ${code ?? "a signal"}: ${log}`));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => {
      done();
    });
  });
}

/** The network: every connection to the server goes through it. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private readonly listener: Server;
  private broken = false;
  private mute = false;

  constructor(target: () => number) {
    this.listener = createServer((near) => {
      if (this.broken) return void near.destroy();
      const far = connect(target(), "127.0.0.1");
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => {
          this.sockets.delete(one);
          other.destroy();
        });
      }
      near.pipe(far);
      far.on("data", (bytes) => {
        if (!this.mute) near.write(bytes);
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => {
      this.listener.listen(0, "127.0.0.1", done);
    });
    return (this.listener.address() as AddressInfo).port;
  }

  /** Every connection breaks, and none can be made. */
  cut(): void {
    this.broken = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.broken = false;
    this.mute = false;
  }

  /** The server still hears, and its answers are lost. */
  loseAnswers(): void {
    this.mute = true;
  }

  close(): void {
    this.cut();
    this.listener.close();
  }
}

export class OfferBox {
  readonly address: string;
  readonly wire: Wire;
  private readonly data: string;
  private process: ChildProcess;
  private readonly port: number;

  private constructor(started: { process: ChildProcess; port: number }, data: string, wire: Wire, near: number) {
    this.process = started.process;
    this.port = started.port;
    this.data = data;
    this.wire = wire;
    this.address = `http://127.0.0.1:${near}`;
  }

  static async start(): Promise<OfferBox> {
    const data = mkdtempSync(join(tmpdir(), "offerbox-page-"));
    const started = await startProgram(0, data);
    const wire = new Wire(() => started.port);
    return new OfferBox(started, data, wire, await wire.listen());
  }

  /** As a crash would. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await ended(this.process);
  }

  async startAgain(): Promise<void> {
    this.process = (await startProgram(this.port, this.data)).process;
  }

  /** Asks the server beside the page, and beside the wire. */
  async ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`, init);
    return (await response.json()) as T;
  }

  async stop(): Promise<void> {
    this.wire.close();
    this.process.kill("SIGTERM");
    await ended(this.process);
    rmSync(this.data, { recursive: true });
  }
}

export function startBrowser(): Promise<Browser> {
  // A container's root may not use Chromium's own sandbox.
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page: exceptions, and what the content security policy refused. */
  faults: string[];
}

export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && /content security|refused/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(address);
  return { page, context, faults };
}

export async function leave({ context, faults }: Visit): Promise<void> {
  await context.close();
  assert.deepEqual(faults, []);
}

interface Begun {
  id: string;
}

/** An interview that was begun over the interface, for tests of what comes later. */
export async function beginInterview(box: OfferBox, more: object = {}): Promise<string> {
  const body = JSON.stringify({
    company: "atlassian",
    role: "backend-engineer",
    seed: 7,
    minutes: 30,
    candidate: "Kim",
    ...more,
  });
  return (await box.ask<Begun>("/api/v1/interviews", { method: "POST", body })).id;
}

export interface Log {
  state: string;
  turns: { speaker: string; text: string; kind: string }[];
}

export async function saidByPerson(box: OfferBox, id: string): Promise<string[]> {
  const log = await box.ask<Log>(`/api/v1/interviews/${id}`);
  return log.turns.filter((turn) => turn.speaker === "candidate").map((turn) => turn.text);
}

/** Waits until the interviewer has answered what was sent. */
export async function settled(page: Page): Promise<void> {
  await page.locator(".prompt:not(.thinking)").waitFor();
  await page.locator(".under-way").waitFor({ state: "detached" });
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your answer").fill(text);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("log").getByText(text, { exact: true }).waitFor();
  await settled(page);
}
