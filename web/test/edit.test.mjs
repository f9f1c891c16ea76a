import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./lib/module.mjs";

const { set, remove, addItem, removeItem, addTable } = await load("protocol/edit.ts");
const { readCondition, conditionText } = await load("protocol/sql.ts");
const { readComparison, comparisonText } = await load("protocol/comparison.ts");
const { parse } = await load("protocol/document.ts");
const { withFactor, withoutFactor, moved } = await load("protocol/groups.ts");
const { give } = await load("protocol/roles.ts");
const { groupsOf, withGrouping, freeName } = await load("protocol/grouping.ts");
const { reduced } = await load("protocol/reduced.ts");

const text = `# above
[study]
title = "A"   # beside
data  = "a.csv"

[columns]
age = { label = "Age" } # years

[univariable]
factors = ["age",   # first
           "stage"]

[[endpoint]]
name = "OS"

[validation]
bootstrap = 10
`;

test("a value is replaced where it stands", () => {
  assert.equal(set(text, ["study", "title"], 'B "x"'), text.replace('"A"', '"B \\"x\\""'));
});

test("a new key goes into its table, after the others", () => {
  assert.equal(set(text, ["study", "dates"], "dmy"), text.replace('data  = "a.csv"\n', 'data  = "a.csv"\ndates = "dmy"\n'));
});

test("a new key goes into an inline table", () => {
  assert.equal(set(text, ["columns", "age", "missing"], ["999"]), text.replace('"Age" }', '"Age", missing = ["999"] }'));
  assert.equal(set(text, ["columns", "b c", "label"], "C"), text.replace("# years\n", '# years\n"b c" = { label = "C" }\n'));
});

test("a table that is not there is made at the end", () => {
  assert.equal(set(text, ["dose", "total"], "d"), `${text}\n[dose]\ntotal = "d"\n`);
});

test("lists keep their comments", () => {
  assert.equal(addItem(text, ["univariable", "factors"], "sex"), text.replace('"stage"]', '"stage", "sex"]'));
  assert.equal(addItem(text, ["univariable", "factors"], "age"), text);
  assert.equal(removeItem(text, ["univariable", "factors"], "stage"), text.replace(',   # first\n           "stage"]', "]").replace('["age"]', '["age"]'));
});

test("a dose is no factor beside its EQD2", () => {
  const given = parse(give(addItem(text, ["univariable", "factors"], "gy"), "total", "gy"));
  assert.equal(given.at(["dose", "total"]), "gy");
  assert.deepEqual(given.at(["univariable", "factors"]), ["age", "stage"]);
  assert.deepEqual(parse(give(text, "by", "stage")).at(["univariable", "factors"]), ["age", "stage"]);
});

test("a key, a table, one of several tables are taken out", () => {
  assert.equal(remove(text, ["study", "title"]), text.replace('title = "A"   # beside\n', ""));
  assert.equal(remove(text, ["validation"]), text.replace("[validation]\nbootstrap = 10\n", ""));
  assert.equal(remove(text, ["endpoint", 0]), text.replace('[[endpoint]]\nname = "OS"\n\n', ""));
  assert.equal(remove(text, ["nothing", "here"]), text);
});

test("one more of several tables stands after the last", () => {
  assert.match(addTable(text, "endpoint", { name: "LC" }), /name = "OS"\n\n\[\[endpoint\]\]\nname = "LC"\n\n\[validation\]/);
});

test("conditions that the page writes can be read back", () => {
  for (const [kind, condition] of [
    ["text", { kind: "values", column: "status", values: ["dead", "dead of o'ther"] }],
    ["integer", { kind: "values", column: "status", values: ["1", "2"] }],
    ["boolean", { kind: "values", column: "died", values: ["true"] }],
    ["text", { kind: "values", column: "Vital Status", values: ["d"] }],
    ["date", { kind: "given", column: "order" }],
  ])
    assert.deepEqual(readCondition(conditionText(condition, kind)), condition);
  assert.equal(readCondition("a = 1 or b = 2").kind, "expression");
});

test("comparisons that the page builds can be read back", () => {
  for (const [kind, comparison] of [
    ["boolean", { column: "course_completed", relation: "is", value: "false" }],
    ["text", { column: "Vital Status", relation: "isNot", value: "o'k" }],
    ["number", { column: "age", relation: "atLeast", value: "63.5" }],
    ["date", { column: "rt_start", relation: "below", value: "2020-01-31" }],
    ["text", { column: "stage", relation: "missing", value: "" }],
  ])
    assert.deepEqual(readComparison(comparisonText(comparison, kind)), comparison);
  assert.equal(comparisonText({ column: "course_completed", relation: "is", value: "false" }, "boolean"), "course_completed = false");
  assert.equal(readComparison("a = 1 or b = 2"), undefined);
});

test("a place in the text is known by its key", () => {
  const document = parse(text);
  assert.deepEqual(document.pathAt(7, 9), ["columns", "age", "label"]);
  assert.deepEqual(document.pathAt(10), ["univariable", "factors"]);
  assert.deepEqual(document.pathAt(13, 1), ["endpoint", 0]);
  assert.equal(document.pathAt(99), undefined);
});

test("groups grow, shrink and change places with their factors", () => {
  const one = withFactor(text, "a");
  assert.match(one, /factors = \["a"\]\ngroups = \{ "Group 1" = \[0\], "Group 2" = \[1\] \}/);
  const two = withFactor(one, "b");
  assert.match(two, /"Group 2" = \[1\], "Group 3" = \[2\]/);
  assert.match(withFactor(one.replace("Group 1", "Group 3"), "b"), /"Group 3" = \[0\], "Group 2" = \[1\], "Group 4" = \[2\]/);
  assert.match(withFactor(two, "c"), /"Group 3" = \[2, 3\]/);
  assert.match(moved(two, 2, 1), /"Group 2" = \[1, 2\] \}/);
  assert.match(withoutFactor(two, "a"), /factors = \["b"\]\ngroups = \{ "Group 1" = \[0\], "Group 2" = \[1\] \}/);
  assert.equal(withoutFactor(one, "a").includes("risk_groups"), false);
});

test("the smallest protocol keeps patients, endpoints and columns", () => {
  const small = reduced(`${text}\n[dose]\ntotal = "t"\n\n[[dose.response]]\nendpoint = "OS"\n`, ["t"]);
  assert.ok(small.includes("[[endpoint]]") && small.includes("[columns]") && !small.includes("Age") && small.includes('total = "t"'));
  assert.ok(!small.includes("validation") && !small.includes("univariable") && !small.includes("response"));
});

test("a column that another table makes is described no more where that table is left out", () => {
  const described = text.replace("[columns]", '[columns]\nbest_response = { label = "Best" }\nhigh_groups = { label = "Groups" }\nprogressed = { label = "After progression" }');
  const small = reduced(`${described}\n[[cutpoint]]\nname = "high"\n\n[landmark]\nstates = { progressed = "t" }\n`, []);
  assert.ok(small.includes("Age") && !/Best|Groups|progress/.test(small));
});

test("values are put together under the labels beside them", () => {
  const groups = groupsOf([["IIIA", "III"], ["IIIB", " III "], ["it's", "other"], ["IV", "III"], ["?", ""]]);
  assert.deepEqual(groups, [{ label: "III", values: ["IIIA", "IIIB", "IV"] }, { label: "other", values: ["it's"] }]);
  const after = parse(withGrouping(text, { name: "stage grouped", column: "stage", kind: "text", groups }, "Stage"));
  assert.equal(after.at(["derive", "stage grouped"]), "case when stage in ('IIIA', 'IIIB', 'IV') then 'III' when stage = 'it''s' then 'other' end");
  assert.deepEqual(after.at(["columns", "stage grouped"]), { label: "Stage", levels: ["III", "other"] });
});

test("numbers and yes/no are put together without quotes", () => {
  const derived = (kind, labels) => parse(withGrouping(text, { name: "g", column: "x", kind, groups: groupsOf(labels) }, "X")).at(["derive", "g"]);
  assert.equal(derived("integer", [["0", "low"], ["1", "low"], ["2", "high"]]), "case when x in (0, 1) then 'low' when x = 2 then 'high' end");
});

test("a new column has a name of its own", () => {
  assert.equal(freeName("stage", "grouped", ["stage"]), "stage grouped");
  assert.equal(freeName("stage", "grouped", ["stage grouped"]), "stage grouped 2");
});
