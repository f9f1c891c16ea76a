// Who is left out, in order, with how many each line takes.

import { useRef, useState } from "preact/hooks";
import { ExpressionField } from "../../parts/expression_field";
import { TextField } from "../../parts/fields";
import type { Path } from "../../protocol/document";
import { addTable, remove, set } from "../../protocol/edit";
import { tables, textOf } from "../../protocol/view";
import { document_, edit, stepOf } from "../../state/study";
import { t } from "../../texts";
import { ComparisonBuilder } from "./comparison_builder";

interface Rule {
  reason: string;
  when: string;
}

interface Props {
  rule: Rule;
  path?: Path;
  count: string;
  onChange: (key: keyof Rule, value: string) => void;
  onRemove: () => void;
}

function Exclusion({ rule, path, count, onChange, onRemove }: Props) {
  const at = (key: string) => (path ? { path: [...path, key] } : {});
  return (
    <li class="exclusion">
      <div class="row">
        <TextField label={t("reason")} value={rule.reason} onChange={(value) => onChange("reason", value)} placeholder={t("reasonExample")} {...at("reason")} />
        <b class="count">{count}</b>
        <button type="button" class="icon" aria-label={t("removeOne", { name: rule.reason || t("addExclusion") })} onClick={onRemove}>
          ×
        </button>
      </div>
      <ComparisonBuilder value={rule.when} onChange={(value) => onChange("when", value)} />
      <ExpressionField label={t("when")} value={rule.when} onChange={(value) => onChange("when", value)} placeholder="age < 18" {...at("when")} />
    </li>
  );
}

function Standing({ at }: { at: number }) {
  const rule = tables(document_.value, "exclude")[at] ?? {};
  const step = stepOf(at);
  return (
    <Exclusion
      rule={{ reason: textOf(rule["reason"]), when: textOf(rule["when"]) }}
      path={["exclude", at]}
      count={step ? t("excludedCount", { n: step.excluded, rest: step.remaining }) : "–"}
      onChange={(key, value) => edit((text) => set(text, ["exclude", at, key], value))}
      onRemove={() => edit((text) => remove(text, ["exclude", at]))}
    />
  );
}

/** A rule that nobody has written yet: it comes into the protocol with its condition, which is its reason where none is given. */
function Begun({ onEnd }: { onEnd: () => void }) {
  const [rule, setRule] = useState<Rule>({ reason: "", when: "" });
  const written = useRef(false); // a field tells its text once more when it goes
  const change = (key: keyof Rule, value: string) => {
    const next = { ...rule, [key]: value };
    setRule(next);
    if (written.current || next.when.trim() === "") return;
    written.current = true;
    edit((text) => addTable(text, "exclude", { reason: next.reason.trim() || next.when, when: next.when }));
    onEnd();
  };
  return <Exclusion rule={rule} count="–" onChange={change} onRemove={onEnd} />;
}

export function Exclusions() {
  const [begun, setBegun] = useState(false);
  return (
    <section class="card" aria-labelledby="exclusions-title">
      <h2 id="exclusions-title">{t("exclusions")}</h2>
      <ol class="plain">
        {tables(document_.value, "exclude").map((_, at) => (
          <Standing key={at} at={at} />
        ))}
        {begun && <Begun onEnd={() => setBegun(false)} />}
      </ol>
      {!begun && (
        <button type="button" onClick={() => setBegun(true)}>
          {t("addExclusion")}
        </button>
      )}
    </section>
  );
}
