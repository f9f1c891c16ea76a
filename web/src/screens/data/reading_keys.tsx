// How the file is read: keys of [study].

import { Choice, TextField } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { tables, textOf, textsOf } from "../../protocol/view";
import { beginAgain, check, document_, edit } from "../../state/study";
import { t } from "../../texts";
import { dateOrders } from "../start/reading";
import { withStudyKey } from "./remedy";

export function ReadingKeys() {
  const of = (key: string) => textOf(document_.value.at(["study", key]));
  const begun = tables(document_.value, "endpoint").length > 0;
  const reading = () => Object.fromEntries(["sheet", "header", "encoding", "dates", "decimal"].map((key) => [key, of(key)]));
  // Where nothing was understood yet, the table is understood anew; else the study stays and only the key changes.
  const put = (key: string) => (value: string) =>
    begun ? edit(withStudyKey(key, value)) : void beginAgain({ ...reading(), [key]: value });
  const missing = textsOf(document_.value.at(["study", "missing"]));
  const setMissing = (text: string) => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "");
    edit((whole) => (words.length > 0 ? set(whole, ["study", "missing"], words) : withStudyKey("missing", "")(whole)));
  };
  return (
    <section class="card" aria-labelledby="reading-keys-title">
      <h2 id="reading-keys-title">{t("howRead")}</h2>
      <ul>
        {check.value?.reading.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <fieldset class="row">
        <legend>{t("dateOrder")}</legend>
        {dateOrders().map(([order, words]) => (
          <label key={order} class="tick">
            <input type="radio" name="dates" checked={of("dates") === order} onChange={() => put("dates")(order)} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <div class="row">
        <TextField label={t("sheet")} value={of("sheet")} onChange={put("sheet")} />
        <TextField label={t("headerRow")} value={of("header")} onChange={put("header")} numeric />
        <TextField label={t("encoding")} value={of("encoding")} onChange={put("encoding")} placeholder={t("automatic")} />
        <Choice
          label={t("decimal")}
          value={of("decimal")}
          onChange={put("decimal")}
          options={[
            ["", t("automatic")],
            [".", "0.5"],
            [",", "0,5"],
          ]}
        />
        <button type="button" onClick={() => void beginAgain(reading())}>
          {t("beginAgain")}
        </button>
      </div>
      <div class="row">
        <TextField label={t("missingWords")} value={missing.join(", ")} onChange={setMissing} hint={t("missingHint")} />
      </div>
    </section>
  );
}
