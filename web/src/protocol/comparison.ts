// Conditions of one column and one value, as the page builds them and reads them back.

import { isBare, quoted, unquoted } from "./sql";

export const relations = ["is", "isNot", "atLeast", "below", "missing"] as const;
export type Relation = (typeof relations)[number];

export interface Comparison {
  column: string;
  relation: Relation;
  value: string; ///< as it stands in the table; of no meaning where a value is missing
}

const signs: Record<Exclude<Relation, "missing">, string> = { is: "=", isNot: "<>", atLeast: ">=", below: "<" };

/** The condition in SQL. Values of text and dates are quoted. */
export function comparisonText({ column, relation, value }: Comparison, kind: string): string {
  if (relation === "missing") return `${quoted(column)} is null`;
  const literal = isBare(kind) ? value : `'${value.replaceAll("'", "''")}'`;
  return `${quoted(column)} ${signs[relation]} ${literal}`;
}

const shape = /^("(?:[^"]|"")+"|[A-Za-z_]\w*)\s*(?:(=|<>|!=|>=|<)\s*('(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)|is\s+null)$/i;

/** What a condition compares; nothing where it is another. */
export function readComparison(text: string): Comparison | undefined {
  const [, name, sign, literal = ""] = shape.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  const found = sign === undefined ? "missing" : relations.find((one) => one !== "missing" && signs[one] === sign.replace("!=", "<>"));
  const value = literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
  return { column: unquoted(name), relation: found ?? "is", value };
}
