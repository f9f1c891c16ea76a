import { useState } from "preact/hooks";
import { Choice } from "../../parts/fields";
import { addTable } from "../../protocol/edit";
import { labelOf, namesOf, tables, textOf } from "../../protocol/view";
import { columns, document_, edit } from "../../state/study";
import { t } from "../../texts";

export function AddEffect() {
  const document = document_.value;
  const yesNo = columns.value.filter((one) => one.kind === "boolean").map((one) => one.name);
  const grouping = columns.value.filter((one) => one.barred === null && one.kind !== "date" && one.distinct <= 10).map((one) => one.name);
  const endpoints = tables(document, "endpoint").map((one) => textOf(one["name"]));
  const groups = document.at(["risk_groups"]) === undefined ? grouping : ["risk_group", ...grouping];
  const [variable, setVariable] = useState("");
  const [within, setWithin] = useState("");
  const [endpoint, setEndpoint] = useState("");
  const named = (names: string[]): [string, string][] => [["", t("chooseOne")], ...names.map((one): [string, string] => [one, labelOf(document, one)])];
  const add = () => edit((text) => addTable(text, "effect", { variable, within, endpoint: endpoint || (endpoints[0] ?? "") }));
  return (
    <section class="card" aria-labelledby="add-effect-title">
      <h2 id="add-effect-title">{t("addEffect")}</h2>
      <div class="row">
        <Choice label={t("effectOf")} value={variable} onChange={setVariable} options={named(namesOf(document, yesNo))} />
        <Choice label={t("within")} value={within} onChange={setWithin} options={named(groups)} />
        <Choice label={t("endpoint")} value={endpoint || (endpoints[0] ?? "")} onChange={setEndpoint} options={endpoints.map((one) => [one, one])} />
        <button type="button" onClick={add} disabled={variable === "" || within === ""}>
          {t("add")}
        </button>
      </div>
    </section>
  );
}
