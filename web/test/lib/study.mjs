import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cohort, protocol } from "./tables.mjs";

/** Puts the invented study into a folder, as FOLDER/invented. */
export function invented(folder, text = protocol) {
  mkdirSync(join(folder, "invented"));
  writeFileSync(join(folder, "invented", "cohort.csv"), cohort());
  writeFileSync(join(folder, "invented", "study.toml"), text);
}

export const protocolOf = (folder, study = "invented") => readFileSync(join(folder, study, "study.toml"), "utf8");
