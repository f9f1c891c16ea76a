// Which patients had something: a column and those of its values that mean it.

import { ExpressionField, labelAndName } from "../../parts/expression_field";
import { Choice, Tick } from "../../parts/fields";
import { Wrong } from "../../parts/wrong";
import type { Path } from "../../protocol/document";
import type { Column } from "../../api/types";
import { conditionText, readCondition } from "../../protocol/sql";
import { columns } from "../../state/study";
import { t } from "../../texts";

interface Props {
  label: string;
  value: string;
  onChange: (expression: string) => void;
  onNone?: () => void;
  path: Path;
}

const own = "\u0000own";

const hasValues = (column: Column): boolean => column.levels.length > 0 && column.barred === null;

function kindOf(name: string): string {
  return columns.value.find((column) => column.name === name)?.kind ?? "text";
}

/** The condition that choosing a column begins with. */
function begun(column: Column): string {
  if (column.kind === "date") return conditionText({ kind: "given", column: column.name }, column.kind);
  const values = column.levels.map((one) => one.level);
  const likely = values.find((value) => value === "true" || value === "1") ?? values.at(-1) ?? "";
  return conditionText({ kind: "values", column: column.name, values: [likely] }, column.kind);
}

export function ConditionField({ label, value, onChange, onNone, path }: Props) {
  const condition = readCondition(value);
  const usable = columns.value.filter((column) => column.kind === "date" || hasValues(column));
  const column = condition.kind === "expression" ? undefined : usable.find((one) => one.name === condition.column);
  const choose = (name: string) => {
    if (name === "") return onNone?.();
    const chosen = usable.find((one) => one.name === name);
    if (chosen) onChange(begun(chosen));
    return undefined;
  };
  const tick = (level: string, on: boolean) => {
    if (condition.kind !== "values" || !column) return;
    const values = column.levels.map((one) => one.level).filter((one) => (one === level ? on : condition.values.includes(one)));
    if (values.length > 0) onChange(conditionText({ ...condition, values }, kindOf(condition.column)));
  };
  const isOwn = value !== "" && !column;
  return (
    <div class="condition" role="group" aria-label={label}>
      <Choice
        label={label}
        value={isOwn ? own : (column?.name ?? "")}
        onChange={choose}
        options={[
          ["", onNone ? t("none") : t("chooseOne")],
          ...(isOwn ? [[own, t("ownExpression")] as [string, string]] : []),
          ...usable.map((one): [string, string] => [one.name, labelAndName(one.name)]),
        ]}
      />
      {isOwn && <ExpressionField label={t("expression")} value={value} onChange={onChange} path={path} />}
      {!isOwn && <Wrong path={path} />}
      {column && condition.kind === "given" && <p class="quiet">{t("whenGiven")}</p>}
      {column && condition.kind === "values" && (
        <div class="ticks">
          {column.levels.map(({ level, count }) => (
            <Tick key={level} label={`${level} (${count})`} checked={condition.values.includes(level)} onChange={(on) => tick(level, on)} />
          ))}
        </div>
      )}
    </div>
  );
}
