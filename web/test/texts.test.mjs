import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./lib/module.mjs";

const { en } = await load("texts/en.ts");
const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

for (const code of ["de", "ko"])
  test(`${code} has every text of en, with the same holes`, async () => {
    const other = (await load(`texts/${code}.ts`))[code];
    assert.deepEqual(Object.keys(other), Object.keys(en));
    for (const [key, text] of Object.entries(en)) {
      assert.deepEqual(holes(other[key]), holes(text), key);
      assert.notEqual(other[key].trim(), "", key);
    }
  });

test("every id of what is noticed has its text", async () => {
  const ids =
    "footer_row empty_column time_unit unit_of_name long_follow_up date_as_number after_today event_after_contact contact_after_event before_birth repeated_id repeated_row event_blank every_event no_event same_outcome same_times outcome_as_factor time_as_factor known_with_event failure_label missing_code missing_word spelling no_dates two_doses same_factor one_value one_patient_level".split(
      " ",
    );
  for (const id of ids) assert.ok(en[`noticed_${id}`], id);
});
