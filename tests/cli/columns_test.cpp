// `rtsurv columns`, and the options of `run` that a program uses which shows a protocol while it is written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "program.hpp"
#include "schema.hpp"

namespace rtsurv {
namespace {

using nlohmann::json;
using testing::ElementsAre, testing::HasSubstr, testing::Not;
namespace fs = std::filesystem;

/// 40 patients: names, a number with odd cells, levels, a date.
std::string table_of_kinds() {
  std::string table = "Surname,months,died,psa,stage,seen\n";
  for (int i = 0; i < 40; ++i)
    table += fmt::format("Person{},{},{},{},{},2024-01-{:02}\n", i, 1 + 1.5 * i, i % 2,
                         i == 3   ? "<0.1"
                         : i == 9 ? "n.a."
                                  : "4.5",
                         i % 4 == 0   ? ""
                         : i % 4 == 1 ? "II"
                                      : "I",
                         i % 28 + 1);
  return table;
}

json columns_of(const std::string& arguments) {
  const tests::Outcome outcome = tests::run_program("columns --json " + arguments);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  json columns = json::parse(outcome.out);
  EXPECT_EQ(tests::schema_problems(columns, "table_columns"), "");
  return columns;
}

TEST(Columns, SaysWhatEachIs) {
  const tests::TemporaryFolder folder;
  const json columns = columns_of(folder.file("t.csv", table_of_kinds()))["columns"];
  EXPECT_THAT(columns[0]["barred"].get<std::string>(), HasSubstr("40 different values"));
  EXPECT_TRUE(columns[0]["levels"].empty());  // no name of a patient
  EXPECT_EQ(columns[1]["numbers"],
            json::parse(R"({"min": 1, "q1": 15.625, "median": 30.25, "q3": 44.875, "max": 59.5})"));
  EXPECT_EQ(columns[2]["levels"], json::parse(R"([{"level": "0", "count": 20}, {"level": "1", "count": 20}])"));
  EXPECT_EQ(columns[3]["odd"], json::parse(R"([{"kind": "no_value", "rows": [11]}, {"kind": "limit", "rows": [5]}])"));
  EXPECT_EQ(columns[4]["missing"], 10);
  EXPECT_EQ(columns[4]["levels"][0], json::parse(R"({"level": "I", "count": 20})"));
  EXPECT_EQ(columns[5]["dates"], json::parse(R"({"first": "2024-01-01", "last": "2024-01-28"})"));
}

TEST(Columns, TakesNoFollowUpTimeForNumbersOfTheRows) {
  const tests::TemporaryFolder folder;
  std::string table = "months,x,died\n";
  for (int i = 1; i <= 40; ++i) table += fmt::format("{},{},{}\n", 41 - i, i, i % 2);
  const std::string path = folder.file("t.csv", table);
  const json plain = columns_of(path)["columns"];
  EXPECT_TRUE(plain[0]["barred"].is_null());
  EXPECT_THAT(plain[1]["barred"].get<std::string>(), HasSubstr("numbers the rows"));
  const std::string protocol = folder.file(
      "study.toml", "[study]\ndata = \"t.csv\"\n[[endpoint]]\nname = \"OS\"\ntime = \"x\"\nevent = \"died = 1\"\n");
  EXPECT_TRUE(columns_of(protocol)["columns"][1]["barred"].is_null());
}

TEST(Columns, ReadsAsTheProtocolDoes) {
  const tests::TemporaryFolder folder;
  (void)folder.file("t.csv", table_of_kinds());
  const std::string protocol = folder.file("study.toml", R"([study]
data = "t.csv"
[columns]
psa = { missing = ["n.a.", "<0.1"] }
Surname = { identifier = "confirmed" }
[[exclude]]
reason = "Never seen"
when = "seen is null"
[[endpoint]]
name = "OS"
time = "months"
event = "died = 1"
[describe]
variables = ["psa"]
by = "stage"
)");
  const json columns = columns_of(protocol)["columns"];
  EXPECT_TRUE(columns[0]["barred"].is_null());
  EXPECT_EQ(columns[3]["kind"], "number");
  EXPECT_EQ(columns[3]["missing"], 2);
  const auto roles = [&](std::size_t i) { return columns[i]["roles"].get<std::vector<std::string>>(); };
  EXPECT_THAT(roles(1), ElementsAre("time"));
  EXPECT_THAT(roles(2), ElementsAre("event"));
  EXPECT_THAT(roles(3), ElementsAre("describe"));
  EXPECT_THAT(roles(4), ElementsAre("by"));
  EXPECT_THAT(roles(5), ElementsAre("exclude"));
}

TEST(Columns, ShowsRowsOfTheSheet) {
  const tests::TemporaryFolder folder;
  const std::string table = folder.file("t.csv", table_of_kinds());
  const json rows = columns_of(table + " --rows 41,2-3,3,900")["rows"];
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], json::parse(R"({"row": 2, "cells": ["Person0", "1", "0", "4.5", null, "2024-01-01"]})"));
  EXPECT_EQ(rows[2]["row"], 41);
  EXPECT_FALSE(columns_of(table).contains("rows"));
  for (const char* wrong : {"x", "3-2", "1-501", "-", "2-"})
    EXPECT_EQ(tests::run_program("columns " + table + " --rows=" + wrong).exit_code, 2) << wrong;
  const tests::Outcome text = tests::run_program("columns " + table + " --rows 2");
  EXPECT_THAT(text.out, HasSubstr("40 rows"));
  EXPECT_THAT(text.out, HasSubstr("Person0"));  // asked for
  EXPECT_THAT(tests::run_program("columns " + table).out, Not(HasSubstr("Person0")));
}

/// The sample study beside its table, with few replicates.
std::string sample(const tests::TemporaryFolder& folder) {
  fs::copy(tests::source_path("examples/gbsg/cohort.csv"), folder.path() / "cohort.csv");
  const std::string text = tests::file_content(tests::source_path("examples/gbsg/study.toml"));
  return folder.file("study.toml", tests::with_few_replicates(text));
}

TEST(RunForAPage, WritesThePageAlone) {
  const tests::TemporaryFolder folder;
  const std::string study = sample(folder);
  const fs::path page = folder.path() / "page", whole = folder.path() / "whole";
  const tests::Outcome run = tests::run_program("run " + study + " --no-validation --page --out " + page.string());
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(run.out, Not(HasSubstr("tables:")));
  EXPECT_FALSE(fs::exists(folder.path() / "study.trail"));  // none is begun
  ASSERT_EQ(tests::run_program("run " + study + " --no-validation --out " + whole.string()).exit_code, 0);
  for (const char* file : {"results.json", "report.html", "manuscript.txt", "references.bib", "figures/km-RFS.svg"})
    EXPECT_EQ(tests::file_content(page / file), tests::file_content(whole / file)) << file;
  EXPECT_FALSE(fs::exists(page / "tables"));
  EXPECT_FALSE(fs::exists(page / "figures" / "km-RFS.pdf"));
}

TEST(RunForAPage, TakesTheTextFromStandardInput) {
  const tests::TemporaryFolder folder;
  const std::string study = sample(folder);
  const std::string other = folder.file("other.toml", "");
  EXPECT_EQ(tests::run_program("run " + other + " --stdin --json --no-validation", "cat " + study + " |")
                .out.find("\"study\""),
            3U);
  const tests::Outcome wrong = tests::run_program("run " + other + " --stdin --json", "echo 'x = 1' |");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("other.toml:1:1"));
  EXPECT_EQ(tests::run_program("run " + (folder.path() / "cohort.csv").string() + " --stdin", "true |").exit_code, 2);
  // A text that stands in no file is in no trail.
  const std::string run = "run " + study + " --stdin --no-validation --quiet --out " + (folder.path() / "out").string();
  ASSERT_EQ(tests::run_program(run, "(cat " + study + "; echo '# edited') |").exit_code, 0);
  EXPECT_FALSE(fs::exists(folder.path() / "study.trail"));
  ASSERT_EQ(tests::run_program(run, "cat " + study + " |").exit_code, 0);
  EXPECT_TRUE(fs::exists(folder.path() / "study.trail"));
}

TEST(RunForAPage, WritesTheFiguresAloneThatAreAskedFor) {
  const tests::TemporaryFolder folder;
  const std::string run = "run " + sample(folder) + " --no-validation --page --out ";
  const fs::path page = folder.path() / "page", some = folder.path() / "some";
  ASSERT_EQ(tests::run_program(run + page.string()).exit_code, 0);
  ASSERT_EQ(tests::run_program(run + some.string() + " --only first,risk-RFS").exit_code, 0);
  for (const char* file : {"results.json", "figures/km-RFS.svg", "figures/risk-RFS.svg"})
    EXPECT_EQ(tests::file_content(some / file), tests::file_content(page / file)) << file;
  EXPECT_FALSE(fs::exists(some / "report.html"));
  EXPECT_EQ(std::distance(fs::directory_iterator(some / "figures"), fs::directory_iterator()), 2);
  EXPECT_THAT(tests::run_program(run + some.string() + " --only risk-RF").err, HasSubstr("did you mean \"risk-RFS\"?"));
  EXPECT_EQ(tests::run_program("run " + (folder.path() / "study.toml").string() + " --only first").exit_code, 2);
}

TEST(RunForAPage, SaysOfSomePartsWhatItSaysInTheWhole) {
  const tests::TemporaryFolder folder;
  const std::string study =
      folder.file("more.toml", tests::file_content(sample(folder)) +
                                   "\n[[cutpoint]]\nname = \"old\"\nvariable = \"age\"\nendpoint = \"RFS\"\n"
                                   "\n[[effect]]\nvariable = \"old\"\nwithin = \"risk_group\"\nendpoint = \"RFS\"\n");
  const std::string run =
      "run " + study + " --no-validation --page --only risk-RFS,effect-tamoxifen-risk_group-RFS --out ";
  const fs::path whole = folder.path() / "whole", some = folder.path() / "some";
  ASSERT_EQ(tests::run_program(run + whole.string()).exit_code, 0);
  ASSERT_EQ(tests::run_program(run + some.string() + " --parts effect").exit_code, 0);
  for (const char* file : {"figures/risk-RFS.svg", "figures/effect-tamoxifen-risk_group-RFS.svg"})
    EXPECT_EQ(tests::file_content(some / file), tests::file_content(whole / file)) << file;
  const auto all = nlohmann::json::parse(tests::file_content(whole / "results.json"));
  const auto asked = nlohmann::json::parse(tests::file_content(some / "results.json"));
  EXPECT_EQ(all["effects"].size(), 2U);
  EXPECT_EQ(asked["effects"], all["effects"]);
  EXPECT_EQ(asked["risk_groups"], all["risk_groups"]);
  EXPECT_EQ(asked["endpoints"]["RFS"]["km"], all["endpoints"]["RFS"]["km"]);
  EXPECT_TRUE(all["endpoints"]["RFS"].contains("univariable") && all["cutpoints"][0].contains("evidence"));
  EXPECT_FALSE(asked["endpoints"]["RFS"].contains("univariable") || asked["cutpoints"][0].contains("evidence"));
  EXPECT_EQ(asked["cutpoints"][0]["p"], all["cutpoints"][0]["p"]);
  for (const char* key : {"efect", "recommend"}) {
    const tests::Outcome wrong = tests::run_program(run + some.string() + " --parts " + key);
    EXPECT_EQ(wrong.exit_code, 2) << key;
    EXPECT_THAT(wrong.err, HasSubstr("is no table that is analysed by itself; these are: ")) << key;
  }
}

TEST(RunForAPage, LeavesTheSweepOut) {
  const tests::TemporaryFolder folder;
  std::string table = "months,died,total,fractions\n";
  for (int i = 1; i <= 40; ++i) table += fmt::format("{},{},{},{}\n", 1.5 * i, i % 2, i % 3 * 6 + 30, i % 5 + 5);
  (void)folder.file("t.csv", table);
  const std::string study = folder.file("study.toml", R"([study]
data = "t.csv"
[dose]
total = "total"
fractions = "fractions"
alpha_beta = 10
[dose.sweep]
[[endpoint]]
name = "OS"
time = "months"
event = "died = 1"
)");
  EXPECT_FALSE(json::parse(tests::run_program("run " + study + " --json").out)["sweep"].is_null());
  EXPECT_TRUE(json::parse(tests::run_program("run " + study + " --json --no-sweep").out)["sweep"].is_null());
}

TEST(RunForAPage, LeavesTheReplicatesOut) {
  const tests::TemporaryFolder folder;
  const std::string study = sample(folder);
  EXPECT_FALSE(json::parse(tests::run_program("run " + study + " --json").out)["validation"].is_null());
  EXPECT_TRUE(json::parse(tests::run_program("run " + study + " --json --no-validation").out)["validation"].is_null());
}

}  // namespace
}  // namespace rtsurv
