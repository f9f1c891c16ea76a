// Every column: its kind, what is missing, what is in it, how it is called in print.

import type { Column } from "../../api/types";
import { TextField } from "../../parts/fields";
import { remove, set } from "../../protocol/edit";
import { breakable, labelOf, textOf, textsOf } from "../../protocol/view";
import { columns, document_, edit } from "../../state/study";
import { t, type Key } from "../../texts";
import { shownRows } from "./shown_rows";

const short = (value: number) => Number(value.toPrecision(4)).toString();
const mostLevels = 6;

function Content({ column }: { column: Column }) {
  if (column.numbers) {
    const { min, q1, median, q3, max } = column.numbers;
    return (
      <>
        {short(median)} ({short(q1)}–{short(q3)}), {short(min)}–{short(max)}
      </>
    );
  }
  if (column.dates)
    return (
      <>
        {column.dates.first} – {column.dates.last}
      </>
    );
  const rest = column.levels.length - mostLevels;
  return (
    <>
      {column.levels.slice(0, mostLevels).map((one) => (
        <span key={one.level} class="level">
          {one.level} <small>{one.count}</small>
        </span>
      ))}
      {rest > 0 && <small>{t("andMore", { n: rest })}</small>}
    </>
  );
}

function Odd({ column }: { column: Column }) {
  return (
    <>
      {column.odd.map((odd) => (
        <button
          key={odd.kind}
          type="button"
          class="link"
          onClick={() => {
            shownRows.value = odd.rows;
            document.getElementById("rows-title")?.scrollIntoView();
          }}
        >
          {t("oddCells", { n: odd.rows.length, kind: odd.kind })}
        </button>
      ))}
    </>
  );
}

function Barred({ column }: { column: Column }) {
  const path = ["columns", column.name, "identifier"];
  const confirmed = textOf(document_.value.at(path)) === "confirmed";
  const isId = textOf(document_.value.at(["study", "id"])) === column.name;
  if (isId || (column.barred === null && !confirmed)) return null;
  return (
    <span class="barred">
      {column.barred ?? ""}{" "}
      <button type="button" class="link" onClick={() => edit((text) => (confirmed ? remove(text, path) : set(text, path, "confirmed")))}>
        {confirmed ? t("barAgain") : t("useAnyway")}
      </button>
    </span>
  );
}

function Line({ column }: { column: Column }) {
  const missing = textsOf(document_.value.at(["columns", column.name, "missing"]));
  const setMissing = (text: string) => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "");
    const path = ["columns", column.name, "missing"];
    edit((whole) => (words.length > 0 ? set(whole, path, words) : remove(whole, path)));
  };
  return (
    <tr>
      <th scope="row">{breakable(column.name)}</th>
      <td>{t(`kind_${column.kind}` as Key)}</td>
      <td class="number">{column.missing}</td>
      <td>
        <Content column={column} /> <Odd column={column} /> <Barred column={column} />
      </td>
      <td class="inline-field called">
        <TextField
          label={t("labelFor", { column: column.name })}
          value={labelOf(document_.value, column.name)}
          onChange={(label) => edit((text) => set(text, ["columns", column.name, "label"], label))}
        />
      </td>
      <td class="inline-field">
        <TextField label={t("missingFor", { column: column.name })} value={missing.join(", ")} onChange={setMissing} />
      </td>
    </tr>
  );
}

export function ColumnTable() {
  return (
    <section class="card" aria-labelledby="column-table-title">
      <h2 id="column-table-title">{t("columns")}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="column-table-title">
        <table class="wide">
          <thead>
            <tr>
              {(["column", "kind", "missing", "content", "label", "missingWords"] as const).map((key) => (
                <th key={key} scope="col" class={key === "missing" ? "number" : ""}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.value.map((column) => (
              <Line key={column.name} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
