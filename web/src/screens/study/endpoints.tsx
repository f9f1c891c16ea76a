import { addTable } from "../../protocol/edit";
import { tables } from "../../protocol/view";
import { document_, edit } from "../../state/study";
import { t } from "../../texts";
import { Endpoint } from "./endpoint";

export function Endpoints() {
  const standing = tables(document_.value, "endpoint");
  const add = () =>
    edit((text) => addTable(text, "endpoint", { name: `E${standing.length + 1}`, label: t("newEndpoint"), time: "", event: "" }));
  return (
    <section class="card" aria-labelledby="endpoints-title">
      <h2 id="endpoints-title">{t("endpoints")}</h2>
      {standing.length === 0 && <p>{t("noEndpoint")}</p>}
      {standing.map((_, at) => (
        <Endpoint key={at} at={at} />
      ))}
      <button type="button" onClick={add}>
        {t("addEndpoint")}
      </button>
    </section>
  );
}
