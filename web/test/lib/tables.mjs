// Tables of invented patients: the same ones each time.

function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const schedules = [
  [45, 15],
  [54, 18],
  [48, 10],
  [60, 15],
  [30, 10],
];

/** Patients with a time, a status of words, dose, and a few factors. */
export function cohort(rows = 133, seed = 7) {
  const random = generator(seed);
  const lines = ["patient_id,age,stage,over_two_lines,unstable,total_dose,fractions,months,status"];
  for (let row = 1; row <= rows; ++row) {
    const [total, fractions] = schedules[Math.floor(random() * schedules.length)];
    const lines2 = random() < 0.4;
    const unstable = random() < 0.35;
    const hazard = 0.02 * Math.exp(0.7 * lines2 + 0.8 * unstable - 0.02 * (total - 45));
    const event = -Math.log(1 - random()) / hazard;
    const censored = 6 + 54 * random();
    const time = Math.max(0.1, Math.min(event, censored)).toFixed(1);
    const status = event <= censored ? "dead" : "alive";
    const stage = ["I", "II", "III"][Math.floor(random() * 3)];
    lines.push(`P${String(row).padStart(4, "0")},${40 + Math.floor(random() * 40)},${stage},${lines2},${unstable},${total},${fractions},${time},${status}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The protocol of a study of that table: cut, groups, effect. */
export const protocol = `# Written by hand; comments stay.
[study]
title     = "Invented patients"
data      = "cohort.csv"
id        = "patient_id"
time_unit = "months"   # of every time
landmarks = [12, 24]

[columns]
stage = { label = "Stage", levels = ["I", "II", "III"] }   # the first is the reference

[dose]
total      = "total_dose"
fractions  = "fractions"
alpha_beta = 3.5

[[endpoint]]
name  = "OS"
label = "Overall survival"
time  = "months"
event = "status = 'dead'"

[describe]
variables = ["age", "stage"]

[[cutpoint]]
name     = "high_dose"
variable = "eqd2"
endpoint = "OS"
p_method = "HL"

[univariable]
endpoints = ["OS"]
factors   = ["stage", "over_two_lines", "unstable", "high_dose"]

[multivariable]
endpoints = ["OS"]
select    = "logrank p < 0.05"

[risk_groups]
factors = ["over_two_lines", "unstable"]
groups  = { "Group 1" = [0], "Group 2" = [1], "Group 3" = [2] }

[[effect]]
variable = "high_dose"
within   = "risk_group"
endpoint = "OS"

[validation]
bootstrap = 100
`;
