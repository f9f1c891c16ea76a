// Every test, one after another, in one browser.

import { after } from "node:test";
import { closeBrowser } from "./lib/app.mjs";

const only = process.argv.slice(2);
const files = ["texts", "edit", "languages", "start", "results", "study", "data", "cuts", "dose", "bedside", "keeps", "inert", "workbook", "axe", "zoom"];
for (const file of files) if (only.length === 0 || only.includes(file)) await import(`./${file}.test.mjs`);

after(closeBrowser);
