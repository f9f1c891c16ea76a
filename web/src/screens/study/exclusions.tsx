// Who is left out, in order, with how many each line takes.

import { TextField } from "../../parts/fields";
import { addTable, remove, set } from "../../protocol/edit";
import { tables, textOf } from "../../protocol/view";
import { check, document_, edit } from "../../state/study";
import { t } from "../../texts";

function Exclusion({ at }: { at: number }) {
  const rule = tables(document_.value, "exclude")[at] ?? {};
  const step = check.value?.flow[at + 1];
  const put = (key: string) => (value: string) => edit((text) => set(text, ["exclude", at, key], value));
  return (
    <li class="row">
      <TextField label={t("reason")} value={textOf(rule["reason"])} onChange={put("reason")} />
      <TextField label={t("when")} value={textOf(rule["when"])} onChange={put("when")} />
      {step && <b class="count">{t("excludedCount", { n: step.excluded, rest: step.remaining })}</b>}
      <button type="button" class="icon" aria-label={t("removeOne", { name: textOf(rule["reason"]) })} onClick={() => edit((text) => remove(text, ["exclude", at]))}>
        ×
      </button>
    </li>
  );
}

export function Exclusions() {
  const rules = tables(document_.value, "exclude");
  return (
    <section class="card" aria-labelledby="exclusions-title">
      <h2 id="exclusions-title">{t("exclusions")}</h2>
      <ol class="plain">
        {rules.map((_, at) => (
          <Exclusion key={at} at={at} />
        ))}
      </ol>
      <button type="button" onClick={() => edit((text) => addTable(text, "exclude", { reason: t("newReason"), when: "false" }))}>
        {t("addExclusion")}
      </button>
    </section>
  );
}
