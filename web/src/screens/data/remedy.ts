// What one click does about an odd thing: an edit of the protocol, where one key settles it.

import type { Noticed } from "../../api/types";
import { isReadable, parse } from "../../protocol/document";
import { addTable, remove, removeItem, set } from "../../protocol/edit";
import { takeAway } from "../../protocol/roles";
import { quoted } from "../../protocol/sql";
import { textsOf } from "../../protocol/view";
import { t } from "../../texts";

export interface Remedy {
  words: string;
  apply: (text: string) => string;
}

function withMissing(text: string, column: string, values: string[]): string {
  const document = parse(text);
  const path = ["columns", column, "missing"];
  const standing = isReadable(document) ? textsOf(document.at(path)) : [];
  return set(text, path, [...new Set([...standing, ...values])]);
}

const withoutFactor = (column: string) => (text: string) =>
  removeItem(takeAway(text, "factor", column), ["multivariable", "factors"], column);

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

export function remedyFor(noticed: Noticed): Remedy | undefined {
  const column = noticed.column ?? "";
  const [first = "", second = ""] = noticed.values;
  switch (noticed.id) {
    case "missing_code":
    case "missing_word":
      return {
        words: t("asMissing", { values: noticed.values.join(", ") }),
        apply: (text) => withMissing(text, column, noticed.values),
      };
    case "spelling":
      if (noticed.values.length < 2) return undefined;
      return {
        words: t("asSame", { values: noticed.values.slice(1).join(", "), one: first }),
        apply: (text) => set(text, ["columns", column, "same"], { [first]: noticed.values.slice(1) }),
      };
    case "time_unit":
    case "unit_of_name":
      return { words: t("asUnit", { unit: second }), apply: (text) => set(text, ["study", "time_unit"], second) };
    case "footer_row":
      if (noticed.values.length === 0) return undefined;
      return {
        words: t("excludeRows"),
        apply: (text) => addTable(text, "exclude", { reason: t("notPatients"), when: `${quoted(column)} in (${noticed.values.map(literal).join(", ")})` }),
      };
    case "no_dates":
      return {
        words: t("excludeRows"),
        apply: (text) => addTable(text, "exclude", { reason: t("withoutDates"), when: `${quoted(column)} is null` }),
      };
    case "outcome_as_factor":
    case "time_as_factor":
    case "known_with_event":
    case "two_doses":
    case "same_factor":
    case "one_value":
    case "date_as_number":
      return { words: t("noFactor"), apply: withoutFactor(column) };
    default:
      return undefined;
  }
}

/** Sets or clears a key of [study]. */
export const withStudyKey = (key: string, value: string) => (text: string) => {
  if (value === "") return remove(text, ["study", key]);
  return set(text, ["study", key], /^\d+$/.test(value) && key !== "decimal" ? Number(value) : value);
};
