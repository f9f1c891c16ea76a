// A rate as a hundred people.

import { useState } from "preact/hooks";
import type { KmGroup } from "../../api/types";
import { Choice } from "../../parts/fields";
import { t } from "../../texts";

const people = 100;
const perRow = 20;

export function Icons({ group, unit, label }: { group: KmGroup; unit: string; label: string }) {
  const known = group.at.filter((at) => at.survival !== null);
  const [time, setTime] = useState(known.at(-1)?.time ?? 0);
  const at = known.find((one) => one.time === time) ?? known.at(-1);
  if (!at || at.survival === null) return <p>{t("beyond")}</p>;
  const free = Math.round(people * at.survival);
  const words = t("iconWords", { free, rest: people - free, endpoint: label, time: at.time, unit });
  return (
    <figure class="icons">
      <Choice label={t("timeIn", { unit })} value={String(at.time)} onChange={(chosen) => setTime(Number(chosen))} options={known.map((one) => [String(one.time), String(one.time)])} />
      <svg viewBox={`0 0 ${perRow * 10} ${(people / perRow) * 14}`} role="img" aria-label={words}>
        {Array.from({ length: people }, (_, one) => (
          <g key={one} class={one < free ? "free" : "not"} transform={`translate(${(one % perRow) * 10} ${Math.floor(one / perRow) * 14})`}>
            <circle cx="5" cy="3" r="2" />
            <path d="M2 12V8a3 3 0 0 1 6 0v4z" />
          </g>
        ))}
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
