// A condition without SQL: a column, what is asked of it, one of its values. It writes the text beside it.

import { useState } from "preact/hooks";
import type { Column } from "../../api/types";
import { labelAndName } from "../../parts/expression_field";
import { Choice, TextField } from "../../parts/fields";
import { comparisonText, readComparison, relations, type Comparison, type Relation } from "../../protocol/comparison";
import { columns } from "../../state/study";
import { t } from "../../texts";

const isOrdered = (column: Column): boolean => column.kind === "number" || column.kind === "integer" || column.kind === "date";

/** The relation that fits a column; of its values a person chooses, since each would leave others out. */
function begun(column: Column, relation: Relation | undefined): Comparison {
  const fits = relation !== undefined && (isOrdered(column) || relation === "is" || relation === "isNot" || relation === "missing");
  return { column: column.name, relation: fits ? relation : isOrdered(column) ? "atLeast" : "is", value: "" };
}

export function ComparisonBuilder({ value, onChange }: { value: string; onChange: (condition: string) => void }) {
  const [draft, setDraft] = useState<Comparison | undefined>();
  const usable = columns.value.filter((column) => column.barred === null);
  const standing = draft ?? readComparison(value);
  const column = usable.find((one) => one.name === standing?.column);
  const take = (next: Comparison, kind: string) => {
    const whole = next.relation === "missing" || next.value.trim() !== "";
    setDraft(whole ? undefined : next);
    if (whole) onChange(comparisonText(next, kind));
  };
  const choose = (name: string) => {
    const chosen = usable.find((one) => one.name === name);
    if (chosen) take(begun(chosen, standing?.relation), chosen.kind);
  };
  const offered = relations.filter((one) => !column || isOrdered(column) || (one !== "atLeast" && one !== "below"));
  if (usable.length === 0) return null;
  return (
    <div class="row builder">
      <Choice label={t("column")} value={column?.name ?? ""} options={[["", t("chooseOne")], ...usable.map((one): [string, string] => [one.name, labelAndName(one.name)])]} onChange={choose} />
      {column && standing && (
        <>
          <Choice label={t("relation")} value={standing.relation} options={offered.map((one): [string, string] => [one, t(`relation_${one}`)])} onChange={(one) => take({ ...standing, relation: one as Relation }, column.kind)} />
          {standing.relation !== "missing" && <Value column={column} value={standing.value} onChange={(one) => take({ ...standing, value: one }, column.kind)} />}
        </>
      )}
    </div>
  );
}

function Value({ column, value, onChange }: { column: Column; value: string; onChange: (value: string) => void }) {
  const levels = column.levels.map((one): [string, string] => [one.level, `${one.level} (${one.count})`]);
  if (levels.length === 0)
    return <TextField label={t("value")} value={value} onChange={(one) => onChange(isOrdered(column) ? one.replace(",", ".") : one)} numeric={isOrdered(column)} />;
  const known = levels.some(([level]) => level === value);
  return <Choice label={t("value")} value={value} options={known ? levels : [[value, value || t("chooseOne")], ...levels]} onChange={onChange} />;
}
