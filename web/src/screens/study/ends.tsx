// Where follow-up ends: the first date that is known, of some in their order.

import { TextField } from "../../parts/fields";
import { quoted } from "../../protocol/sql";
import { t } from "../../texts";

function listed(expression: string): string[] | undefined {
  const inner = /^coalesce\((.*)\)$/i.exec(expression.trim())?.[1] ?? expression.trim();
  const names = inner.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  return names.every((name) => /^[^()'+*/]+$/.test(name)) ? names : undefined;
}

const written = (names: string[]): string =>
  names.length === 1 ? quoted(names[0] ?? "") : `coalesce(${names.map(quoted).join(", ")})`;

interface Props {
  value: string;
  dates: string[];
  onChange: (expression: string) => void;
}

export function Ends({ value, dates, onChange }: Props) {
  const names = listed(value);
  if (!names) return <TextField label={t("to")} value={value} onChange={onChange} hint={t("sqlHint")} />;
  return (
    <div class="role" role="group" aria-label={t("to")}>
      <b>{t("to")}</b>
      <ul>
        {names.map((name) => (
          <li key={name} class="chip">
            {name}
            {names.length > 1 && (
              <button type="button" aria-label={t("removeFrom", { name, role: t("to") })} onClick={() => onChange(written(names.filter((one) => one !== name)))}>
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <select
        aria-label={t("addTo", { role: t("to") })}
        onChange={(event) => {
          const name = event.currentTarget.value;
          event.currentTarget.value = "";
          // The last of them is the last contact, which everybody has: what is added goes before it.
          if (name !== "") onChange(written([...names.slice(0, -1), name, ...names.slice(-1)]));
        }}
      >
        <option value="">{t("add")}</option>
        {dates
          .filter((name) => !names.includes(name))
          .map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}
