// The report, as cards: at first without its validation, then whole.

import { useEffect, useState } from "preact/hooks";
import * as runs from "../../api/runs";
import { Figure } from "../../parts/figure";
import { firstCurve, shown, stale } from "../../state/analysis";
import { said } from "../../state/said";
import { problems } from "../../state/study";
import { address, route } from "../../state/route";
import { t } from "../../texts";
import { Card, reveal } from "./card";
import { readReport, type Section } from "./report";
import { TakeAway } from "./take_away";

interface Read {
  run: string;
  sections: Section[];
}

/** The report of what is shown; the one before until it is there. */
function useReport(): Read | undefined {
  const run = shown.value?.run;
  const [read, setRead] = useState<Read | undefined>();
  useEffect(() => {
    if (run === undefined) {
      setRead(undefined);
      return undefined;
    }
    let wanted = true;
    runs.report(run).then(
      (source) => wanted && setRead({ run, sections: readReport(source) }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [run]);
  return read;
}

function Contents({ sections }: { sections: Section[] }) {
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

/** Nothing yet: why, or the first curve. */
function Before() {
  if (firstCurve.value !== undefined)
    return (
      <section class="card narrow" aria-label={t("firstCurve")}>
        <Figure source={firstCurve.value} label={t("firstCurve")} />
      </section>
    );
  if (problems.value.length === 0) return <p class="empty">{t("analysing")}</p>;
  const study = route.value.study ?? "";
  return (
    <>
      <p class="empty">
        {t("noResults")} <a href={address(study, "data")}>{t("toData")}</a> · <a href={address(study, "study")}>{t("toStudy")}</a>
      </p>
      {said.value?.study === study && <pre class="said">{said.value.words}</pre>}
    </>
  );
}

export function Results() {
  const read = useReport();
  if (!read)
    return (
      <>
        <h1>{t("results")}</h1>
        <Before />
      </>
    );
  return (
    <div class="results">
      <div class="heading">
        <h1>{t("results")}</h1>
        {shown.value && !shown.value.whole && <p class="quiet">{t("notWhole")}</p>}
        <TakeAway run={read.run} />
      </div>
      <Contents sections={read.sections} />
      <div class={`cards${stale.value ? " stale" : ""}`}>
        {read.sections.map((section) => (
          <Card key={section.id} section={section} run={read.run} />
        ))}
      </div>
    </div>
  );
}
