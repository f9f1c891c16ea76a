import { useEffect, useRef } from "preact/hooks";
import { Contents, isBeside } from "../screens/results/contents";
import { check, problems } from "../state/study";
import { address, screens, type Screen } from "../state/route";
import { t } from "../texts";

/** What a step has to say, as a small count. */
function Mark({ screen }: { screen: Screen }) {
  const noticed = check.value?.noticed.length ?? 0;
  if (screen === "study" && problems.value.length > 0) return <span class="mark bad" aria-label={t("hasProblems")}>!</span>;
  if (screen === "data" && noticed > 0)
    return (
      <span class="mark" aria-label={t("noticedCount", { n: noticed })}>
        {noticed}
      </span>
    );
  return null;
}

export function Rail({ study, screen }: { study: string; screen: Screen }) {
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    rail.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [screen]);
  return (
    <div class="side">
      <nav ref={rail} class="rail" aria-label={t("steps")}>
        <ul>
          {screens.map((one) => (
            <li key={one}>
              <a href={address(study, one)} aria-current={one === screen ? "page" : undefined}>
                {t(one)} <Mark screen={one} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {screen === "results" && isBeside.value && <Contents />}
    </div>
  );
}
