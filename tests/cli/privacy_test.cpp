// [privacy] min_cell on the examples: no output tells a small count.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "program.hpp"
#include "rtsurv/report/figure/all_figures.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/manuscript.hpp"
#include "rtsurv/report/table/files.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/results/privacy/small_cells.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// The digits of a hidden count that somebody has printed as a number.
bool has_digits_of_a_hidden_count(const std::string& text) {
  static const std::regex digits("521(73|74)[0-9]{11}|[0-9]{1,3}(,[0-9]{3}){4,}");  // or a tick of such an axis
  return std::regex_search(text, digits);
}

/// The study of an example, its resampling cut short, with these lines in its protocol.
tests::Outcome run_example(const tests::TemporaryFolder& folder, const std::string& name, const std::string& lines) {
  tests::copy_study(tests::source_path("examples/" + name), folder.path());
  fs::copy(tests::source_path("examples/organs.toml"), folder.path());
  std::string protocol = tests::with_few_replicates(tests::file_content(folder.path() / "study.toml"));
  protocol = std::regex_replace(protocol, std::regex("\\.\\./organs"), "organs");
  (void)folder.file("study.toml", protocol + "\n" + lines);
  return tests::run_program("run " + (folder.path() / "study.toml").string() + " --out " +
                            (folder.path() / "out").string());
}

/// As `run` found it, with every count.
results::Study study_of(const std::string& name) {
  const tests::TemporaryFolder folder;
  const tests::Outcome outcome = run_example(folder, name, "");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return results::read_study(tests::file_content(folder.path() / "out/results.json"), "results.json");
}

/// Keys of counts of people, whatever they belong to.
const std::set<std::string> of_people{"n",           "events",        "n_missing",        "missing",
                                      "at_risk",     "censored",      "observed",         "excluded",
                                      "remaining",   "n_low",         "n_high",           "known",
                                      "patients",    "rows_analysed", "truncated",        "competing",
                                      "not_entered", "events_before", "competing_before", "censored_before",
                                      "of"};

void find_small(const json& value, const std::string& place, double min_cell, std::vector<std::string>& found) {
  const std::string key = place.substr(place.rfind('/') + 1);
  if (value.is_number() && of_people.contains(key) && !place.ends_with("clusters/n") && value.get<double>() > 0.0 &&
      value.get<double>() < min_cell)
    found.push_back(place + ": " + value.dump());
  if (value.is_object())
    for (const auto& [name, one] : value.items()) find_small(one, place + "/" + name, min_cell, found);
  if (value.is_array())
    for (const json& one : value) find_small(one, one.is_object() ? place + "/[]" : place, min_cell, found);
}

/// Values of each hidden count that fit the total, for a reader who tries them all.
bool is_determined(const std::vector<json>& cells, std::size_t total, std::size_t min_cell) {
  const auto may_be = [&](const json& cell, std::size_t value) {
    if (cell.is_number()) return cell == value;
    if (cell == "hidden") return value >= 1;
    return value >= 1 && value < min_cell;
  };
  const auto sums_without = [&](std::size_t left_out) {
    std::vector<bool> sums(total + 1, false);
    sums[0] = true;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == left_out) continue;
      std::vector<bool> next(total + 1, false);
      for (std::size_t sum = 0; sum <= total; ++sum)
        for (std::size_t value = 0; sums[sum] && sum + value <= total; ++value)
          if (may_be(cells[i], value)) next[sum + value] = true;
      sums = std::move(next);
    }
    return sums;
  };
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].is_number()) continue;
    const std::vector<bool> sums = sums_without(i);
    std::size_t values = 0;
    for (std::size_t value = 0; value <= total; ++value)
      if (may_be(cells[i], value) && sums[total - value]) ++values;
    if (values < 2) return true;
  }
  return false;
}

/// Lines of Table 1 with their totals, from the shown document.
void expect_table1_not_determined(const json& table, std::size_t min_cell) {
  for (const json& variable : table["variables"]) {
    if (variable["type"] != "factor") continue;
    for (std::size_t g = 0; g < table["groups"].size(); ++g) {
      if (!table["groups"][g]["n"].is_number()) continue;
      std::vector<json> cells{variable["missing"][g]["n"]};
      for (const json& level : variable["levels"]) cells.push_back(level["counts"][g]["n"]);
      EXPECT_FALSE(is_determined(cells, table["groups"][g]["n"], min_cell))
          << variable["variable"] << " in " << table["groups"][g]["group"] << ": " << json(cells);
    }
  }
}

void expect_flow_not_determined(const json& study, std::size_t min_cell) {
  const json& flow = study["flow"];
  if (!flow.front()["remaining"].is_number()) return;
  std::vector<json> cells{flow.back()["remaining"]};
  for (std::size_t i = 1; i < flow.size(); ++i) cells.push_back(flow[i]["excluded"]);
  EXPECT_FALSE(is_determined(cells, flow.front()["remaining"], min_cell)) << json(cells);
}

/// Groups of curves, whose totals stand above them.
void expect_groups_not_determined(const json& value, std::size_t min_cell) {
  if (value.is_object() && value.contains("groups") && value.contains("conf_type") && value["n"].is_number())
    for (const char* key : {"n", "events"}) {
      std::vector<json> cells;
      for (const json& group : value["groups"]) cells.push_back(group[key]);
      if (cells.size() > 1 && value[key].is_number() && !value.contains("weights")) {
        EXPECT_FALSE(is_determined(cells, value[key], min_cell)) << key << " " << json(cells);
      }
    }
  if (value.is_structured())
    for (const json& one : value) expect_groups_not_determined(one, min_cell);
}

/// Every text that a reader of the report can get, but Word files, which hold the cells of the CSV.
std::vector<std::pair<std::string, std::string>> outputs_of(const results::Study& study) {
  std::vector<std::pair<std::string, std::string>> outputs;
  const std::vector<report::Figure> figures = report::all_figures(study, {});
  for (const report::Figure& figure : figures)
    outputs.emplace_back("figure " + figure.name, figure.svg + figure.caption);
  for (const report::PlacedTable& one : report::all_tables(study))
    outputs.emplace_back("table " + one.table.name, report::to_csv(one.table, {}) + one.table.caption);
  outputs.emplace_back("report", report::html_report(study, figures));
  outputs.emplace_back("manuscript", report::manuscript::manuscript_text(study));
  outputs.emplace_back("terminal", report::to_text(study) + report::to_text(study.noticed));
  return outputs;
}

/// "3 patients", "1 event": what a sentence would say.
std::string small_count_in(const std::string& text, unsigned min_cell) {
  static const std::regex counted(
      "(fewer than)?(^|[^0-9.,/<-])([0-9]{1,2}) (patients?|events?|died|deaths?)\\b(?! per)");
  for (std::sregex_iterator it(text.begin(), text.end(), counted), end; it != end; ++it) {
    if ((*it)[1].matched) continue;  // what rtsurv asks for, and counts nobody
    const unsigned long n = std::stoul((*it)[3]);
    if (n > 0 && n < min_cell)
      return text.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, it->position() - 60)), 140);
  }
  return {};
}

void expect_no_small_count(const json& document, std::size_t min_cell) {
  ASSERT_EQ(tests::schema_problems(document), "");
  std::vector<std::string> found;
  find_small(document, "", static_cast<double>(min_cell), found);
  EXPECT_THAT(found, ::testing::IsEmpty());
}

void expect_not_determined(const json& document, std::size_t min_cell) {
  if (document["table1"].is_object()) expect_table1_not_determined(document["table1"], min_cell);
  expect_flow_not_determined(document, min_cell);
  expect_groups_not_determined(document, min_cell);
}

void expect_no_output_says_a_small_count(const results::Study& shown, unsigned min_cell) {
  for (const auto& [name, text] : outputs_of(shown)) {
    EXPECT_FALSE(has_digits_of_a_hidden_count(text)) << name;
    EXPECT_EQ(small_count_in(text, min_cell), "") << name;
  }
}

class Privacy : public ::testing::TestWithParam<std::string> {};

TEST_P(Privacy, of_an_example_hides_every_small_count) {
  const results::Study all = study_of(GetParam());
  for (const unsigned min_cell : {5U, 10U, 20U}) {
    SCOPED_TRACE(min_cell);
    const results::Study shown = results::hide_small_cells(all, min_cell);
    const std::string written = results::to_json(shown);
    const json document = json::parse(written);
    expect_no_small_count(document, min_cell);
    expect_not_determined(document, min_cell);
    expect_no_output_says_a_small_count(shown, min_cell);
    EXPECT_EQ(results::to_json(results::read_study(written, "results.json")), written);
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, Privacy, ::testing::Values("breast-palliative", "gbsg", "rotterdam"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(PrivacyOfARun, reaches_every_file_and_command) {
  const tests::TemporaryFolder folder;
  const tests::Outcome run = run_example(folder, "breast-palliative", "[privacy]\nmin_cell = 10\n");
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const std::string out = (folder.path() / "out").string();
  const std::string written = tests::file_content(folder.path() / "out/results.json");
  EXPECT_EQ(json::parse(written)["min_cell"], 10);
  EXPECT_THAT(written, ::testing::HasSubstr("\"<10\""));
  for (const std::string& call : {"figures " + out + " --format svg", "tables " + out, "diff " + out + " " + out,
                                  "verify " + out, "export-r " + out}) {
    const tests::Outcome outcome = tests::run_program(call);
    EXPECT_EQ(outcome.exit_code, 0) << call << ": " << outcome.out << outcome.err;
    EXPECT_FALSE(has_digits_of_a_hidden_count(outcome.out)) << call;
  }
  const json audit = json::parse(tests::run_program("audit --json " + out).out);
  EXPECT_TRUE(audit["findings"].empty()) << audit["findings"];
  EXPECT_THAT(tests::run_program("export-r " + out).out, ::testing::HasSubstr("cannot be compared"));
  const tests::Outcome check = tests::run_program("check " + (folder.path() / "study.toml").string());
  EXPECT_EQ(small_count_in(check.out, 10), "");
}

/// 40 patients with levels of one patient, years of few and 2 of 40 with grade 3.
TEST(PrivacyOfARun, prints_no_hidden_count_of_a_small_table) {
  const tests::TemporaryFolder folder;
  std::string table = "id,months,status,stage,rt,tox,dose,fx\n";
  for (int i = 1; i <= 40; ++i) {
    const std::string n = std::to_string(i), year = std::to_string(i < 4 ? 2018 : i < 20 ? 2019 : 2020);
    table += n + "," + n + "," + (i % 3 == 0 ? "1" : "0") + "," +
             (i == 7       ? "IV"
              : i % 2 == 0 ? "I"
                           : "II") +
             "," + year + "-05-01," + (i < 3 ? "3" : "1") + "," +
             (i < 4        ? "8,1"
              : i % 2 == 0 ? "30,10"
                           : "50,25") +
             "\n";
  }
  (void)folder.file("table.csv", table);
  const std::string protocol = folder.file("study.toml", R"([study]
title = "Small"
data = "table.csv"
id = "id"
landmarks = [6]
[dose]
total = "dose"
fractions = "fx"
alpha_beta = 3
[[endpoint]]
name = "OS"
label = "Overall survival"
time = "months"
event = "status = 1"
[univariable]
endpoints = ["OS"]
factors = ["stage"]
[toxicity]
grade = "tox"
[referrals]
date = "rt"
[privacy]
min_cell = 5
)");
  const tests::Outcome check = tests::run_program("check " + protocol);
  EXPECT_EQ(check.exit_code, 0) << check.err;
  EXPECT_FALSE(has_digits_of_a_hidden_count(check.out)) << check.out;
  const tests::Outcome run = tests::run_program("run " + protocol + " --out " + (folder.path() / "out").string());
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_FALSE(has_digits_of_a_hidden_count(run.out)) << run.out;
  const results::Study study =
      results::read_study(tests::file_content(folder.path() / "out/results.json"), "results.json");
  for (const auto& [name, text] : outputs_of(study)) EXPECT_FALSE(has_digits_of_a_hidden_count(text)) << name;
  const std::string manuscript = report::manuscript::manuscript_text(study);
  EXPECT_THAT(manuscript, ::testing::HasSubstr("was seen in <5 of 40 patients."));
  EXPECT_THAT(report::referrals_figure(study, {}).svg, ::testing::HasSubstr("&lt;5"));
  EXPECT_THAT(report::schedule_figure(study, {}).svg, ::testing::HasSubstr("&lt;5"));
}

}  // namespace
}  // namespace rtsurv::cli
