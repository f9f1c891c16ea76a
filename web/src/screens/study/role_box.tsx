// A role: what has it, as chips; takes a column by drop or by its list.

import { useState } from "preact/hooks";
import { Wrong } from "../../parts/wrong";
import { canBe, give, holders, isMany, placeOf, takeAllAway, takeAway, type Role } from "../../protocol/roles";
import { labelOf, namesOf } from "../../protocol/view";
import { columns, document_, edit, text } from "../../state/study";
import { t } from "../../texts";
import { dragType } from "./column_list";

function Chip({ role, name }: { role: Role; name: string }) {
  return (
    <li class="chip">
      {labelOf(document_.value, name)}
      <button
        type="button"
        aria-label={t("removeFrom", { name, role: t(`role_${role}`) })}
        onClick={() => edit((whole) => takeAway(whole, role, name))}
      >
        ×
      </button>
    </li>
  );
}

export function RoleBox({ role }: { role: Role }) {
  const [over, setOver] = useState(false);
  const held = holders(text.value, role);
  const open = columns.value.filter((column) => (column.barred === null || role === "id") && canBe(column, role)).map((column) => column.name);
  const choices = namesOf(document_.value, open).filter((name) => !held.includes(name));
  const take = (name: string) => edit((whole) => give(whole, role, name));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const name = event.dataTransfer?.getData(dragType) ?? "";
    if (choices.includes(name)) take(name);
  };
  return (
    <div
      class={`role${over ? " over" : ""}`}
      role="group"
      aria-label={t(`role_${role}`)}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <b>{t(`role_${role}`)}</b>
      <Wrong path={placeOf(role)} />
      <ul>
        {held.map((name) => (
          <Chip key={name} role={role} name={name} />
        ))}
      </ul>
      <div class="row">
        <select
          aria-label={t("addTo", { role: t(`role_${role}`) })}
          onChange={(event) => {
            const name = event.currentTarget.value;
            event.currentTarget.value = "";
            if (name !== "") take(name);
          }}
        >
          <option value="">{isMany(role) ? t("add") : t("chooseOne")}</option>
          {choices.map((name) => (
            <option key={name} value={name}>
              {labelOf(document_.value, name)}
            </option>
          ))}
        </select>
        {isMany(role) && held.length > 2 && (
          <button type="button" aria-label={t("removeAllFrom", { role: t(`role_${role}`) })} onClick={() => edit((whole) => takeAllAway(whole, role))}>
            {t("removeAll")}
          </button>
        )}
      </div>
    </div>
  );
}
