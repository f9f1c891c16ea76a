// What the server answers; docs/openapi.yaml describes it.

import type { Path } from "../protocol/document";

export interface StudyLine {
  id: string;
  title?: string;
  table?: string;
  changed?: string;
  has_results?: boolean;
}

export interface Folder {
  folder: string;
  studies: StudyLine[];
}

export interface ProtocolState {
  id: string;
  protocol: string;
  can_undo: boolean;
  can_redo: boolean;
}

/** A line of a message; with its place where it lies in the protocol. */
export interface Problem {
  line?: number | null;
  column?: number | null;
  text: string;
  path?: Path | undefined; ///< the key of the protocol in which it lies
}

export interface Made {
  id: string;
  said: string;
}

export interface FlowStep {
  reason: string | null;
  excluded: number;
  remaining: number;
}

export interface Noticed {
  id: string;
  column: string | null;
  rows: number;
  key: string;
  beside: string | null;
  values: string[];
}

export interface Check {
  n: number;
  flow: FlowStep[];
  warnings: string[];
  reading: string[];
  noticed: Noticed[];
}

export interface Column {
  name: string;
  kind: "number" | "integer" | "boolean" | "text" | "date";
  title: string | null;
  missing: number;
  distinct: number;
  levels: { level: string; count: number }[];
  numbers: { min: number; q1: number; median: number; q3: number; max: number } | null;
  dates: { first: string; last: string } | null;
  roles: string[];
  barred: string | null;
  odd: { kind: string; rows: number[] }[];
}

/** A row of the sheet, whose header is row 1. */
export interface Row {
  row: number;
  cells: (string | null)[];
}

export interface Columns {
  n: number;
  columns: Column[];
  rows?: Row[];
}

export type RunState = "waiting" | "running" | "done" | "failed" | "cancelled";

/** Rates and curves, as far as the page reads them. */
export interface At {
  time: number;
  at_risk: number;
  survival: number | null;
  lower: number | null;
  upper: number | null;
}

export interface KmGroup {
  group: string;
  n: number;
  events: number;
  at: At[];
  median: { estimate: number | null; lower: number | null; upper: number | null };
}

export interface Cutpoint {
  name: string;
  variable: string;
  endpoint: string;
  fixed?: number | null;
  cutpoint: number | null;
  n_low: number;
  n_high: number;
  p: { method: string; value: number | null };
  candidates: { cut: number[]; statistic: number[] };
}

export interface Term {
  term: string;
  level: string | null;
  hr: number | null;
  lower: number | null;
  upper: number | null;
  p: number | null;
}

export interface CoxFit {
  n: number;
  events: number;
  terms: Term[];
}

export interface Effect {
  variable: string;
  within: string | null;
  endpoint: string;
  groups: { group: string; n: number; cox: CoxFit | null }[];
  interaction: { chi_square: number | null; df: number; p: number | null } | null;
}

export interface ScheduleLine {
  schedule: string;
  n: number;
  percent: number;
  equivalents: { alpha_beta_gy: number; bed_gy?: number; eqd2_gy: number }[];
}

/** A line of Table 1: levels with their counts, or how numbers lie. */
export interface Described {
  variable: string;
  type: "factor" | "numeric";
  levels?: { level: string; counts: { n: number }[] }[];
  summary?: { n: number; missing: number; median: number | null; q1: number | null; q3: number | null; min: number | null; max: number | null }[];
  missing?: { n: number }[];
}

export interface Results {
  study: { title: string; time_unit: string; landmarks: number[] };
  manifest: { version: string; data: { file: string; sha256: string; rows: number }; rows_analysed: number };
  flow: FlowStep[];
  endpoints: Record<string, { label: string; km: { groups: KmGroup[] }; univariable?: { factor: string; cox?: CoxFit | null }[] }>;
  cutpoints: Cutpoint[];
  risk_groups: {
    factors: string[];
    groups: { group: string; counts: number[]; n: number }[];
    endpoints: Record<string, { km: { groups: KmGroup[] } }>;
  } | null;
  effects: Effect[];
  schedules: { schedules: ScheduleLine[] } | null;
  warnings: string[];
  noticed: Noticed[];
  table1: { variables: Described[] } | null;
}

export interface Regimen {
  schedule: string;
  total_gy: number;
  fractions: number;
  dose_per_fraction_gy: number;
  alpha_beta_gy: number;
  bed_gy: number;
  eqd2_gy: number;
}
