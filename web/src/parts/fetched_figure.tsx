// A figure of a finished run, by its name.

import { useLayoutEffect, useState } from "preact/hooks";
import { text } from "../api/http";
import { figureAddress } from "../api/runs";
import { moving } from "../state/moving";
import { Figure } from "./figure";
import { FigureTools } from "./downloads";

/** Nothing where the run has no figure of that name. While alpha/beta is moved, what is drawn of it. */
export function FetchedFigure({ run, name, label }: { run: string; name: string; label: string }) {
  const [source, setSource] = useState<string | undefined>();
  const moved = moving.value?.figures[name];
  useLayoutEffect(() => {
    if (moved !== undefined) setSource(moved);
  }, [moved]);
  useLayoutEffect(() => {
    let wanted = true;
    text(figureAddress(run, name)).then(
      (svg) => wanted && setSource(svg),
      () => wanted && setSource(undefined),
    );
    return () => {
      wanted = false;
    };
  }, [run, name]);
  if (source === undefined) return null;
  return (
    <figure>
      <Figure source={source} label={label} />
      <FigureTools run={run} name={name} label={label} />
    </figure>
  );
}
