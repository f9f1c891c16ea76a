// What stands in the report: beside the screens where there is room, else above it.

import { signal } from "@preact/signals";
import { t } from "../../texts";
import { reveal } from "./card";
import { report } from "./reading";

const room = matchMedia("(min-width: 64rem) and (min-height: 42rem)");

/** Whether it stands below the list of the screens. */
export const isBeside = signal(room.matches);
room.addEventListener("change", () => {
  isBeside.value = room.matches;
});

export function Contents() {
  const sections = report.value?.sections ?? [];
  if (sections.length === 0) return null;
  return (
    <nav class="contents" aria-label={t("contents")}>
      <ul>
        {sections.map((section) => (
          <li key={section.id} class={section.folded ? "quiet" : ""}>
            <a
              href={`#card-${section.id}`}
              onClick={(event) => {
                event.preventDefault();
                reveal(`card-${section.id}`);
              }}
            >
              {section.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
