// Values of a column put together, as an expression of [derive] and its levels.

import { set } from "./edit";
import { conditionText } from "./sql";

export interface Grouping {
  name: string; ///< of the new column
  column: string;
  kind: string; ///< of that column
  groups: { label: string; values: string[] }[]; ///< in their order; the first is the reference
}

/** Values by the label that stands beside each, in the order of the labels; without one a value is in no group. */
export function groupsOf(labels: readonly (readonly [value: string, label: string])[]): Grouping["groups"] {
  const groups = new Map<string, string[]>();
  for (const [value, label] of labels) {
    const name = label.trim();
    if (name !== "") groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return [...groups].map(([label, values]) => ({ label, values }));
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Values that are in no group are unknown. */
export function groupingText({ column, kind, groups }: Grouping): string {
  const cases = groups.map(({ label, values }) => `when ${conditionText({ kind: "values", column, values }, kind)} then ${literal(label)}`);
  return `case ${cases.join(" ")} end`;
}

export function withGrouping(text: string, grouping: Grouping, label: string): string {
  const derived = set(text, ["derive", grouping.name], groupingText(grouping));
  const labelled = set(derived, ["columns", grouping.name, "label"], label);
  return set(labelled, ["columns", grouping.name, "levels"], grouping.groups.map((group) => group.label));
}

/** "stage grouped", or with a number behind where that is taken. */
export function freeName(column: string, word: string, taken: readonly string[]): string {
  for (let i = 1; ; ++i) {
    const name = i === 1 ? `${column} ${word}` : `${column} ${word} ${i}`;
    if (!taken.includes(name)) return name;
  }
}

