// Reload, second tab, lost network, crashed server: the interview goes on where it was, and nothing typed is lost.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { beginInterview, leave, OfferBox, saidByPerson, say, settled, startBrowser, visit } from "./harness.ts";

let box: OfferBox;
let browser: Browser;
before(async () => {
  [box, browser] = await Promise.all([OfferBox.start(), startBrowser()]);
});
afterEach(() => {
  box.wire.mend();
});
after(async () => {
  await Promise.all([box.stop(), browser.close()]);
});

const warmUp = "I run the billing service; the ledger is my own part.";
const draft = "The p99 of the ledger was 900 ms, and I";

test("a reload brings back the conversation and the draft", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await say(page, warmUp);
  const before = await page.locator(".captions li").allInnerTexts();
  await page.getByLabel("Your answer").fill(draft);
  await page.reload();
  await page.getByLabel("Your answer").waitFor();
  assert.equal(await page.getByLabel("Your answer").inputValue(), draft);
  assert.deepEqual(await page.locator(".captions li").allInnerTexts(), before);
  await page.getByText("Question 1 of").waitFor();
  await leave(visited);
});

test("a second tab shows the same interview, and shares the draft", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const first = visited.page;
  const second = await visited.context.newPage();
  await second.goto(first.url());
  await second.getByText("Connected").waitFor();
  await say(first, warmUp);
  await second.getByRole("log").getByText(warmUp, { exact: true }).waitFor();
  await second.getByText("Question 1 of").waitFor();
  await first.getByLabel("Your answer").fill(draft);
  await second.waitForFunction((text) => document.querySelector("textarea")?.value === text, draft);
  await leave(visited);
});

test("an answer given while the other tab went on comes back to its writer", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await page.getByText("Connected").waitFor();
  box.wire.cut();
  await page.getByText("Connection lost").waitFor();
  await page.getByLabel("Your answer").fill(draft);
  await page.keyboard.press("Control+Enter");
  await page.getByText("being sent").waitFor();
  await box.ask(`/api/v1/interviews/${id}/turns`, { method: "POST", body: JSON.stringify({ text: warmUp }) });
  box.wire.mend();
  await page.getByText("went on in another window").waitFor();
  assert.equal(await page.getByLabel("Your answer").inputValue(), draft);
  assert.deepEqual(await saidByPerson(box, id), [warmUp]);
  await settled(page);
  await page.getByLabel("Your answer").focus();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("log").getByText(draft, { exact: true }).waitFor();
  await settled(page);
  assert.deepEqual(await saidByPerson(box, id), [warmUp, draft]);
  await leave(visited);
});

test("an answer sent into a lost network arrives when it is back, also after a reload", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page, context } = visited;
  await page.getByText("Connected").waitFor();
  box.wire.cut();
  await context.setOffline(true);
  await page.getByText("Connection lost").waitFor();
  await page.getByLabel("Your answer").fill(warmUp);
  await page.keyboard.press("Control+Enter");
  await page.getByText("being sent").waitFor();
  box.wire.mend();
  await context.setOffline(false);
  await page.reload();
  await page.getByText("Question 1 of").waitFor();
  await settled(page);
  assert.deepEqual(await saidByPerson(box, id), [warmUp]);
  await leave(visited);
});

test("an answer whose acknowledgement was lost is not said twice", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await page.getByText("Connected").waitFor();
  box.wire.loseAnswers();
  await page.getByLabel("Your answer").fill(warmUp);
  await page.keyboard.press("Control+Enter");
  while ((await saidByPerson(box, id)).length === 0) await page.getByText("being sent").waitFor();
  box.wire.cut();
  await page.getByText("Connection lost").waitFor();
  box.wire.mend();
  await page.getByText("Question 1 of").waitFor();
  await settled(page);
  assert.deepEqual(await saidByPerson(box, id), [warmUp]);
  await leave(visited);
});

test("a server that was killed and started again finds the page waiting", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await say(page, warmUp);
  await box.kill();
  await page.getByText("Connection lost").waitFor();
  await page.getByLabel("Your answer").fill(draft);
  await page.keyboard.press("Control+Enter");
  await box.startAgain();
  await page.getByText("Connected").waitFor();
  await settled(page);
  assert.deepEqual(await saidByPerson(box, id), [warmUp, draft]);
  await leave(visited);
});

test("an interview that is deleted elsewhere sends the page to the start", async () => {
  const id = await beginInterview(box);
  const visited = await visit(browser, `${box.address}/interviews/${id}`);
  const { page } = visited;
  await page.getByText("Connected").waitFor();
  const other = await visited.context.newPage();
  await other.goto(box.address);
  const row = other.getByRole("listitem").filter({ has: other.locator(`a[href="/interviews/${id}"]`) });
  await row.getByRole("button", { name: "Delete" }).click();
  await other.getByRole("button", { name: "Delete it" }).click();
  await page.getByRole("heading", { name: "Have the interview before the interview." }).waitFor();
  await leave(visited);
});
