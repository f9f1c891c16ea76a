// The level that every other one is compared with.

import { Choice } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { holders } from "../../protocol/roles";
import { labelOf, textOf, textsOf } from "../../protocol/view";
import { columns, document_, edit, text } from "../../state/study";
import { t } from "../../texts";

function levelsOf(name: string): string[] {
  const written = textsOf(document_.value.at(["columns", name, "levels"]));
  if (written.length > 0) return written;
  const column = columns.value.find((one) => one.name === name);
  return column?.kind === "text" && column.barred === null ? column.levels.map((one) => one.level) : [];
}

function refer(name: string, level: string): void {
  const levels = textsOf(document_.value.at(["columns", name, "levels"]));
  edit((whole) =>
    levels.length > 0
      ? set(whole, ["columns", name, "levels"], [level, ...levels.filter((one) => one !== level)])
      : set(whole, ["columns", name, "reference"], level),
  );
}

export function References() {
  const factors = holders(text.value, "factor").map((name) => ({ name, levels: levelsOf(name) }));
  const withLevels = factors.filter((factor) => factor.levels.length > 1);
  if (withLevels.length === 0) return null;
  return (
    <details>
      <summary>{t("references")}</summary>
      <div class="row">
        {withLevels.map(({ name, levels }) => (
          <Choice
            key={name}
            label={labelOf(document_.value, name)}
            value={textOf(document_.value.at(["columns", name, "reference"])) || (levels[0] ?? "")}
            options={levels.map((level) => [level, level])}
            onChange={(level) => refer(name, level)}
          />
        ))}
      </div>
    </details>
  );
}
