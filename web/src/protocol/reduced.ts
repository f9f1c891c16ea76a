// The smallest protocol that answers one question at once: what stands on patients, endpoints and columns, and no more.

import { isReadable, parse, type ProtocolText } from "./document";
import { remove } from "./edit";
import { tables, textOf } from "./view";

const kept = new Set(["study", "columns", "exclude", "dates", "dose", "derive", "endpoint", "figures", "privacy"]);

function without(text: string, name: string): string {
  let left = text;
  for (let tries = 0; tries < 200; ++tries) {
    const document = parse(left);
    if (!isReadable(document)) return text;
    const value = document.at([name]);
    if (value === undefined) return left;
    const shorter = Array.isArray(value) ? remove(left, [name, value.length - 1]) : remove(left, [name]);
    if (shorter === left) return left;
    left = shorter;
  }
  return left;
}

/** The text without its other tables, without [dose.response] and [dose.sweep], and with [columns] of the table's own
 *  columns and of those computed here only: what another table made is no column any more. */
export function reduced(text: string, columns: readonly string[]): string {
  const document = parse(text);
  if (!isReadable(document)) return text;
  const others = Object.keys(document.values).filter((name) => !kept.has(name));
  const derived = Object.keys((document.at(["derive"]) ?? {}) as object);
  const made = madeBy(document);
  const known = new Set([...columns, ...derived, "bed", "eqd2", "dose_per_fraction"]);
  const stays = (name: string) => (columns.length === 0 ? !made.has(name) : known.has(name));
  const described = Object.keys((document.at(["columns"]) ?? {}) as object);
  const small = others.reduce(without, withoutUnder(text));
  return described.filter((name) => !stays(name)).reduce((left, name) => remove(left, ["columns", name]), small);
}

/** Columns that the tables make which are left out. */
function madeBy(document: ProtocolText): Set<string> {
  const cuts = tables(document, "cutpoint").map((cut) => textOf(cut["name"]));
  const states = Object.keys((document.at(["landmark", "states"]) ?? {}) as object);
  return new Set([...cuts, ...cuts.map((name) => `${name}_groups`), ...states, "risk_group", "best_response"]);
}

/** Tables below [dose] and those below others, such as [risk_groups.groups], by their headers. */
function withoutUnder(text: string): string {
  const lines: string[] = [];
  let inside = false;
  for (const line of text.split("\n")) {
    if (/^\s*\[/.test(line)) inside = /^\s*\[+\s*[\w-]+\s*\./.test(line);
    if (!inside) lines.push(line);
  }
  return lines.join("\n");
}
