// The patient's group by the study's rule, and what became of those in it: curves, table, icons, words.

import { useState } from "preact/hooks";
import type { At, KmGroup, Results } from "../../api/types";
import { Choice, Tick } from "../../parts/fields";
import { FetchedFigure } from "../../parts/fetched_figure";
import { labelOf } from "../../protocol/view";
import { document_ } from "../../state/study";
import { t } from "../../texts";
import { Icons } from "./icons";

const percent = (value: number | null): string => (value === null ? "–" : `${(100 * value).toFixed(1)}`);
const rate = (at: At): string =>
  at.survival === null ? t("beyond") : `${percent(at.survival)}\u2009% (${percent(at.lower)}–${percent(at.upper)})`;

function RateTable({ group, unit, label }: { group: KmGroup; unit: string; label: string }) {
  return (
    <table>
      <caption>
        {t("rateCaption", { endpoint: label, group: group.group, n: group.n, events: group.events })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("timeIn", { unit })}</th>
          <th scope="col">{t("rateCi")}</th>
          <th scope="col">{t("atRisk")}</th>
        </tr>
      </thead>
      <tbody>
        {group.at.map((at) => (
          <tr key={at.time}>
            <th scope="row">{at.time}</th>
            <td>{rate(at)}</td>
            <td>{at.at_risk}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({ group, unit, label }: { group: KmGroup; unit: string; label: string }) {
  const known = group.at.filter((at) => at.survival !== null);
  const last = known.at(-1);
  if (!last || last.survival === null) return null;
  const values = {
    of: Math.round(100 * last.survival),
    lower: last.lower === null ? "?" : Math.round(100 * last.lower),
    upper: last.upper === null ? "?" : Math.round(100 * last.upper),
    time: last.time,
    unit,
    endpoint: label,
    n: group.n,
    events: group.events,
  };
  return <p>{t("inWords", values)}</p>;
}

const views = ["curves", "table", "icons", "words"] as const;

function Outlook({ results, run, name }: { results: Results; run: string; name: string }) {
  const groups = results.risk_groups;
  const endpoints = Object.keys(groups?.endpoints ?? {});
  const [endpoint, setEndpoint] = useState(endpoints[0] ?? "");
  const [view, setView] = useState<(typeof views)[number]>("curves");
  const group = groups?.endpoints[endpoint]?.km.groups.find((one) => one.group === name);
  const label = results.endpoints[endpoint]?.label ?? endpoint;
  const unit = t(results.study.time_unit as "months");
  if (!group) return null;
  const part = {
    curves: <FetchedFigure run={run} name={`risk-${endpoint}`} label={label} />,
    table: <RateTable group={group} unit={unit} label={label} />,
    icons: <Icons group={group} unit={unit} label={label} />,
    words: <Words group={group} unit={unit} label={label} />,
  };
  return (
    <>
      <Choice label={t("endpoint")} value={endpoint} onChange={setEndpoint} options={endpoints.map((one) => [one, results.endpoints[one]?.label ?? one])} />
      <div class="views screen-only" role="group" aria-label={t("shownAs")}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
            {t(one)}
          </button>
        ))}
      </div>
      <div class="outlook">
        {views.map((one) => (
          <div key={one} class={one === view ? one : `${one} print-only`}>
            {part[one]}
          </div>
        ))}
      </div>
    </>
  );
}

export function Patient({ results, run }: { results: Results; run: string }) {
  const rule = results.risk_groups;
  const [present, setPresent] = useState<string[]>([]);
  if (!rule)
    return (
      <section class="card" aria-labelledby="patient-title">
        <h2 id="patient-title">{t("patient")}</h2>
        <p>{t("noGroups")}</p>
      </section>
    );
  const group = rule.groups.find((one) => one.counts.includes(present.length));
  const tick = (factor: string) => (on: boolean) =>
    setPresent((before) => (on ? [...before, factor] : before.filter((one) => one !== factor)));
  return (
    <section class="card" aria-labelledby="patient-title">
      <h2 id="patient-title">{t("patient")}</h2>
      <div class="ticks">
        {rule.factors.map((factor) => (
          <Tick key={factor} label={labelOf(document_.value, factor)} checked={present.includes(factor)} onChange={tick(factor)} />
        ))}
      </div>
      <p role="status" class="big">
        {group ? t("inGroup", { group: group.group, n: group.n }) : t("inNoGroup")}
      </p>
      {group && group.n < 20 && <p class="warning">{t("fewInGroup", { n: group.n })}</p>}
      {group && <Outlook results={results} run={run} name={group.group} />}
      <p class="quiet">{t("optionsHint")}</p>
    </section>
  );
}
