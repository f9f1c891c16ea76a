// The table's columns: each can be dragged onto a role, or given one by its own list.

import { useState } from "preact/hooks";
import type { Column } from "../../api/types";
import { Labelled } from "../../parts/fields";
import { Wrong } from "../../parts/wrong";
import { canBe, give, holders, roles, takeAway, type Role } from "../../protocol/roles";
import { breakable, labelOf } from "../../protocol/view";
import { columns, document_, edit, text } from "../../state/study";
import { t } from "../../texts";

const sign: Record<string, string> = { number: "1.5", integer: "123", boolean: "0/1", text: "abc", date: "date" };

export const dragType = "text/plain";

function Entry({ column }: { column: Column }) {
  const held = roles.filter((role) => holders(text.value, role).includes(column.name));
  const take = (event: Event & { currentTarget: HTMLSelectElement }) => {
    const role = event.currentTarget.value as Role | "";
    event.currentTarget.value = "";
    if (role !== "") edit((whole) => (held.includes(role) ? takeAway : give)(whole, role, column.name));
  };
  const barred = column.barred !== null;
  return (
    <li
      class={barred ? "barred" : ""}
      draggable={!barred}
      onDragStart={(event) => event.dataTransfer?.setData(dragType, column.name)}
      title={column.barred ?? undefined}
    >
      <span class="kind" aria-hidden="true">
        {sign[column.kind] ?? ""}
      </span>
      <span class="name">
        {breakable(labelOf(document_.value, column.name))}
        {held.length > 1 && <small>{held.map((role) => t(`role_${role}`)).join(", ")}</small>}
        {barred && <small>{t("barred")}</small>}
        <Wrong path={["columns", column.name]} />
      </span>
      <select aria-label={t("useAs", { column: column.name })} onChange={take}>
        <option value="">{held[0] ? t(`role_${held[0]}`) : "…"}</option>
        {roles
          .filter((role) => held.includes(role) || ((!barred || role === "id") && canBe(column, role)))
          .map((role) => (
            <option key={role} value={role}>
              {held.includes(role) ? t("noMore", { role: t(`role_${role}`) }) : t(`role_${role}`)}
            </option>
          ))}
      </select>
    </li>
  );
}

export function ColumnList() {
  const [filter, setFilter] = useState("");
  const wanted = filter.toLowerCase();
  const found = columns.value.filter((column) =>
    `${column.name} ${labelOf(document_.value, column.name)}`.toLowerCase().includes(wanted),
  );
  return (
    <section class="column-list card" aria-labelledby="columns-title">
      <h2 id="columns-title">{t("columns")}</h2>
      <p class="quiet">{t("dragHint")}</p>
      <Labelled label={t("find")}>
        {(control) => <input {...control} type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />}
      </Labelled>
      <ul tabIndex={0} aria-label={t("columns")}>
        {found.map((column) => (
          <Entry key={column.name} column={column} />
        ))}
      </ul>
    </section>
  );
}
