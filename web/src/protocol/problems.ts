// Where in a protocol a problem lies, and what may help with it.

import type { Column, Problem } from "../api/types";
import { isReadable, parse, type Path, type ProtocolText } from "./document";
import { quoted } from "./sql";
import { labelOf } from "./view";

/** The problems of a text with the key in which each lies. */
export function placed(problems: Problem[], text: string): Problem[] {
  const document = parse(text);
  if (!isReadable(document)) return problems;
  return problems.map((one) => (typeof one.line === "number" ? { ...one, path: document.pathAt(one.line, one.column) } : one));
}

/** Whether a problem lies at a key or inside it. */
export const isAt = (problem: Problem, path: Path): boolean =>
  problem.path !== undefined && path.every((key, depth) => problem.path?.[depth] === key);

/** Labels that stand in an expression although they are no names: [label, name]. */
export function labelsIn(expression: string, document: ProtocolText, columns: Column[]): [string, string][] {
  const said = expression.toLowerCase();
  return columns
    .map((column): [string, string] => [labelOf(document, column.name), quoted(column.name)])
    .filter(([label, name]) => label.toLowerCase() !== name.toLowerCase() && new RegExp(`(^|\\W)${escaped(label.toLowerCase())}(\\W|$)`).test(said));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
