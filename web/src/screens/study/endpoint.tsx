// One endpoint: a duration or two dates, the event by values, what competes with it.

import { Choice, TextField } from "../../parts/fields";
import { Wrong } from "../../parts/wrong";
import type { Value } from "../../protocol/document";
import { remove, set } from "../../protocol/edit";
import { quoted } from "../../protocol/sql";
import { tables, textOf } from "../../protocol/view";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";
import { ConditionField } from "./condition_field";
import { Ends } from "./ends";

export function Endpoint({ at }: { at: number }) {
  const endpoint = tables(document_.value, "endpoint")[at] ?? {};
  const put = (key: string) => (value: Value) => edit((text) => set(text, ["endpoint", at, key], value));
  const drop = (key: string) => edit((text) => remove(text, ["endpoint", at, key]));
  const pathOf = (key: string) => ["endpoint", at, key];
  const byDates = endpoint["from"] !== undefined;
  const numbers = columns.value.filter((column) => column.kind === "number" || column.kind === "integer");
  const dates = columns.value.filter((column) => column.kind === "date");
  const toDates = () =>
    edit((text) => set(set(remove(text, ["endpoint", at, "time"]), ["endpoint", at, "from"], quoted(dates[0]?.name ?? "")), ["endpoint", at, "to"], quoted(dates.at(-1)?.name ?? "")));
  const toDuration = () =>
    edit((text) => set(remove(remove(text, ["endpoint", at, "from"]), ["endpoint", at, "to"]), ["endpoint", at, "time"], quoted(numbers[0]?.name ?? "")));
  const name = textOf(endpoint["label"]) || textOf(endpoint["name"]);
  return (
    <fieldset class="endpoint">
      <legend>{name}</legend>
      <div class="row">
        <TextField label={t("endpointLabel")} value={textOf(endpoint["label"])} onChange={put("label")} path={pathOf("label")} />
        <Choice
          label={t("timeBy")}
          value={byDates ? "dates" : "duration"}
          options={[
            ["duration", t("duration")],
            ["dates", t("twoDates")],
          ]}
          onChange={(kind) => (kind === "dates" ? toDates() : toDuration())}
        />
      </div>
      {byDates ? (
        <>
          <Choice label={t("from")} value={textOf(endpoint["from"])} options={withOwn(dates.map((one) => quoted(one.name)), textOf(endpoint["from"]))} onChange={put("from")} path={pathOf("from")} />
          <Ends value={textOf(endpoint["to"])} dates={dates.map((one) => one.name)} onChange={put("to")} />
          <Wrong path={pathOf("to")} />
        </>
      ) : (
        <Choice label={t("time")} value={textOf(endpoint["time"])} options={withOwn(numbers.map((one) => quoted(one.name)), textOf(endpoint["time"]))} onChange={put("time")} path={pathOf("time")} />
      )}
      <ConditionField label={t("event")} value={textOf(endpoint["event"])} onChange={put("event")} path={pathOf("event")} />
      <ConditionField label={t("competing")} value={textOf(endpoint["competing"])} onChange={put("competing")} onNone={() => drop("competing")} path={pathOf("competing")} />
      <button type="button" class="link" onClick={() => edit((text) => remove(text, ["endpoint", at]))}>
        {t("removeOne", { name })}
      </button>
    </fieldset>
  );
}

/** The columns to choose from, with what the protocol has where that is none of them. */
const withOwn = (names: string[], own: string): [string, string][] =>
  (names.includes(own) ? names : [own, ...names]).map((name) => [name, name || t("chooseOne")]);
