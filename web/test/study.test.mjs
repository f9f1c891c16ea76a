import assert from "node:assert/strict";
import test from "node:test";
import { goTo, settled, tabTo, withApp } from "./lib/app.mjs";
import { protocol as invention } from "./lib/tables.mjs";
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
  await settled(page);
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
    await box.getByRole("button", { name: "Remove all from Factors" }).click();
    await until(() => protocol(page, folder), /factors   = \[\]/);
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
    const when = page.getByRole("textbox", { name: "When" });
    await when.fill("age > 75");
    await when.press("Enter");
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

test("a condition is built of a column and a value; the text stays its own", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    await page.getByRole("button", { name: "Add an exclusion" }).click();
    assert.equal(await page.getByRole("textbox", { name: "When" }).inputValue(), "");
    const rule = page.locator(".exclusion");
    await rule.getByRole("combobox", { name: "Column", exact: true }).selectOption("unstable");
    assert.equal(await page.getByRole("textbox", { name: "When" }).inputValue(), "", "nobody is left out before a value is chosen");
    await rule.getByRole("combobox", { name: "Value", exact: true }).selectOption("false");
    await until(() => protocol(page, folder), /reason = "unstable = false"\nwhen = "unstable = false"/);
    await rule.getByRole("combobox", { name: "which", exact: true }).selectOption("is not");
    await until(() => protocol(page, folder), /when = "unstable <> false"/);
    await page.getByRole("textbox", { name: "Reason" }).fill("stable");
    await page.getByRole("textbox", { name: "Reason" }).press("Enter");
    await until(() => protocol(page, folder), /reason = "stable"/);
    await rule.getByRole("combobox", { name: "Column", exact: true }).selectOption("age");
    await rule.getByRole("textbox", { name: "Value", exact: true }).fill("80");
    await rule.getByRole("textbox", { name: "Value", exact: true }).press("Enter");
    await until(() => protocol(page, folder), /when = "age (>=|<>) 80"/);
  }, options));

test("what is wrong stands at its field, with the column that a label means, and counts are not guessed", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    await page.getByRole("button", { name: "Add an exclusion" }).click();
    const when = page.getByRole("textbox", { name: "When" });
    await when.fill("Disease stage = 'I'");
    await when.press("Enter");
    const wrong = page.locator(".exclusion .wrong-here");
    await wrong.getByText("“Disease stage” is stage").waitFor();
    assert.equal(await page.locator(".exclusion .count").textContent(), "–");
    assert.equal(await when.getAttribute("aria-invalid"), "true");
    await when.fill("");
    await page.locator(".exclusion").getByLabel("Insert a column").selectOption("stage");
    assert.equal(await when.inputValue(), "stage");
    await when.pressSequentially(" = 'I'");
    await when.press("Enter");
    await until(() => protocol(page, folder), /when = "stage = 'I'"/);
    await page.locator(".exclusion .count", { hasText: /left/ }).waitFor();
    assert.equal(await wrong.count(), 0);
  }, { ...options, prepare: (folder) => invented(folder, invention.replace('label = "Stage"', 'label = "Disease stage"')) }));

test("the rule by which factors enter the model is chosen, and a factor leaves where it was chosen", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    const rule = page.getByRole("group", { name: "Into the model by" });
    await rule.getByRole("combobox").selectOption("gray");
    await until(() => protocol(page, folder), /select    = "gray p < 0.05"/);
    await rule.getByLabel("P below").fill("0,1");
    await rule.getByLabel("P below").press("Enter");
    await until(() => protocol(page, folder), /"gray p < 0.1"/);
    await rule.getByRole("combobox").selectOption("all");
    await until(() => protocol(page, folder), /\[multivariable\]\nendpoints = \["OS"\]\nfactors = \["stage", "over_two_lines", "unstable", "high_dose"\]/);
    await page.getByLabel("Use unstable as").selectOption({ label: "no longer: Factors" });
    await until(() => protocol(page, folder), /\nfactors = \["stage", "over_two_lines", "high_dose"\]/);
    assert.match(await protocol(page, folder), /factors   = \["stage", "over_two_lines", "high_dose"\]/);
  }, options));

test("a derived column is added by keyboard while one types, and shows its counts", () =>
  withApp(async ({ page }) => {
    await opened(page);
    const card = page.getByRole("region", { name: "Derived columns" });
    await card.getByRole("textbox", { name: "Name" }).fill("old");
    await card.getByRole("textbox", { name: "Expression" }).pressSequentially("age > 60");
    await tabTo(page, card.getByRole("button", { name: "Add" }), 3);
    await page.keyboard.press("Enter");
    await card.getByText(/^false \d+, true \d+$/).waitFor();
  }, options));

test("values of a column are put together without SQL", () =>
  withApp(async ({ page, folder }) => {
    await opened(page);
    const card = page.getByRole("region", { name: "Derived columns" });
    await tabTo(page, card.getByText("Group the values of a column"));
    await page.keyboard.press("Enter");
    await card.getByLabel("Column", { exact: true }).selectOption("stage");
    await card.getByLabel(/^II \(\d+\)$/).fill("I");
    const name = card.getByLabel("Name of the new column").last();
    await name.fill("stage");
    await card.getByText("There is a column of this name; write another.").waitFor();
    assert.ok(await card.getByRole("button", { name: "Add" }).last().isDisabled());
    await name.fill("stage grouped");
    await card.getByRole("button", { name: "Add" }).last().click();
    await until(() => protocol(page, folder), /"stage grouped" = "case when stage in \('I', 'II'\) then 'I' when stage = 'III' then 'III' end"/);
    await card.getByText(/^I \d+, III \d+$/).waitFor();
    assert.match(await protocol(page, folder), /"stage grouped" = \{ label = "Stage, grouped", levels = \["I", "III"\] \}/);
  }, options));
