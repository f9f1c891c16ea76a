// By which rule the factors enter the model: a test of each alone, or all of them.

import { Choice, TextField } from "../../parts/fields";
import { Wrong } from "../../parts/wrong";
import { screenOf, withScreen, type Screen as Rule } from "../../protocol/screen";
import { document_, edit } from "../../state/study";
import { t } from "../../texts";

export function Screen() {
  const rule = screenOf(document_.value);
  const put = (changed: Rule) => edit((text) => withScreen(text, changed));
  const byTest = rule.by === "gray" || rule.by === "logrank";
  const takeBelow = (value: string) => {
    const below = Number(value.replace(",", "."));
    if (below > 0 && below <= 1) put({ ...rule, below });
  };
  return (
    <div class="row" role="group" aria-label={t("factorsEnter")}>
      <Choice
        label={t("factorsEnter")}
        value={rule.by}
        options={[["gray", t("byGray")], ["logrank", t("byLogrank")], ["all", t("byAll")], ...(rule.by === "list" ? [["list", t("byList")] as const] : []), ["none", t("byNone")]]}
        onChange={(by) => put({ ...rule, by: by as Rule["by"] })}
      />
      {byTest && <TextField label={t("pBelow")} value={String(rule.below)} onChange={takeBelow} numeric />}
      <Wrong path={["multivariable"]} />
      {byTest && <p class="quiet">{t("screenHint")}</p>}
    </div>
  );
}

/** The rule in a sentence. */
export function ruleWords(): string {
  const { by, below } = screenOf(document_.value);
  if (by === "gray" || by === "logrank") return t("ruleTest", { test: t(by === "gray" ? "byGray" : "byLogrank"), p: below });
  return t(by === "all" ? "ruleAll" : by === "list" ? "ruleList" : "ruleNone");
}
