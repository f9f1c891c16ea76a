// Events by values: the conditions that the page writes and can read back. Any other condition stays as its author wrote it.

const plain = /^[a-z_][a-z0-9_]*$/;
const reserved = new Set(
  "all and any array as asc both case cast check collate column create default desc distinct do else end except false fetch for foreign from grant group having in initially intersect into is lateral leading limit not null offset on only or order primary references returning select some table then to trailing true union unique using variadic when where window with".split(
    " ",
  ),
);

/** A column's name in an expression. */
export const quoted = (name: string): string =>
  plain.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;

export const unquoted = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;

export type Condition =
  | { kind: "values"; column: string; values: string[] }
  | { kind: "given"; column: string }
  | { kind: "expression"; text: string };

/** Whether the column's values are written without quotes. */
export const isBare = (kind: string): boolean => /number|integer|double|bool|int|real|decimal/i.test(kind);

export function conditionText(condition: Condition, columnKind: string): string {
  if (condition.kind === "expression") return condition.text;
  const name = quoted(condition.column);
  if (condition.kind === "given") return `${name} is not null`;
  const literals = condition.values.map((value) => (isBare(columnKind) ? value : `'${value.replaceAll("'", "''")}'`));
  if (literals.length === 1) return /bool/i.test(columnKind) && literals[0] === "true" ? name : `${name} = ${literals[0]}`;
  return `${name} in (${literals.join(", ")})`;
}

const identifier = String.raw`("(?:[^"]|"")+"|[A-Za-z_]\w*)`;
const literal = String.raw`(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)`;
const isName = new RegExp(`^${identifier}$`);
const isGiven = new RegExp(`^${identifier} +is +not +null$`, "i");
const isOne = new RegExp(`^${identifier} *= *(${literal})$`, "i");
const isMany = new RegExp(`^${identifier} +in *\\( *(${literal}(?: *, *${literal})*) *\\)$`, "i");

const bare = (text: string): string => (text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text);

export function readCondition(text: string): Condition {
  const trimmed = text.trim();
  const name = isName.exec(trimmed);
  if (name?.[1]) return { kind: "values", column: unquoted(name[1]), values: ["true"] };
  const given = isGiven.exec(trimmed);
  if (given?.[1]) return { kind: "given", column: unquoted(given[1]) };
  const one = isOne.exec(trimmed);
  if (one?.[1] && one[2]) return { kind: "values", column: unquoted(one[1]), values: [bare(one[2])] };
  const many = isMany.exec(trimmed);
  if (many?.[1] && many[2]) {
    const values = many[2].match(new RegExp(literal, "gi")) ?? [];
    return { kind: "values", column: unquoted(many[1]), values: values.map(bare) };
  }
  return { kind: "expression", text };
}
