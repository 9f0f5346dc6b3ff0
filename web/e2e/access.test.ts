// Who cannot see the screen, hold a mouse, or has a small one: every page, checked by axe-core in light and dark, at
// 360 pixels, and held from start to end by the keyboard alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { beginInterview, leave, OfferBox, resumeFile, say, settled, startBrowser, visit } from "./harness.ts";

let box: OfferBox;
let browser: Browser;
before(async () => {
  [box, browser] = await Promise.all([OfferBox.start(), startBrowser()]);
});
after(async () => {
  await Promise.all([box.stop(), browser.close()]);
});

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: { type: "tag", values: tags },
    });
    return found.flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ""}`),
    );
  }, standards);
}

async function check(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  assert.deepEqual(await violations(page), [], `${name}, narrow`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(beyond, 0, `${name} fits 360 pixels`);
  if (size) await page.setViewportSize(size);
}

test("every page is accessible, in light, dark and narrow", async () => {
  const visited = await visit(browser, `${box.address}/companies/atlassian/backend-engineer`);
  const { page } = visited;
  await check(page, "the bank page");
  await page.getByRole("link", { name: "Start practising" }).first().click();
  await page.getByLabel("Company").waitFor();
  await check(page, "the start page");
  await page.locator(".resume input[type=file]").setInputFiles(resumeFile);
  await page.getByText("Check and correct what was read").click();
  await check(page, "the start page with a resume");
  await page.getByRole("button", { name: "Prepare my interview" }).click();
  await page.getByRole("heading", { name: "How it goes" }).waitFor();
  await check(page, "the plan");
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await page.getByText("Connected").waitFor();
  await check(page, "the interview");
  await say(page, "I run the billing service.");
  await say(page, "The p99 was 900 ms. I profiled it, found lock contention and sharded the lock; it then was 240 ms.");
  await check(page, "the interview with follow-ups");
  await page.getByRole("button", { name: "End interview" }).click();
  await check(page, "the dialog");
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByRole("link", { name: "Read your report" }).waitFor();
  await check(page, "the interview's end");
  await page.getByRole("link", { name: "Read your report" }).click();
  await page.getByRole("heading", { name: "Answer by answer" }).waitFor();
  for (const summary of await page.locator("summary").all()) await summary.click();
  await check(page, "the report");
  await page.getByRole("link", { name: "Practise again" }).click();
  await page.getByRole("heading", { name: "Earlier interviews" }).waitFor();
  await check(page, "the start page with interviews");
  await page.goto(`${box.address}/interviews/none/report`);
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await check(page, "an address without a page");
  await leave(visited);
});

/** The name of what has the focus, as a label or its text says it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    ) {
      return [...(element.labels ?? [])].map((label) => label.innerText).join(" ");
    }
    return element instanceof HTMLElement ? element.innerText : "";
  });
}

/** Presses Tab until what is so named has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; ++presses) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (name.test(here)) return;
    passed.push(here.slice(0, 30));
  }
  assert.fail(`${String(name)} is not reached by Tab, only ${passed.join(", ")}`);
}

test("the keyboard alone does the whole job", async () => {
  const visited = await visit(browser, box.address);
  const { page } = visited;
  const { keyboard } = page;
  await page.getByLabel("Company").waitFor();
  await tabTo(page, /^Skip to the content/);
  const chooser = page.waitForEvent("filechooser"); // early, so that the browser is ready to hand it over
  await tabTo(page, /^Company/);
  await keyboard.type("Atlassian");
  await tabTo(page, /^Role/);
  await keyboard.type("Backend Engineer");
  await tabTo(page, /^Choose your resume/);
  await keyboard.press("Enter");
  await (await chooser).setFiles(resumeFile);
  await page.getByText("John Doe", { exact: true }).waitFor();
  await tabTo(page, /^Real interview/);
  await keyboard.press("ArrowDown");
  assert.ok(await page.getByLabel("Study").isChecked());
  await tabTo(page, /^Prepare my interview/);
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your interview at Atlassian" }).waitFor();
  await tabTo(page, /^Begin the interview/);
  await keyboard.press("Enter");
  await page.getByText("Connected").waitFor();
  await keyboard.type("I run the billing service; the ledger is my own part.");
  await keyboard.press("Control+Enter");
  await page.getByText("Question 1 of").waitFor();
  await settled(page);
  await tabTo(page, /^Repeat/);
  await keyboard.press("Enter");
  await page.getByRole("log").getByText("asked to hear it again").waitFor();
  await settled(page);
  await tabTo(page, /^End interview/);
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(await focused(page), /^End interview/, "the focus returns to where it was");
  await keyboard.press("Enter");
  await tabTo(page, /^End it/);
  await keyboard.press("Enter");
  await page.getByRole("link", { name: "Read your report" }).waitFor();
  assert.match(await focused(page), /^Read your report/);
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Answer by answer" }).waitFor();
  assert.match(await focused(page), /^Atlassian, Backend Engineer/, "a new view begins at its heading");
  await leave(visited);
});

test("a screen reader hears what is said, and that the interview has ended", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await say(page, "I run the billing service.");
  const log = page.getByRole("log", { name: "Conversation" });
  assert.equal(await log.getByText("I run the billing service.", { exact: true }).count(), 1);
  await page.getByRole("button", { name: "End interview" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await page.locator("#announcer").filter({ hasText: "The interview has ended." }).waitFor({ state: "attached" });
  await leave(visited);
});
