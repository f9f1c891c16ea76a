// Labelled inputs.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Path } from "../protocol/document";
import { isWrong, Wrong } from "./wrong";

/** What a control has of its label: where it is found, what is said about it. */
export interface Control {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
}

interface LabelledProps {
  label: string;
  hint?: string | undefined;
  path?: Path | undefined; ///< the key of the protocol that the field writes
  children: (control: Control) => ComponentChildren;
}

let fields = 0;

export function Labelled({ label, hint, path, children }: LabelledProps) {
  const [id] = useState(() => `field-${++fields}`);
  const wrong = isWrong(path);
  const said = [...(hint === undefined ? [] : [`${id}-hint`]), ...(wrong ? [`${id}-wrong`] : [])];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": said.join(" ") || undefined, "aria-invalid": wrong })}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      {path && <Wrong path={path} id={`${id}-wrong`} />}
    </div>
  );
}

/** What somebody writes over a value: it goes when the value changes. */
export function useDraft(value: string): [draft: string, write: (text: string) => void] {
  const [draft, setDraft] = useState({ over: value, text: value });
  return [draft.over === value ? draft.text : value, (text) => setDraft({ over: value, text })];
}

interface ChoiceProps {
  label: string;
  value: string;
  options: (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
  path?: Path;
}

export function Choice({ label, value, options, onChange, path }: ChoiceProps) {
  return (
    <Labelled label={label} path={path}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {options.map(([one, words]) => (
            <option key={one} value={one} selected={one === value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  placeholder?: string;
  numeric?: boolean;
  live?: boolean; ///< tells each letter: what is written is kept nowhere yet
  path?: Path;
}

/** Tells its text when it is left or Enter is pressed, so that each edit is one step of undo. */
export function TextField({ label, value, onChange, hint, placeholder, numeric = false, live = false, path }: TextProps) {
  const [draft, write] = useDraft(value);
  const tell = () => draft !== value && onChange(draft);
  return (
    <Labelled label={label} hint={hint} path={path}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode={numeric ? "decimal" : "text"}
          value={draft}
          placeholder={placeholder ?? ""}
          onInput={(event) => {
            write(event.currentTarget.value);
            if (live) onChange(event.currentTarget.value);
          }}
          onBlur={tell}
          onKeyDown={(event) => event.key === "Enter" && tell()}
        />
      )}
    </Labelled>
  );
}

export function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
