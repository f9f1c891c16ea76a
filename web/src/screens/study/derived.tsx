// Columns that are computed from others.

import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { remove, set } from "../../protocol/edit";
import { textOf } from "../../protocol/view";
import { document_, edit } from "../../state/study";
import { t } from "../../texts";

export function Derived() {
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
          <li key={one} class="row">
            <TextField label={one} value={textOf(value)} onChange={(changed) => edit((text) => set(text, ["derive", one], changed))} />
            <button type="button" class="icon" aria-label={t("removeOne", { name: one })} onClick={() => edit((text) => remove(text, ["derive", one]))}>
        ×
      </button>
          </li>
        ))}
      </ul>
      <div class="row">
        <TextField label={t("name")} value={name} onChange={setName} />
        <TextField label={t("expression")} value={expression} onChange={setExpression} hint={t("sqlHint")} placeholder="age > 60" />
        <button type="button" onClick={add} disabled={name === "" || expression === ""}>
          {t("add")}
        </button>
      </div>
    </section>
  );
}
