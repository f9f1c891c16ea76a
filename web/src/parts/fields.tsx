// Labelled inputs.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export function Labelled({ label, hint, children }: { label: string; hint?: string | undefined; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <Labelled label={label}>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
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
}

/** Tells its text when it is left or Enter is pressed, so that each edit is one step of undo. */
export function TextField({ label, value, onChange, hint, placeholder, numeric = false }: TextProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const tell = () => draft !== value && onChange(draft);
  return (
    <Labelled label={label} hint={hint}>
      <input
        type="text"
        inputMode={numeric ? "decimal" : "text"}
        value={draft}
        placeholder={placeholder ?? ""}
        onInput={(event) => setDraft(event.currentTarget.value)}
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
