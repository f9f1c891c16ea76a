// A column whose values are put together: a group is written beside each of them.

import { useState } from "preact/hooks";
import type { Column } from "../../api/types";
import { labelAndName } from "../../parts/expression_field";
import { Choice, TextField } from "../../parts/fields";
import { freeName, groupsOf, withGrouping } from "../../protocol/grouping";
import { labelOf, textsOf } from "../../protocol/view";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";

const most = 40; // values of a column that somebody groups by hand

const canBeGrouped = (column: Column): boolean => column.barred === null && column.levels.length > 2 && column.levels.length <= most;

/** As the protocol orders them, else as one counts. */
function ordered(column: Column): Column["levels"] {
  const written = textsOf(document_.value.at(["columns", column.name, "levels"]));
  const place = (level: string) => (written.includes(level) ? written.indexOf(level) : written.length);
  return [...column.levels].sort((a, b) => place(a.level) - place(b.level) || a.level.localeCompare(b.level, undefined, { numeric: true }));
}

function Values({ column, onDone }: { column: Column; onDone: () => void }) {
  const [levels] = useState(() => ordered(column));
  const [labels, setLabels] = useState(() => levels.map(({ level }) => [level, level] as const));
  const derived = Object.keys((document_.value.at(["derive"]) ?? {}) as object);
  const taken = [...derived, ...columns.value.map((one) => one.name)];
  const [name, setName] = useState(freeName(column.name, "grouped", taken));
  const groups = groupsOf(labels);
  const isTaken = taken.includes(name.trim());
  const isGrouped = name.trim() !== "" && !isTaken && groups.length > 1 && groups.length < levels.length;
  const write = (value: string, label: string) => setLabels(labels.map(([one, old]) => [one, one === value ? label : old] as const));
  const add = () => {
    const label = t("groupedLabel", { label: labelOf(document_.value, column.name) });
    edit((text) => withGrouping(text, { name: name.trim(), column: column.name, kind: column.kind, groups }, label));
    onDone();
  };
  return (
    <>
      <p class="quiet">{t("groupHint")}</p>
      <div class="row">
        {levels.map(({ level, count }, i) => (
          <TextField key={level} label={`${level} (${count})`} value={labels[i]?.[1] ?? ""} onChange={(label) => write(level, label)} live />
        ))}
      </div>
      <div class="row">
        <TextField label={t("nameOfColumn")} value={name} onChange={setName} live hint={isTaken ? t("nameTaken") : undefined} />
        <button type="button" onClick={add} disabled={!isGrouped}>
          {t("add")}
        </button>
      </div>
    </>
  );
}

export function ValueGroups() {
  const [chosen, setChosen] = useState("");
  const usable = columns.value.filter(canBeGrouped);
  const column = usable.find((one) => one.name === chosen);
  if (usable.length === 0) return null;
  return (
    <details>
      <summary>{t("groupValues")}</summary>
      <Choice label={t("column")} value={column?.name ?? ""} options={[["", t("chooseOne")], ...usable.map((one): [string, string] => [one.name, labelAndName(one.name)])]} onChange={setChosen} />
      {column && <Values key={column.name} column={column} onDone={() => setChosen("")} />}
    </details>
  );
}
