// The pages of the dose models are true: every line of their example blocks is evaluated, and every table of EQD2 by
// alpha/beta. A line is `formula(input = value, ...) = result unit` or `... = refused`; it may go on in further lines.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "dose/formulas.hpp"
#include "places.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/dose/models/linear_quadratic.hpp"

namespace rtsurv::dose {
namespace {

constexpr std::array pages{"bed-eqd2",      "isoeffect",     "overall-time", "gap",        "incomplete-repair",
                           "high-dose",     "phases",        "dose-rate",    "proton-rbe", "tumour-control",
                           "normal-tissue", "dose-response", "prescription", "treatment",  "re-irradiation"};

std::vector<std::string> lines_of(const std::string& page) {
  std::ifstream file(tests::source_path("docs/methods/" + page + ".md"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

struct Example {
  std::string text, formula, inputs, result, unit;
};

/// Reads "formula(inputs) = result unit".
Example read_example(const std::string& text) {
  static const std::regex form(R"((\w+)\((.*)\) = (\S+) ?(.*))");
  std::smatch match;
  if (!std::regex_match(text, match, form)) throw std::invalid_argument("not an example: " + text);
  return {text, match[1], match[2], match[3], match[4]};
}

std::vector<Example> examples_of(const std::string& page) {
  std::vector<Example> examples;
  bool inside = false;
  std::string text;
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) {
      inside = line == "```example";
    } else if (inside && !line.empty() && !line.starts_with("#")) {
      text += (text.empty() ? "" : " ") + line.substr(line.find_first_not_of(' '));
      if (text.find(") = ") == std::string::npos) continue;
      examples.push_back(read_example(text));
      text.clear();
    }
  }
  EXPECT_EQ(text, "") << "an example without its end in " << page;
  return examples;
}

/// "n = 15, d_gy = [2, 3], model = poisson" as a JSON object.
nlohmann::json inputs_of(const Example& example) {
  static const std::regex input(R"((\w+) = (\[[^\]]*\]|[^,\[\]]+)(?:, |$))");
  nlohmann::json inputs = nlohmann::json::object();
  std::size_t length = 0;
  for (std::sregex_iterator it(example.inputs.begin(), example.inputs.end(), input), end; it != end; ++it) {
    const std::string value = (*it)[2];
    length += static_cast<std::size_t>(it->length());
    inputs[(*it)[1]] = nlohmann::json::accept(value) ? nlohmann::json::parse(value) : nlohmann::json(value);
  }
  if (length != example.inputs.size()) throw std::invalid_argument("not a list of inputs: " + example.inputs);
  return inputs;
}

/// Half of the last digit that is printed.
double rounding_of(const std::string& number) {
  const std::size_t point = number.find('.');
  const std::size_t digits = point == std::string::npos ? 0 : number.size() - point - 1;
  return 0.5 * std::pow(10.0, -static_cast<double>(digits)) * (1.0 + 1e-9);
}

void expect_true(const Example& example) {
  SCOPED_TRACE(example.text);
  const nlohmann::json inputs = inputs_of(example);
  if (example.result == "refused") {
    EXPECT_THROW((void)testing::evaluate(example.formula, inputs), Error);
    return;
  }
  const testing::Value value = testing::evaluate(example.formula, inputs);
  EXPECT_NEAR(value.number, std::stod(example.result), rounding_of(example.result));
  EXPECT_EQ(value.unit, example.unit);
}

class DosePages : public ::testing::TestWithParam<const char*> {};

TEST_P(DosePages, examples_are_true) {
  const std::vector<Example> examples = examples_of(GetParam());
  EXPECT_GE(examples.size(), 2U);
  for (const Example& example : examples) expect_true(example);
}

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  std::istringstream stream(row.substr(1));
  for (std::string cell; std::getline(stream, cell, '|');) {
    const std::size_t first = cell.find_first_not_of(" *"), last = cell.find_last_not_of(" *");
    cells.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return cells;
}

/// One row of EQD2; the schedules are written as total/fractions.
void expect_row(const std::vector<std::string>& schedules, const std::vector<std::string>& row) {
  ASSERT_EQ(row.size(), schedules.size());
  for (std::size_t k = 1; k < row.size(); ++k) {
    SCOPED_TRACE(schedules[k] + " at " + row[0]);
    const std::size_t slash = schedules[k].find('/');
    const Course course{Gray{std::stod(schedules[k].substr(0, slash))}, std::stoi(schedules[k].substr(slash + 1))};
    EXPECT_NEAR(eqd2(course, {std::stod(row[0])}).value, std::stod(row[k]), rounding_of(row[k]));
  }
}

TEST_P(DosePages, tables_of_eqd2_are_true) {
  std::vector<std::string> schedules;
  for (const std::string& line : lines_of(GetParam())) {
    if (line.starts_with("| α/β (Gy) | EQD2 of "))
      schedules = cells_of(std::regex_replace(line, std::regex("EQD2 of "), ""));
    else if (!line.starts_with("|"))
      schedules.clear();
    else if (!schedules.empty() && !line.starts_with("| ---"))
      expect_row(schedules, cells_of(line));
  }
}

INSTANTIATE_TEST_SUITE_P(All, DosePages, ::testing::ValuesIn(pages), [](const auto& page) {
  std::string name = page.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(DosePages, show_every_formula) {
  std::set<std::string> shown;
  for (const char* page : pages)
    for (const Example& example : examples_of(page)) shown.insert(example.formula);
  for (const std::string& formula : testing::formulas()) EXPECT_TRUE(shown.contains(formula)) << formula;
}

TEST(DosePages, a_wrong_example_is_found) {
  const auto holds = [](const std::string& text) {
    const Example example = read_example(text);
    return std::fabs(testing::evaluate(example.formula, inputs_of(example)).number - std::stod(example.result)) <=
           rounding_of(example.result);
  };
  EXPECT_TRUE(holds("bed(n = 15, d_gy = 3, alpha_beta_gy = 3.5) = 83.57 Gy"));
  EXPECT_FALSE(holds("bed(n = 15, d_gy = 3, alpha_beta_gy = 3.5) = 83.58 Gy"));
  EXPECT_THROW((void)read_example("bed of 45 Gy is 83.57 Gy"), std::invalid_argument);
  EXPECT_THROW((void)inputs_of(read_example("bed(15, 3) = 83.57 Gy")), std::invalid_argument);
}

}  // namespace
}  // namespace rtsurv::dose
