// The builder of risk groups: factors, and which number of them makes which group.

import { Choice, TextField } from "../../parts/fields";
import { Wrong } from "../../parts/wrong";
import { FetchedFigure } from "../../parts/fetched_figure";
import { moved, renamed, withFactor, withoutFactor } from "../../protocol/groups";
import { groupsOf, labelOf, namesOf, tables, textOf, textsOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";

function Factors({ factors }: { factors: string[] }) {
  const yesNo = columns.value.filter((one) => one.kind === "boolean").map((one) => one.name);
  const choices = namesOf(document_.value, yesNo).filter((name) => !factors.includes(name) && !["bed", "eqd2", "dose_per_fraction"].includes(name));
  return (
    <div class="role" role="group" aria-label={t("riskFactors")}>
      <b>{t("riskFactors")}</b>
      <ul>
        {factors.map((name) => (
          <li key={name} class="chip">
            {labelOf(document_.value, name)}
            <button type="button" aria-label={t("removeFrom", { name, role: t("riskFactors") })} onClick={() => edit((text) => withoutFactor(text, name))}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        aria-label={t("addTo", { role: t("riskFactors") })}
        onChange={(event) => {
          const name = event.currentTarget.value;
          event.currentTarget.value = "";
          if (name !== "") edit((text) => withFactor(text, name));
        }}
      >
        <option value="">{t("add")}</option>
        {choices.map((name) => (
          <option key={name} value={name}>
            {labelOf(document_.value, name)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Counts({ count, groups }: { count: number; groups: [string, number[]][] }) {
  return (
    <div class="row">
      {Array.from({ length: count + 1 }, (_, number) => (
        <Choice
          key={number}
          label={t("factorsPresent", { n: number })}
          value={String(groups.findIndex(([, counts]) => counts.includes(number)))}
          options={[...groups.map(([name], at): [string, string] => [String(at), name]), [String(groups.length), t("newGroup")]]}
          onChange={(to) => edit((text) => moved(text, number, Number(to)))}
        />
      ))}
    </div>
  );
}

export function Groups() {
  const factors = textsOf(document_.value.at(["risk_groups", "factors"]));
  const groups = groupsOf(document_.value);
  const found = shown.value?.results.risk_groups;
  const endpoints = tables(document_.value, "endpoint").map((one) => textOf(one["name"]));
  return (
    <section class="card" aria-labelledby="groups-title">
      <h2 id="groups-title">{t("riskGroups")}</h2>
      <Wrong path={["risk_groups"]} />
      <Factors factors={factors} />
      {factors.length > 0 && <Counts count={factors.length} groups={groups} />}
      <div class="row">
        {groups.map(([name], at) => (
          <TextField
            key={at}
            label={t("groupName", { n: at + 1, size: found?.groups.find((one) => one.group === name)?.n ?? "–" })}
            value={name}
            onChange={(to) => edit((text) => renamed(text, at, to))}
          />
        ))}
      </div>
      {shown.value && found && (
        <div class="columns">
          {endpoints.map((name) => (
            <FetchedFigure key={name} run={shown.value?.run ?? ""} name={`risk-${name}`} label={`${t("riskGroups")}: ${name}`} />
          ))}
        </div>
      )}
    </section>
  );
}
