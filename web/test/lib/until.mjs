import assert from "node:assert/strict";

/** An edit is saved a moment later: asks again until it fits. */
export async function until(what, expected) {
  for (let tries = 0; tries < 200; ++tries) {
    if (expected.test(await what())) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.match(await what(), expected);
}
