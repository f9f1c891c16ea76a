// The paper's study on the simulated cohort: every printed figure beside the obtained one.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "program.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/read.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;

const fs::path example = tests::source_path("examples/breast-palliative");

/// Runs the protocol on the cohort, both given as texts.
tests::Outcome run_in(const TemporaryFolder& folder, const std::string& protocol, const std::string& cohort) {
  (void)folder.file("cohort-simulated.csv", cohort);
  (void)folder.file("published.toml", file_content(example / "published.toml"));
  (void)folder.file("organs.toml", file_content(example / "../organs.toml"));
  const std::string path =
      folder.file("study.toml", std::regex_replace(protocol, std::regex("\\.\\./organs"), "organs"));
  return run_program("run " + path + " --out " + (folder.path() / "out").string());
}

json results_of(const std::string& protocol, const std::string& cohort) {
  const TemporaryFolder folder;
  const tests::Outcome outcome = run_in(folder, protocol, cohort);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const std::string written = file_content(folder.path() / "out/results.json");
  EXPECT_TRUE(rtsurv::results::to_json(rtsurv::results::read_study(written, "results.json")) == written);
  return json::parse(written, nullptr, false);
}

const std::string& cohort() {
  static const std::string text = file_content(example / "cohort-simulated.csv");
  return text;
}

std::string shipped() { return file_content(example / "study.toml"); }

const std::string& protocol() {
  static const std::string text = tests::with_few_replicates(shipped());
  return text;
}

const json& results() {
  static const json document = results_of(protocol(), cohort());
  return document;
}

/// What the paper prints against itself: it cannot be obtained together with the rest. README.md of the example says
/// which of the two the cohort keeps.
const std::set<std::string> contradictions{"reason.radiologic.again percent", "high_dose n", "high_dose percent"};

/// The tolerances of this test, apart from those that the program applied.
bool agrees(const json& row) {
  if (row["obtained"].is_null()) return false;
  const std::string part = row["part"], printed = row["printed"];
  const double obtained = row["obtained"], value = std::stod(printed.substr(printed.front() == '<' ? 1 : 0));
  const std::size_t point = printed.find('.');
  const double half_digit =
      0.5 * std::pow(10.0, point == std::string::npos ? 0.0 : -static_cast<double>(printed.size() - point - 1)) + 1e-9;
  if (part == "n") return obtained == value;
  if (part == "hr") return std::abs(obtained / value - 1.0) <= 0.05;
  if (part == "p") return (obtained < 0.05) == (value < 0.05);
  const bool rate = row["address"].get<std::string>().ends_with("/survival");
  return std::abs(obtained - value) <= (rate ? 1.0 : half_digit);
}

TEST(BreastPalliative, EveryPrintedFigureIsObtained) {
  const json document = results_of(shipped(), cohort());
  ASSERT_EQ(tests::schema_problems(document), "");
  const json& published = document["published"];
  std::size_t judged = 0;
  for (const json& row : published["figures"]) {
    const std::string name = row["id"].get<std::string>() + " " + row["part"].get<std::string>();
    if (row["tolerance"].is_null()) continue;
    ++judged;
    const bool expected = !contradictions.contains(name);
    EXPECT_EQ(row["within"], expected) << name << ": " << row["printed"] << " printed, " << row["obtained"];
    EXPECT_EQ(agrees(row), expected) << name << ": " << row["printed"] << " printed, " << row["obtained"];
  }
  EXPECT_EQ(judged, published["judged"]);
  EXPECT_GE(judged, 140U);
}

TEST(BreastPalliative, OnlyWhatHasNoNumberInTheStudyIsNotCompared) {
  std::vector<std::string> ids;
  for (const json& figure : results()["published"]["not_compared"]) ids.push_back(figure["id"]);
  EXPECT_THAT(ids, ::testing::UnorderedElementsAre("accrual", "incomplete.refused", "incomplete.progression",
                                                   "group1.dose_p", "recommended.44_10", "recommended.45_10",
                                                   "recommended.36_6", "recommended.35_5"));
}

using Rows = std::vector<std::vector<std::string>>;  // the first holds the names

Rows cells_of(const std::string& csv) {
  Rows rows;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream cells(line + ",");
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

std::string csv_of(const Rows& rows) {
  std::string csv;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) csv += row[i] + (i + 1 == row.size() ? "\n" : ",");
  return csv;
}

std::string& cell(Rows& rows, std::size_t row, const std::string& column) {
  const auto& names = rows.front();
  return rows.at(row).at(static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin()));
}

/// The first `count` patients who are analysed and whose column is filled, by their rows.
std::vector<std::size_t> analysed(Rows& rows, std::size_t count, const std::string& column) {
  std::vector<std::size_t> found;
  for (std::size_t row = 1; row < rows.size() && found.size() < count; ++row)
    if (cell(rows, row, "reirradiation") == "false" && cell(rows, row, "course_completed") == "true" &&
        cell(rows, row, "follow_up_available") == "true" && !cell(rows, row, column).empty())
      found.push_back(row);
  return found;
}

std::set<std::string> not_within(const json& document) {
  std::set<std::string> names;
  for (const json& row : document["published"]["figures"])
    if (row["within"] == false) names.insert(row["id"].get<std::string>() + " " + row["part"].get<std::string>());
  return names;
}

TEST(BreastPalliative, ACountThatMovesIsSeen) {
  Rows rows = cells_of(cohort());
  const std::size_t patient = analysed(rows, 1, "bone").front();
  std::string& bone = cell(rows, patient, "bone");
  bone = bone == "true" ? "false" : "true";
  const std::set<std::string> found = not_within(results_of(protocol(), csv_of(rows)));
  EXPECT_TRUE(found.contains("bone n")) << "and the organs, which are counted with it";
  EXPECT_TRUE(found.contains("bone percent"));
  EXPECT_GT(found.size(), contradictions.size() + 2);
}

/// Every column of the cohort under another name, in the expressions and addresses of the protocol too.
std::string renamed_protocol(const std::vector<std::string>& columns) {
  std::istringstream lines(protocol());
  std::string result, section;
  for (std::string line; std::getline(lines, line); result += line + "\n") {
    if (line.starts_with("[")) {
      section = line;
      continue;
    }
    if (line.starts_with("data ")) continue;  // a file's name, which holds the word of a column
    const bool names_columns = section == "[columns]";
    const std::size_t equals = line.find('=');
    const std::size_t start = names_columns || equals == std::string::npos ? 0 : equals;
    std::string rest = line.substr(start);
    for (const std::string& column : columns)
      rest = std::regex_replace(rest, std::regex("\\b" + column + "\\b"), "other_" + column);
    line = line.substr(0, start) + rest;
  }
  return result;
}

TEST(BreastPalliative, OtherNamesOfColumnsGiveTheSameFigures) {
  Rows rows = cells_of(cohort());
  const std::string other = renamed_protocol(rows.front());
  for (std::string& name : rows.front()) name = "other_" + name;
  const json renamed = results_of(other, csv_of(rows));
  const json &figures = renamed["published"]["figures"], &expected = results()["published"]["figures"];
  ASSERT_EQ(figures.size(), expected.size());
  for (std::size_t i = 0; i < figures.size(); ++i)
    EXPECT_EQ(figures[i]["obtained"], expected[i]["obtained"]) << expected[i]["id"];
}

TEST(BreastPalliative, FourFaultyCellsAreNamedInFourMessages) {
  Rows rows = cells_of(cohort());
  const std::vector<std::size_t> patient = analysed(rows, 4, "metastatic_diagnosis");
  ASSERT_EQ(patient.size(), 4U);
  cell(rows, patient[0], "metastatic_diagnosis") = "2009-02-30";
  std::swap(cell(rows, patient[1], "metastatic_diagnosis"), cell(rows, patient[1], "rt_start"));
  cell(rows, patient[2], "lesions") = "many";
  cell(rows, patient[3], "total_dose_gy") += "00";
  const TemporaryFolder folder;
  const tests::Outcome outcome = run_in(folder, protocol(), csv_of(rows));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_FALSE(fs::exists(folder.path() / "out"));
  const auto row = [&patient](std::size_t i) { return "row " + std::to_string(patient[i] + 1); };
  EXPECT_THAT(outcome.err, ::testing::ContainsRegex("column \"metastatic_diagnosis\": must be a date.*" + row(0)));
  EXPECT_THAT(outcome.err, ::testing::HasSubstr(row(1) + ", column \"rt_start"));
  EXPECT_THAT(outcome.err, ::testing::ContainsRegex("column \"lesions\": must be a number.*" + row(2)));
  EXPECT_THAT(outcome.err, ::testing::HasSubstr(row(3) + ", column \"total_dose_gy"));
  EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 4) << outcome.err;
  EXPECT_THAT(outcome.err, ::testing::Not(::testing::HasSubstr("many")));
}

}  // namespace
}  // namespace rtsurv::cli
