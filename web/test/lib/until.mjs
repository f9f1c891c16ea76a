import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { patience } from "./app.mjs";

/** An edit is saved a moment later: asks again until it fits. */
export async function until(what, expected) {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(100)) if (expected.test(await what())) return;
  assert.match(await what(), expected);
}
