// Some rows of the table, with the numbers that the sheet itself gives them.

import { useEffect, useState } from "preact/hooks";
import * as studies from "../../api/studies";
import type { Column, Columns } from "../../api/types";
import { saving, studyId } from "../../state/study";
import { t } from "../../texts";
import { shownRows } from "./shown_rows";

const pageLength = 20;

const isNumber = (column: Column | undefined): boolean => column?.kind === "number" || column?.kind === "integer";

export function Rows() {
  const [from, setFrom] = useState(2);
  const [read, setRead] = useState<Columns | undefined>();
  const id = studyId.value;
  const only = shownRows.value;
  const saved = saving.value;
  useEffect(() => {
    if (id === undefined || saved !== "saved") return;
    const window = only ? { only: only.slice(0, pageLength) } : { from, count: pageLength };
    studies.rows(id, window).then(setRead, () => setRead(undefined));
  }, [id, from, only, saved]);
  useEffect(
    () => () => {
      shownRows.value = undefined;
    },
    [],
  );
  if (!read?.rows) return null;
  return (
    <section class="card" aria-labelledby="rows-title">
      <h2 id="rows-title">{t("rows")}</h2>
      <p class="row">
        {only ? (
          <button type="button" onClick={() => (shownRows.value = undefined)}>
            {t("allRows")}
          </button>
        ) : (
          <>
            <button type="button" disabled={from <= 2} onClick={() => setFrom(Math.max(2, from - pageLength))}>
              {t("before")}
            </button>
            <button type="button" disabled={from + pageLength > read.n + 1} onClick={() => setFrom(from + pageLength)}>
              {t("after")}
            </button>
          </>
        )}
        <span class="quiet">{t("ofRows", { n: read.n })}</span>
      </p>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="rows-title">
        <table class="cells">
          <thead>
            <tr>
              <th scope="col">{t("rowNumber")}</th>
              {read.columns.map((column) => (
                <th key={column.name} scope="col" class={isNumber(column) ? "number" : ""}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {read.rows.map((row) => (
              <tr key={row.row}>
                <th scope="row">{row.row}</th>
                {row.cells.map((cell, at) => (
                  <td key={at} class={[cell === null ? "unknown" : "", isNumber(read.columns[at]) ? "number" : ""].join(" ").trim()}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
