// A module of the page for a test without a browser.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

export async function load(path) {
  const folder = mkdtempSync(join(tmpdir(), "rtsurv-module-"));
  const outfile = join(folder, "module.mjs");
  const entry = new URL(`../../src/${path}`, import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "neutral", mainFields: ["module", "main"], logLevel: "error" });
  try {
    return await import(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
