// The page's words in the chosen language. What the program says itself is English.

import { signal } from "@preact/signals";
import { de } from "./de";
import { en, type Texts } from "./en";
import { ko } from "./ko";

export const languages = { en: "English", de: "Deutsch", ko: "한국어" } as const;
export type Language = keyof typeof languages;
const catalogues: Record<Language, Texts> = { en, de, ko };

function preferred(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return (wanted.find((tag) => tag in catalogues) as Language | undefined) ?? "en";
}

export const language = signal<Language>(preferred());

export type Key = keyof Texts;

/** The text of a key, with {name} replaced. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const sentence: string = catalogues[language.value][key];
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
