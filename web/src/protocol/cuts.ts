// Cut-points of a protocol, and what names the column that each makes.

import { isReadable, parse } from "./document";
import { addTable, remove, removeItem, set } from "./edit";
import { withoutFactor } from "./groups";
import { keepingAll } from "./screen";
import { tables, textOf, textsOf } from "./view";

/** One cut more, under a name that nothing else has. */
export function withCut(text: string, variable: string, endpoint: string): string {
  const document = parse(text);
  if (!isReadable(document)) return text;
  const taken = new Set([...tables(document, "cutpoint").map((cut) => textOf(cut["name"])), ...Object.keys((document.at(["derive"]) ?? {}) as object)]);
  const base = `high_${variable.replaceAll(/\W+/g, "_").toLowerCase()}`;
  let name = base;
  for (let number = 2; taken.has(name); ++number) name = `${base}_${number}`;
  return addTable(text, "cutpoint", { name, variable, endpoint });
}

const lists = [
  ["univariable", "factors"],
  ["univariable", "curves"],
  ["multivariable", "factors"],
  ["describe", "variables"],
];

/** The text without a cut: its column leaves factors, curves, Table 1 and risk groups, and its effects go. */
export function withoutCut(text: string, at: number): string {
  const document = parse(text);
  if (!isReadable(document)) return text;
  const name = textOf(tables(document, "cutpoint")[at]?.["name"]);
  const effects = tables(document, "effect").flatMap((effect, place) => (textOf(effect["variable"]) === name || textOf(effect["within"]) === name ? [place] : []));
  const alone = keepingAll(remove(text, ["cutpoint", at]), (whole) => lists.reduce((left, path) => removeItem(left, path, name), whole));
  const fewer = effects.reverse().reduce((left, place) => remove(left, ["effect", place]), alone);
  return textsOf(document.at(["risk_groups", "factors"])).includes(name) ? withoutFactor(fewer, name) : fewer;
}

/** The column is "this or more" from a number on that is known beforehand. */
export const withFixed = (text: string, at: number, cut: number): string => set(text, ["cutpoint", at, "fixed"], cut);
