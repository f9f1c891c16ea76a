// The parts of a protocol that the screens show, as plain values.

import type { ProtocolText, Value } from "./document";

type Table = { [key: string]: Value };

export const textOf = (value: Value | undefined): string =>
  value === undefined || typeof value === "object" ? "" : String(value);
export const textsOf = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
export const numberOf = (value: Value | undefined): number | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === "number" ? first : undefined;
};

/** The tables of [[name]]. */
export function tables(document: ProtocolText, name: string): Table[] {
  const value = document.at([name]);
  return Array.isArray(value) ? (value as Table[]) : [];
}

/** What the program calls the columns that it computes of a dose. */
const computed: Record<string, string> = { dose_per_fraction: "Dose per fraction", bed: "BED", eqd2: "EQD2" };

/** How a column is called in print. */
export const labelOf = (document: ProtocolText, column: string): string =>
  textOf(document.at(["columns", column, "label"])) || (computed[column] ?? column);

/** A name that may break after an underscore or a dot, where a word ends. */
export const breakable = (name: string): string => name.replaceAll(/[_.]/g, "$&\u200b");

/** The columns that [dose] makes, where the study has one. */
export const doseColumns = (document: ProtocolText): string[] => (document.at(["dose"]) === undefined ? [] : ["dose_per_fraction", "bed", "eqd2"]);

/** Every name that a factor, a cut or a variable may have: the table's columns, then derived ones. */
export function namesOf(document: ProtocolText, columns: readonly string[]): string[] {
  const derived = Object.keys((document.at(["derive"]) as Table | undefined) ?? {});
  const cuts = tables(document, "cutpoint").map((cut) => textOf(cut["name"]));
  return [...new Set([...columns, ...doseColumns(document), ...derived, ...cuts])].filter((name) => name !== "");
}

/** Risk groups as [name, numbers of factors]. */
export function groupsOf(document: ProtocolText): [string, number[]][] {
  const groups = (document.at(["risk_groups", "groups"]) as Table | undefined) ?? {};
  return Object.entries(groups).map(([name, counts]) => [name, Array.isArray(counts) ? counts.map(Number) : []]);
}
