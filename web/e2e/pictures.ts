// Takes the pictures of docs/images from a real interview: npm run pictures.
import { join, resolve } from "node:path";
import { jobFile, OfferBox, resumeFile, say, settled, startBrowser, visit } from "./harness.ts";

const images = resolve(import.meta.dirname, "../../docs/images");
const seed = "3"; // asks about an interface first and about performance second, which the answers below fit

const [box, browser] = await Promise.all([OfferBox.start(), startBrowser()]);
const { page } = await visit(browser, `${box.address}/?company=atlassian&role=backend-engineer`, {
  viewport: { width: 1280, height: 800 },
});
await page.locator(".job input[type=file]").setInputFiles(jobFile);
await page.locator(".resume input[type=file]").setInputFiles(resumeFile);
await page.getByText("John Doe", { exact: true }).waitFor();
await page.getByRole("button", { name: "Prepare my interview" }).click();
await page.getByRole("heading", { name: "How it goes" }).waitFor();
const plan = new URL(page.url());
plan.searchParams.set("seed", seed);
await page.goto(plan.href);
await page.getByRole("button", { name: "Begin the interview" }).click();
await page.getByText("Connected").waitFor();
await say(
  page,
  "I lead the inference platform at Nexus AI. My own part is the request path, from the gateway to the model.",
);
await say(
  page,
  "Product teams and outside customers called it. I asked five of them what they had to get done, wrote the contract down in OpenAPI, and let two of them try a mock before there was any code. Each call takes an idempotency key, so a client that timed out can send it again.",
);
for (const button of ["Skip", "Skip it"]) await page.getByRole("button", { name: button, exact: true }).click();
await page.getByText("Question 2 of").waitFor();
await settled(page);
await say(
  page,
  "Customers on the largest plan saw time-outs, so we agreed on 300 ms at p99 as the goal. I profiled the path under a copy of production traffic before I changed anything: half of the time went into a lock in the tokenizer, which every request took. I sharded the lock by model. The same profile then said 240 ms at p99, down from 900.",
);
const reply =
  "Two customers with very long prompts. They wait a second for the first word, and it is the card that they wait for now, not the lock. We";
await page.getByLabel("Your answer").fill(reply);
await page.screenshot({ path: join(images, "interview.png") });
await say(page, `${reply} left that alone: it is one request in four hundred.`);
await page.getByRole("button", { name: "End interview" }).click();
await page.getByRole("button", { name: "End it" }).click();
await page.getByRole("link", { name: "Read your report" }).click();
await page.getByRole("heading", { name: "Answer by answer" }).waitFor();
await page.setViewportSize({ width: 1000, height: 1300 });
await page.screenshot({ path: join(images, "report.png") });
await Promise.all([box.stop(), browser.close()]);
