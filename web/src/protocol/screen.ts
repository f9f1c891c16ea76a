// [multivariable]: by which rule factors enter the model.

import { isReadable, parse, type ProtocolText } from "./document";
import { remove, set } from "./edit";
import { textOf, textsOf } from "./view";

export interface Screen {
  by: "gray" | "logrank" | "all" | "list" | "none"; ///< "list": factors that are not those of [univariable]
  below: number; ///< P of the test; a default where no test decides
}

const usual = 0.05;
const shape = /^\s*(gray|logrank)\s+p\s*<\s*([\d.]+)\s*$/;
const factors = ["multivariable", "factors"];

export function screenOf(document: ProtocolText): Screen {
  const [, by, below] = shape.exec(textOf(document.at(["multivariable", "select"]))) ?? [];
  if (by !== undefined) return { by: by as "gray" | "logrank", below: Number(below) };
  if (document.at(["multivariable"]) === undefined) return { by: "none", below: usual };
  return { by: sameFactors(document) ? "all" : "list", below: usual };
}

function sameFactors(document: ProtocolText): boolean {
  const inModel = textsOf(document.at(factors));
  const alone = textsOf(document.at(["univariable", "factors"]));
  return inModel.length === alone.length && inModel.every((name) => alone.includes(name));
}

export function withScreen(text: string, { by, below }: Screen): string {
  const document = parse(text);
  if (!isReadable(document) || by === "list") return text;
  if (by === "none") return remove(text, ["multivariable"]);
  const rule =
    by === "all"
      ? set(remove(text, ["multivariable", "select"]), factors, textsOf(document.at(["univariable", "factors"])))
      : set(remove(text, factors), ["multivariable", "select"], `${by} p < ${below}`);
  if (document.at(["multivariable", "endpoints"]) !== undefined) return rule;
  return set(rule, ["multivariable", "endpoints"], textsOf(document.at(["univariable", "endpoints"])));
}

/** An edit of [univariable]'s factors after which a model of all factors is one of all factors still. */
export function keepingAll(text: string, change: (text: string) => string): string {
  const before = parse(text);
  const changed = change(text);
  const after = parse(changed);
  if (!isReadable(before) || !isReadable(after) || screenOf(before).by !== "all") return changed;
  const left = textsOf(after.at(["univariable", "factors"]));
  return left.length > 0 ? set(changed, factors, left) : remove(changed, ["multivariable"]);
}
