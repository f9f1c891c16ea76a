// Columns that are computed from others.

import { useState } from "preact/hooks";
import { ExpressionField } from "../../parts/expression_field";
import { TextField } from "../../parts/fields";
import { remove, set } from "../../protocol/edit";
import { textOf } from "../../protocol/view";
import type { Described } from "../../api/types";
import { useDerived } from "../../state/derived";
import { document_, edit } from "../../state/study";
import { t } from "../../texts";
import { ValueGroups } from "./value_groups";

const short = (value: number | null | undefined) => (typeof value === "number" ? Number(value.toPrecision(4)).toString() : "–");

/** What came of it among the patients who are left: counts of its levels, or how its numbers lie. */
function Counts({ described }: { described: Described | undefined }) {
  if (!described) return null;
  const numbers = described.summary?.[0];
  const missing = numbers?.missing ?? described.missing?.[0]?.n ?? 0;
  return (
    <p class="counts quiet">
      {numbers
        ? `${short(numbers.median)} (${short(numbers.q1)}–${short(numbers.q3)}), ${short(numbers.min)}–${short(numbers.max)}`
        : (described.levels ?? []).map((one) => `${one.level} ${one.counts[0]?.n ?? "–"}`).join(", ")}
      {missing > 0 && `; ${t("missing")} ${missing}`}
    </p>
  );
}

export function Derived() {
  const described = useDerived();
  const [name, setName] = useState("");
  const [expression, setExpression] = useState("");
  const standing = Object.entries((document_.value.at(["derive"]) as Record<string, string> | undefined) ?? {});
  const add = () => {
    if (name.trim() === "" || expression.trim() === "") return;
    edit((text) => set(text, ["derive", name.trim()], expression.trim()));
    setName("");
    setExpression("");
  };
  return (
    <section class="card" aria-labelledby="derived-title">
      <h2 id="derived-title">{t("derived")}</h2>
      <ul class="plain">
        {standing.map(([one, value]) => (
          <li key={one} class="row derived">
            <ExpressionField label={one} value={textOf(value)} onChange={(changed) => edit((text) => set(text, ["derive", one], changed))} path={["derive", one]} />
            <Counts described={described.get(one)} />
            <button type="button" class="icon" aria-label={t("removeOne", { name: one })} onClick={() => edit((text) => remove(text, ["derive", one]))}>
              ×
            </button>
          </li>
        ))}
      </ul>
      <div class="row">
        <TextField label={t("name")} value={name} onChange={setName} placeholder="older" live />
        <ExpressionField label={t("expression")} value={expression} onChange={setExpression} placeholder="age > 60" live />
        <button type="button" onClick={add} disabled={name === "" || expression === ""}>
          {t("add")}
        </button>
      </div>
      <ValueGroups />
    </section>
  );
}
