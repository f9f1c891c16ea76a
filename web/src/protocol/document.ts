// A protocol's text with the place of each of its values. The text is the state: an edit changes the characters of one
// value and leaves every other character, comments included, as it stands.

import { parseTOML, getStaticTOMLValue, ParseError } from "toml-eslint-parser";
import type { AST } from "toml-eslint-parser";

export type Path = readonly (string | number)[];
export type Value = string | number | boolean | Value[] | { [key: string]: Value };

/** Why a text is no TOML, with its place (line and column from 1). */
export interface Unreadable {
  line: number;
  column: number;
  text: string;
}

type Container = AST.TOMLTable | AST.TOMLInlineTable;

export interface Entry {
  pair: AST.TOMLKeyValue;
  value: AST.TOMLContentNode;
}

const same = (path: Path) => JSON.stringify(path);

/** Whether a place, counted from 1, lies in a range; without a column whether its line does. */
function covers({ start, end }: AST.SourceLocation, line: number, column?: number | null): boolean {
  if (line < start.line || line > end.line) return false;
  if (typeof column !== "number") return true;
  return (line > start.line || column > start.column) && (line < end.line || column <= end.column + 1);
}

export class ProtocolText {
  readonly values: { [key: string]: Value };
  private readonly entries = new Map<string, Entry>();
  private readonly containers = new Map<string, Container>();

  /** Throws ParseError of toml-eslint-parser; parse() below does not. */
  constructor(readonly text: string) {
    const program = parseTOML(text);
    this.values = getStaticTOMLValue(program) as { [key: string]: Value };
    for (const item of program.body[0].body) this.add(item, []);
  }

  /** The value at a path, or nothing. */
  at(path: Path): Value | undefined {
    let value: Value | undefined = this.values;
    for (const key of path) {
      if (value === undefined || typeof value !== "object") return undefined;
      value = (value as Record<string | number, Value>)[key];
    }
    return value;
  }

  entry(path: Path): Entry | undefined {
    return this.entries.get(same(path));
  }
  container(path: Path): Container | undefined {
    return this.containers.get(same(path));
  }

  /** The innermost key, or else the table, that stands at this line and column. */
  pathAt(line: number, column?: number | null): Path | undefined {
    let found: string | undefined;
    for (const [path, { pair }] of this.entries) if (covers(pair.loc, line, column)) found = path;
    if (found === undefined) for (const [path, table] of this.containers) if (covers(table.loc, line)) found = path;
    return found === undefined ? undefined : (JSON.parse(found) as Path);
  }

  private add(item: AST.TOMLTable | AST.TOMLKeyValue, base: Path): void {
    if (item.type === "TOMLTable") {
      this.containers.set(same(item.resolvedKey), item);
      for (const pair of item.body) this.add(pair, item.resolvedKey);
      return;
    }
    const path = [...base, ...item.key.keys.map((key) => (key.type === "TOMLBare" ? key.name : key.value))];
    this.entries.set(same(path), { pair: item, value: item.value });
    if (item.value.type !== "TOMLInlineTable") return;
    this.containers.set(same(path), item.value);
    for (const pair of item.value.body) this.add(pair, path);
  }
}

export function parse(text: string): ProtocolText | Unreadable {
  try {
    return new ProtocolText(text);
  } catch (error) {
    if (error instanceof ParseError) return { line: error.lineNumber, column: error.column + 1, text: error.message };
    throw error;
  }
}

export const isReadable = (parsed: ProtocolText | Unreadable): parsed is ProtocolText => parsed instanceof ProtocolText;
