// Factors that are none: of one value, known only after the event, the outcome itself.

import { check, text } from "../../state/study";
import { holders } from "../../protocol/roles";
import { NoticedLine } from "../data/noticed";

const reasons = new Set(["one_value", "known_with_event", "outcome_as_factor", "time_as_factor"]);

export function NoticedFactors() {
  const factors = holders(text.value, "factor");
  const found = (check.value?.noticed ?? []).filter((one) => reasons.has(one.id) && factors.includes(one.column ?? ""));
  if (found.length === 0) return null;
  return (
    <ul class="noticed">
      {found.map((notice) => (
        <NoticedLine key={`${notice.id} ${notice.column}`} notice={notice} />
      ))}
    </ul>
  );
}
