import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { goTo, run, settled, tabTo, withApp } from "./lib/app.mjs";
import { invented } from "./lib/study.mjs";

const prepare = (folder) => invented(folder);

async function opened(page) {
  await goTo(page, "invented", "results");
  await page.locator(".cards .card").first().waitFor();
  await settled(page);
}

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("every section of the report is a card, with the whole validation in the end", () =>
  withApp(
    async ({ page }) => {
      await opened(page);
      const titles = await page.locator(".cards > .card > h2").allTextContents();
      assert.ok(titles.includes("Patients") && titles.includes("Risk groups") && titles.includes("Methods"), titles.join());
      assert.equal(await page.getByText("Shown without the validation").count(), 0);
      await page.getByRole("link", { name: "Risk groups" }).first().click();
      await page.locator("summary", { hasText: "Conventions, data" }).click();
      await page.locator("details.card[open] table").first().waitFor();
    },
    { prepare },
  ));

test("a table is copied for Word and taken as a file", () =>
  withApp(
    async ({ page }) => {
      await opened(page);
      const tools = page.locator(".card .tools", { has: page.getByRole("button", { name: /Copy: Table 1/ }) });
      await tools.getByRole("button").click();
      await tools.getByText("Copied").waitFor();
      const [html, plain] = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const text = async (type) => (await item.getType(type)).text();
        return [await text("text/html"), await text("text/plain")];
      });
      assert.match(html, /<table/);
      assert.match(plain, /Stage/);
      assert.ok(plain.split("\n").some((line) => line.includes("\t")));
      const word = await saved(page, () => tools.getByRole("link", { name: /Word/ }).click());
      assert.equal(word.name, "table1.docx");
      assert.equal(word.bytes.subarray(0, 2).toString(), "PK");
      const csv = await saved(page, () => tools.getByRole("link", { name: /CSV/ }).click());
      assert.match(csv.bytes.toString(), /Stage/);
    },
    { prepare },
  ));

test("a figure is taken at a journal's width, by keyboard", () =>
  withApp(
    async ({ page }) => {
      await opened(page);
      const figure = page.locator(".card figure[data-name]").first();
      await tabTo(page, figure.locator("summary"));
      await page.keyboard.press("Enter");
      await figure.getByLabel("Width").selectOption("elsevier-1col");
      await figure.getByLabel("Format").selectOption("pdf");
      await tabTo(page, figure.locator("a.button"));
      const pdf = await saved(page, () => page.keyboard.press("Enter"));
      assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
    },
    { prepare },
  ));

test("a curve is read along the time by pointer and by keyboard", () =>
  withApp(
    async ({ page }) => {
      await opened(page);
      const slider = page.getByRole("slider", { name: /Read along the time/ }).first();
      await slider.hover();
      await page.locator(".readout").first().waitFor();
      await slider.focus();
      await page.keyboard.press("Home");
      assert.match(await slider.getAttribute("aria-valuetext"), /100\.0/);
      await page.keyboard.press("End");
      assert.doesNotMatch(await slider.getAttribute("aria-valuetext"), /Group 1 100\.0/);
    },
    { prepare },
  ));

test("results.json and the protocol are what the command line gives, byte for byte", () =>
  withApp(
    async ({ page, folder }) => {
      await opened(page);
      await page.locator("summary", { hasText: "Take away" }).click();
      const results = await saved(page, () => page.getByRole("link", { name: "results.json" }).click());
      const protocol = await saved(page, () => page.getByRole("link", { name: "study.toml" }).click());
      assert.equal(protocol.bytes.toString(), readFileSync(join(folder, "invented", "study.toml"), "utf8"));
      const ran = run("run", join(folder, "invented", "study.toml"), "--json");
      assert.equal(ran.status, 0, ran.stderr);
      assert.equal(results.bytes.toString(), ran.stdout);
    },
    { prepare },
  ));
