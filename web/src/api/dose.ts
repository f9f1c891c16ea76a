// BED and EQD2 by the program itself.

import { json } from "./http";
import type { Regimen } from "./types";

/** Any two of total dose, number of fractions and dose per fraction, in Gy. */
export interface Prescription {
  total?: number;
  fractions?: number;
  dosePerFraction?: number;
}

export async function regimen(asked: Prescription, alphaBeta: number): Promise<Regimen | undefined> {
  const body: Record<string, number> = { "alpha-beta": alphaBeta };
  if (asked.total !== undefined) body["total"] = asked.total;
  if (asked.fractions !== undefined) body["fractions"] = asked.fractions;
  if (asked.dosePerFraction !== undefined) body["dose-per-fraction"] = asked.dosePerFraction;
  const answer = await json<{ regimens: Regimen[] }>("/api/dose", { method: "POST", body: JSON.stringify(body) });
  return answer.regimens[0];
}
