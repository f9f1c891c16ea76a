// Labelled inputs.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Path } from "../protocol/document";
import { isWrong, Wrong } from "./wrong";

interface LabelledProps {
  label: string;
  hint?: string | undefined;
  path?: Path | undefined; ///< the key of the protocol that the field writes
  children: ComponentChildren;
}

export function Labelled({ label, hint, path, children }: LabelledProps) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
      {path && <Wrong path={path} />}
    </label>
  );
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
      <select value={value} aria-invalid={isWrong(path)} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
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
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const tell = () => draft !== value && onChange(draft);
  return (
    <Labelled label={label} hint={hint} path={path}>
      <input
        type="text"
        inputMode={numeric ? "decimal" : "text"}
        value={draft}
        placeholder={placeholder ?? ""}
        aria-invalid={isWrong(path)}
        onInput={(event) => {
          setDraft(event.currentTarget.value);
          if (live) onChange(event.currentTarget.value);
        }}
        onBlur={tell}
        onKeyDown={(event) => event.key === "Enter" && tell()}
      />
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
