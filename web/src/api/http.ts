// Calls of the server that this page came from, and of nobody else.

import type { Problem } from "./types";

/** What the server refused or could not do, in words for a person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }
}

/** The server does not answer at all. */
export class Unreachable extends Error {}

async function call(path: string, options: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable();
  }
  if (answer.ok) return answer;
  throw await refusal(answer.status, await answer.text());
}

export function refusal(status: number, body: string): Refused {
  try {
    const said = JSON.parse(body) as { error?: string; problems?: Problem[] };
    return new Refused(status, said.error ?? body, said.problems ?? []);
  } catch {
    return new Refused(status, body);
  }
}

export async function json<T>(path: string, options: RequestInit = {}): Promise<T> {
  return (await (await call(path, options)).json()) as T;
}

export async function text(path: string): Promise<string> {
  return (await call(path)).text();
}

export const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/** A segment of a path. */
export const part = encodeURIComponent;
