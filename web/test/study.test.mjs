import assert from "node:assert/strict";
import test from "node:test";
import { goTo, tabTo, withApp } from "./lib/app.mjs";
import { invented, protocolOf } from "./lib/study.mjs";
import { until } from "./lib/until.mjs";

const options = { prepare: (folder) => invented(folder), width: 1500, height: 2400 };
const protocol = async (page, folder) => {
  await page.locator(".saved", { hasText: "Saved" }).waitFor();
  return protocolOf(folder);
};

async function opened(page) {
  await goTo(page, "invented", "study");
  await page.getByLabel("Use age as").waitFor();
}

test("a column becomes a factor by drag, by select, and by keyboard; undo takes it back", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    const box = page.getByRole("group", { name: "Factors" });
    await page.locator(".column-list li", { hasText: "age" }).first().dragTo(box);
    await until(() => protocol(page, folder), /"high_dose", "age"\]/);
    await box.getByRole("button", { name: "Remove age from Factors" }).click();
    await until(() => protocol(page, folder), /"high_dose"\]/);
    await box.getByLabel("Add to: Factors").selectOption("age");
    await until(() => protocol(page, folder), /"age"\]/);
    await page.getByRole("button", { name: "Undo" }).click();
    await until(() => protocol(page, folder), /"high_dose"\]/);
    await page.getByRole("button", { name: "Redo" }).click();
    await until(() => protocol(page, folder), /"age"\]/);
    await tabTo(page, box.getByRole("button", { name: "Remove age from Factors" }));
    await page.keyboard.press("Enter");
    await until(() => protocol(page, folder), /"high_dose"\]/);
    const text = await protocol(page, folder);
    assert.ok(text.includes("# Written by hand; comments stay.") && text.includes("# the first is the reference"));
  }, options));

test("an event is chosen by values, an exclusion shows whom it takes, a level becomes the reference", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    const event = page.getByRole("group", { name: "The event is" });
    await event.getByLabel(/^alive/).check();
    await until(() => protocol(page, folder), /event = "status in \('(dead|alive)', '(dead|alive)'\)"/);
    await page.getByRole("button", { name: "Undo" }).click();
    await until(() => protocol(page, folder), /event = "status = 'dead'"/);
    await page.getByRole("button", { name: "Add an exclusion" }).click();
    await page.getByLabel("When").fill("age > 75");
    await page.getByLabel("When").press("Enter");
    await page.locator(".count", { hasText: /left/ }).waitFor();
    await page.locator(".flow li").nth(1).waitFor();
    await page.locator("summary", { hasText: "Reference levels" }).click();
    await page.locator("details[open]").getByLabel("Stage").selectOption("II");
    await until(() => protocol(page, folder), /levels = \["II", "I", "III"\]/);
  }, options));

test("the drawer is the same text, both ways, with what is wrong beside its line", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    await page.getByRole("button", { name: "Protocol", exact: true }).click();
    const area = page.getByLabel("Text of the protocol");
    const text = await area.inputValue();
    await area.fill(text.replace('"Invented patients"', '"Another title"'));
    await until(() => page.getByLabel("Title").inputValue(), /Another title/);
    await page.getByLabel("Title").fill("A third");
    await page.getByLabel("Title").press("Enter");
    await until(() => area.inputValue(), /"A third"/);
    await area.fill((await area.inputValue()).replace('event = "status', 'evnt = "status'));
    await page.locator(".wrong li", { hasText: "evnt" }).waitFor();
    assert.equal(await page.locator(".gutter .bad").count() > 0, true);
    await area.fill(`${await area.inputValue()}\n[broken`);
    await page.getByText("cannot be read").first().waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await until(() => protocol(page, folder), /evnt/);
  }, options));
