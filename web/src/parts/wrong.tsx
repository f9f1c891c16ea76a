// What is wrong with a key of the protocol, at the control that writes it.

import { computed } from "@preact/signals";
import type { Problem } from "../api/types";
import type { Path } from "../protocol/document";
import { isAt, labelsIn } from "../protocol/problems";
import { textOf } from "../protocol/view";
import { failed } from "../state/analysis";
import { columns, document_, problems } from "../state/study";
import { t } from "../texts";

/** What check and the analysis complain of, each once. */
export const complaints = computed<Problem[]>(() => {
  const all = [...problems.value, ...failed.value];
  return all.filter((one, position) => all.findIndex((other) => other.text === one.text) === position);
});

const at = (path: Path): Problem[] => complaints.value.filter((one) => isAt(one, path));

export const isWrong = (path: Path | undefined): boolean => path !== undefined && at(path).length > 0;

export function Wrong({ path, id }: { path: Path; id?: string }) {
  const found = at(path);
  if (found.length === 0) return null;
  const labels = labelsIn(textOf(document_.value.at(path)), document_.value, columns.value);
  return (
    <small class="wrong-here" id={id}>
      {found.map((one) => (
        <span key={one.text}>{one.text}</span>
      ))}
      {labels.map(([label, name]) => (
        <span key={name}>{t("labelOfColumn", { label, name })}</span>
      ))}
    </small>
  );
}
