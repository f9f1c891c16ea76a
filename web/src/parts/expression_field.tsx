// An expression that is typed, with the names of the columns at hand: a label is what a reader sees, a name what SQL knows.

import { useRef } from "preact/hooks";
import type { Path } from "../protocol/document";
import { quoted } from "../protocol/sql";
import { labelOf, namesOf } from "../protocol/view";
import { columns, document_ } from "../state/study";
import { t } from "../texts";
import { Labelled, useDraft } from "./fields";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  live?: boolean; ///< tells each letter: what is written is kept nowhere yet
  path?: Path;
}

/** "Prior lines (prior_lines)". */
export const labelAndName = (name: string): string => {
  const label = labelOf(document_.value, name);
  return label === name ? name : `${label} (${name})`;
};

/** In a row, for browsers that do not fit a field to its text. */
const letters = 44;

/** Tells its text when it is left or Enter is pressed; to choose a column to insert is not to leave it. */
export function ExpressionField({ label, value, onChange, placeholder = "", live = false, path }: Props) {
  const [draft, setDraft] = useDraft(value);
  const input = useRef<HTMLTextAreaElement>(null);
  const tell = () => draft !== value && onChange(draft);
  const write = (text: string) => {
    setDraft(text);
    if (live) onChange(text);
  };
  const insert = (name: string) => {
    const from = input.current?.selectionStart ?? draft.length;
    const to = input.current?.selectionEnd ?? from;
    write(draft.slice(0, from) + quoted(name) + draft.slice(to));
    input.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    tell();
  };
  const names = namesOf(document_.value, columns.value.filter((column) => column.barred === null).map((column) => column.name));
  return (
    <div
      class="expression"
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) tell();
      }}
    >
      <Labelled label={label} path={path}>
        {(control) => (
          <textarea
            {...control}
            ref={input}
            rows={Math.max(1, Math.ceil(draft.length / letters))}
            value={draft}
            placeholder={placeholder}
            spellcheck={false}
            onInput={(event) => write(event.currentTarget.value)}
            onKeyDown={onKey}
          />
        )}
      </Labelled>
      <select
        aria-label={`${label}: ${t("insertColumn")}`}
        value=""
        onChange={(event) => {
          const name = event.currentTarget.value;
          event.currentTarget.value = "";
          if (name !== "") insert(name);
        }}
      >
        <option value="">{t("insertColumn")}</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {labelAndName(name)}
          </option>
        ))}
      </select>
    </div>
  );
}
