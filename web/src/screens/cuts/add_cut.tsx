import { useState } from "preact/hooks";
import { Choice } from "../../parts/fields";
import { addTable } from "../../protocol/edit";
import { labelOf, namesOf, tables, textOf } from "../../protocol/view";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";

export function AddCut() {
  const numbers = columns.value.filter((one) => one.kind === "number" || one.kind === "integer").map((one) => one.name);
  const names = namesOf(document_.value, numbers);
  const endpoints = tables(document_.value, "endpoint").map((one) => textOf(one["name"]));
  const [variable, setVariable] = useState("");
  const [endpoint, setEndpoint] = useState("");
  const add = () =>
    edit((text) =>
      addTable(text, "cutpoint", {
        name: `high_${variable.replaceAll(/\W+/g, "_").toLowerCase()}`,
        variable,
        endpoint: endpoint || (endpoints[0] ?? ""),
      }),
    );
  return (
    <section class="card" aria-labelledby="add-cut-title">
      <h2 id="add-cut-title">{t("addCut")}</h2>
      <div class="row">
        <Choice label={t("variable")} value={variable} onChange={setVariable} options={[["", t("chooseOne")], ...names.map((one): [string, string] => [one, labelOf(document_.value, one)])]} />
        <Choice label={t("endpoint")} value={endpoint || (endpoints[0] ?? "")} onChange={setEndpoint} options={endpoints.map((one) => [one, one])} />
        <button type="button" onClick={add} disabled={variable === ""}>
          {t("add")}
        </button>
      </div>
    </section>
  );
}
