import { useState } from "preact/hooks";
import { labelAndName } from "../../parts/expression_field";
import { Choice } from "../../parts/fields";
import { withCut } from "../../protocol/cuts";
import { doseColumns, tables, textOf } from "../../protocol/view";
import { useDerived } from "../../state/derived";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";

export function AddCut() {
  const derived = useDerived();
  const numbers = columns.value.filter((one) => (one.kind === "number" || one.kind === "integer") && one.barred === null).map((one) => one.name);
  const computed = [...derived.values()].filter((one) => one.type === "numeric").map((one) => one.variable);
  const names = [...new Set([...numbers, ...doseColumns(document_.value), ...computed])];
  const endpoints = tables(document_.value, "endpoint").map((one) => textOf(one["name"]));
  const [variable, setVariable] = useState("");
  const [endpoint, setEndpoint] = useState("");
  const add = () => edit((text) => withCut(text, variable, endpoint || (endpoints[0] ?? "")));
  return (
    <section class="card" aria-labelledby="add-cut-title">
      <h2 id="add-cut-title">{t("addCut")}</h2>
      <div class="row">
        <Choice label={t("variable")} value={variable} onChange={setVariable} options={[["", t("chooseOne")], ...names.map((one): [string, string] => [one, labelAndName(one)])]} />
        <Choice label={t("endpoint")} value={endpoint || (endpoints[0] ?? "")} onChange={setEndpoint} options={endpoints.map((one) => [one, one])} />
        <button type="button" onClick={add} disabled={variable === ""}>
          {t("add")}
        </button>
      </div>
    </section>
  );
}
