// The whole job, from an empty start page to the report, as a person does it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { jobFile, leave, OfferBox, resumeFile, say, settled, startBrowser, visit } from "./harness.ts";

let box: OfferBox;
let browser: Browser;
before(async () => {
  [box, browser] = await Promise.all([OfferBox.start(), startBrowser()]);
});
after(async () => {
  await Promise.all([box.stop(), browser.close()]);
});

const answers = [
  "I build the request path of an inference service; my own part is everything between the gateway and the model.",
  "It was slow for the largest customers: the p99 was 900 ms. I profiled it before I changed anything and found lock contention in the tokenizer. I sharded the lock, and the same measurement then said 240 ms.",
  "We had two candidates, a cache and sharding the lock. I chose sharding, since a cache would have gone stale with every new vocabulary.",
  "I released it to one percent of the traffic first, watched the error rate on a dashboard, and had a flag to switch it off.",
];

async function holdToTheEnd(page: Page): Promise<string[]> {
  const said: string[] = [];
  const report = page.getByRole("link", { name: "Read your report" });
  const nothingMore = page.getByRole("button", { name: "No more questions" });
  for (let turn = 0; turn < 40 && !(await report.isVisible()); ++turn) {
    if (await nothingMore.isVisible()) {
      await nothingMore.click();
      await report.waitFor();
    } else {
      const text = `${answers[turn % answers.length] ?? ""} That was in round ${turn}.`;
      await say(page, text);
      said.push(text);
    }
  }
  return said;
}

test("a person goes from a resume to a report, and everything can be deleted", async () => {
  const visited = await visit(browser, box.address);
  const { page } = visited;
  const chooser = page.waitForEvent("filechooser");
  const suggested = page.locator("datalist option");
  await page.getByLabel("Company").waitFor();
  assert.ok(
    (await suggested.evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).includes("Atlassian"),
  );
  await page.getByLabel("Company").fill("atlassian");
  await page.getByLabel("Role").fill("Backend Engineer");
  await page.getByText("Choose your resume").click();
  await (await chooser).setFiles(resumeFile);
  await page.getByText("John Doe", { exact: true }).waitFor();

  // Put right what was read, and find it so after a reload.
  await page.getByText("Check and correct what was read").click();
  assert.equal(await page.getByLabel("Email").inputValue(), "john.doe@email.com");
  assert.equal(await page.getByLabel("Employer").first().inputValue(), "Nexus AI");
  await page.getByLabel("Title").first().fill("Founding Engineer");
  await page.getByLabel("Title").first().blur();
  await page.getByText("Your corrections are saved.").waitFor();
  await page.reload();
  await page.getByText("Check and correct what was read").click();
  assert.equal(await page.getByLabel("Title").first().inputValue(), "Founding Engineer");
  assert.equal(await page.getByLabel("Company").inputValue(), "atlassian", "choices outlive a reload");

  await page.getByLabel("Job description").fill(readFileSync(jobFile, "utf8"));
  await page.getByLabel("Length").selectOption("15");
  await page.getByRole("button", { name: "Prepare my interview" }).click();

  await page.getByRole("heading", { name: "Your interview at Atlassian" }).waitFor();
  await page.getByRole("heading", { name: "What speaks for you" }).waitFor();
  await page.getByText(/Production experience with .*Kafka/).waitFor();
  const address = new URL(page.url());
  const plan = await box.ask<{ questions: { text: string }[] }>("/api/v1/plans", {
    method: "POST",
    body: JSON.stringify({
      company: "atlassian",
      role: "Backend Engineer",
      minutes: 15,
      seed: Number(address.searchParams.get("seed")),
      resume_id: address.searchParams.get("resume"),
      job_id: address.searchParams.get("job"),
    }),
  });
  const shown = await page.locator("main").innerText();
  for (const { text } of plan.questions)
    assert.ok(!shown.includes(text), "a real interview does not show its questions before");

  await page.getByRole("button", { name: "Begin the interview" }).click();
  await page.getByLabel("Your answer").waitFor();
  assert.ok(await page.getByLabel("Your answer").evaluate((box) => box === document.activeElement));
  assert.equal(await page.getByRole("button", { name: "Hint" }).isVisible(), false, "a real interview has no hints");
  const said = await holdToTheEnd(page);
  assert.ok(said.length >= 3);

  await page.getByRole("link", { name: "Read your report" }).click();
  await page.getByRole("heading", { name: "Answer by answer" }).waitFor();
  await page.getByText("What to do first").waitFor();
  const quotes = await page.locator(".evidence q").allInnerTexts();
  assert.ok(quotes.length > 0);
  for (const quote of quotes)
    assert.ok(
      said.some((text) => text.includes(quote)),
      `"${quote}" was said`,
    );

  for (const [kind, start] of [
    ["PDF", "%PDF-"],
    ["Markdown", "# "],
    ["JSON", "{"],
    ["Everything of this interview", "PK"],
  ] as const) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: kind }).click();
    const kept = readFileSync(await (await download).path(), "latin1");
    assert.ok(kept.startsWith(start), kind);
  }
  const printed = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Page to print" }).click();
  await (await printed).getByRole("heading", { level: 1 }).waitFor();

  await page.getByRole("link", { name: "Practise again" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Atlassian, Backend Engineer" });
  await row.getByText(/level [1-5]/).waitFor();
  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  assert.equal(await row.count(), 1);
  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete it" }).click();
  await row.waitFor({ state: "detached" });
  assert.deepEqual(await box.ask("/api/v1/interviews"), { interviews: [], next: null });
  await page.getByText("Choose your resume").waitFor(); // it went with the interview
  await leave(visited);
});

test("study mode gives hints when asked, and feedback after a question", async () => {
  const visited = await visit(browser, `${box.address}/?company=atlassian&role=backend-engineer&question=performance`);
  const { page } = visited;
  await page.getByText("You practise one question").waitFor();
  await page.getByLabel("Study").check();
  await page.getByRole("button", { name: "Prepare my interview" }).click();
  await page.getByText("Show the questions and why they were chosen").waitFor();
  await page.getByRole("button", { name: "Begin the interview" }).click();
  await say(page, answers[0] ?? "");
  await page.getByText("Question 1 of 1").waitFor();
  await page.getByRole("button", { name: "Hint" }).click();
  await page.locator(".captions").getByText("\u00b7 hint").waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Clarify" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Which service should I take?");
  await page.getByRole("button", { name: "Ask" }).click();
  await page.locator(".captions").getByText("\u00b7 to make it clear").waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Skip" }).click();
  await page.getByRole("button", { name: "Skip it" }).click();
  await page.locator(".captions").getByText("\u00b7 feedback").waitFor();
  await settled(page);
  await page.getByRole("button", { name: "End interview" }).click();
  await page.getByRole("button", { name: "End it" }).click();
  await page.getByRole("link", { name: "Read your report" }).waitFor();
  assert.equal(await page.locator(".under-way").count(), 0);
  await leave(visited);
});

test("what cannot be read is said, with what to do", async () => {
  const visited = await visit(browser, box.address);
  const { page } = visited;
  const upload = page.locator(".resume input[type=file]");
  await upload.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Milk, bread, eggs.") });
  const problem = page.locator(".resume [role=alert]");
  await problem.filter({ hasText: /resume/i }).waitFor();
  await upload.setInputFiles({ name: "big.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(11 * 1024 * 1024) });
  await problem.filter({ hasText: "larger than 10 MB" }).waitFor();

  // Dropped, since that was wrong, the right one.
  const bytes = readFileSync(resumeFile).toString("base64");
  const transfer = await page.evaluateHandle((content) => {
    const list = new DataTransfer();
    const file = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    list.items.add(new File([file], "resume.pdf"));
    return list;
  }, bytes);
  await page.locator(".resume .drop").dispatchEvent("drop", { dataTransfer: transfer });
  await page.getByText("John Doe", { exact: true }).waitFor();

  await page.getByLabel("Company").fill("");
  await page.getByLabel("Role").fill("");
  await page.getByRole("button", { name: "Prepare my interview" }).click();
  await page.getByRole("alert").filter({ hasText: "Name a company or a role" }).waitFor();
  await page.goto(`${box.address}/interviews/none`);
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await leave(visited);
});
