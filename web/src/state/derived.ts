// What is in the columns that the protocol derives, as Table 1 would count them.

import { useEffect, useState } from "preact/hooks";
import { tryText } from "../api/runs";
import type { Described } from "../api/types";
import { isReadable, parse } from "../protocol/document";
import { set } from "../protocol/edit";
import { reduced } from "../protocol/reduced";
import { columns, document_, studyId, text } from "./study";
import { trying } from "./turn";

const patient = 1200; // ms: after what an edit itself asks for

/** By name; empty until they are counted, and where one of them cannot be. */
export function useDerived(): Map<string, Described> {
  const [found, setFound] = useState(new Map<string, Described>());
  const derived = (document_.value.at(["derive"]) ?? {}) as Record<string, string>;
  const names = Object.keys(derived);
  const known = columns.value.map((column) => column.name);
  const asked = JSON.stringify([derived, document_.value.at(["exclude"]), known.length > 0]);
  useEffect(() => {
    const id = studyId.value;
    setFound(new Map());
    if (id === undefined || names.length === 0 || known.length === 0 || !isReadable(parse(text.value))) return undefined;
    const question = set(reduced(text.value, known), ["describe", "variables"], names);
    const asking = new AbortController();
    const { signal } = asking;
    const timer = setTimeout(() => {
      trying(() => tryText(id, question, [], signal), signal).then(
        ({ results }) => setFound(new Map((results.table1?.variables ?? []).map((one) => [one.variable, one]))),
        () => undefined,
      );
    }, patient);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [asked]);
  return found;
}
