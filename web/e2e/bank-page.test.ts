// The bank's pages do without JavaScript, and lead into an interview.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { leave, OfferBox, startBrowser, visit } from "./harness.ts";

let box: OfferBox;
let browser: Browser;
before(async () => {
  [box, browser] = await Promise.all([OfferBox.start(), startBrowser()]);
});
after(async () => {
  await Promise.all([box.stop(), browser.close()]);
});

const address = "/companies/atlassian/backend-engineer";

test("the page is whole without JavaScript", async () => {
  const visited = await visit(browser, box.address + address, { javaScriptEnabled: false });
  const { page } = visited;
  await page.getByRole("heading", { level: 1, name: "Atlassian Backend Engineer interview questions" }).waitFor();
  const { questions } = await box.ask<{ questions: { id: string; text: string }[] }>(
    "/api/v1/questions?company=atlassian&role=backend-engineer",
  );
  assert.ok(questions.length >= 12);
  for (const { id, text } of questions) {
    const question = page.locator(`article[id="${id}"]`);
    assert.equal(await question.getByRole("heading", { level: 3 }).innerText(), text);
    assert.equal(await question.getByText("What interviewers look for").count(), 1);
    assert.match(await question.locator(".source").innerText(), /\((official|reported|inferred)\): .+; .*\d{4}/);
  }
  await page.getByRole("heading", { name: "The interviews" }).waitFor();
  await page.getByText("Not offered here yet").waitFor();
  await page.getByText("OfferBox is not affiliated with Atlassian.").waitFor();
  assert.equal(await page.locator("script, [style], style").count(), 0);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontFamily.startsWith("Inter")), true);
  await leave(visited);
});

test("practising from the page fills in the start page", async () => {
  const visited = await visit(browser, box.address + address);
  const { page } = visited;
  await page.getByRole("link", { name: "Start practising" }).first().click();
  await page.getByLabel("Company").waitFor();
  assert.equal(await page.getByLabel("Company").inputValue(), "Atlassian");
  assert.equal(await page.getByLabel("Role").inputValue(), "Backend Engineer");
  await page.goto(box.address + address);
  await page.locator("article#testing").getByRole("link", { name: "Practise this question" }).click();
  await page.getByText("You practise one question").waitFor();
  await page.getByRole("button", { name: "Hold a whole interview instead" }).click();
  assert.equal(await page.getByText("You practise one question").count(), 0);
  await leave(visited);
});

test("no page asks anything of another server", async () => {
  const visited = await visit(browser, box.address + address);
  const { page } = visited;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.reload();
  await page.goto(box.address);
  await page.getByLabel("Company").waitFor();
  assert.ok(asked.length > 5);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(`${box.address}/`)),
    [],
  );
  await leave(visited);
});
