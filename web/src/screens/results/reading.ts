// The report that the screen shows: that of the last analysis, and the one before until it is there.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import * as runs from "../../api/runs";
import { shown } from "../../state/analysis";
import { readReport, type Section } from "./report";

interface Read {
  run: string;
  sections: Section[];
}

export const report = signal<Read | undefined>(undefined);

/** Reads it while the screen is there. */
export function useReport(): void {
  const run = shown.value?.run;
  useEffect(() => {
    let wanted = true;
    if (run === undefined) report.value = undefined;
    else
      runs.report(run).then(
        (source) => {
          if (wanted) report.value = { run, sections: readReport(source) };
        },
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [run]);
  useEffect(
    () => () => {
      report.value = undefined;
    },
    [],
  );
}
