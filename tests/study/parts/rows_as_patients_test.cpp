// A row of a whole-number weight w is w equal rows, in every number of a study.
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Ninety rows: an outcome with ties and a competing event, factors of which one is often missing, a number, a state that
/// begins, a year of entry, a dose, a response, relief of pain, a grade, and the weights 0 to 3.
std::string cohort(bool repeated) {
  std::string text = "t,e,c,bin,multi,age,psa,began,year,day,total,fx,best,pain,grade,w\n";
  unsigned state = 7;
  const auto draw = [&](unsigned below) {
    state = state * 1664525U + 1013904223U;
    return state / 65536U % below;
  };
  for (int i = 0; i < 90; ++i) {
    const unsigned bin = draw(2), multi = draw(3), age = 40 + draw(40), month = 1 + draw(bin == 1 ? 20 : 40);
    const unsigned fate = draw(10), weight = draw(4);
    const std::string psa = draw(6) == 0 ? "" : fmt::format("{:.1f}", 0.5 + draw(90) / 10.0);
    const std::string began = draw(3) == 0 ? fmt::format("{}.5", draw(8)) : "";
    const std::string dose = std::vector<std::string>{"30,10", "20,5", "36,12", "50,20", ","}[draw(5)];
    const std::string best = std::vector<std::string>{"CR", "PR", "SD", "PD", ""}[draw(5)];
    const std::string pain = std::vector<std::string>{"less", "same", ""}[draw(3)];
    const unsigned grade = draw(6), entered = 2000 + draw(12);
    const std::string after = fmt::format("{}-06-01,{},{},{},{}", entered, dose, best, pain, grade);
    const std::string row =
        fmt::format("{},{},{},{},{},{},{},{},{},{}", month, fate < 6 ? 1 : 0, fate >= 6 && fate < 8 ? 1 : 0,
                    bin == 1 ? "yes" : "no", "ABC"[multi], age, psa, began, 2000 + draw(12), after);
    for (unsigned k = 0; k < (repeated ? weight : 1); ++k) text += fmt::format("{},{}\n", row, repeated ? 1 : weight);
  }
  return text;
}

const std::string protocol = R"toml([study]
data = "cohort.csv"
landmarks = [6, 12]
entered = "year"
weights = "w"
[dose]
total = "total"
fractions = "fx"
alpha_beta = [3.5, 10]
[dose.sweep]
from = 2
to = 4
step = 1
[[dose.response]]
endpoint = "OS"
landmark = 12
bins = 3
[derive]
high = "eqd2 >= 40"
[[endpoint]]
name = "OS"
time = "t"
event = "e = 1"
competing = "c = 1"
[univariable]
endpoints = ["OS"]
factors = ["bin", "multi", "age", "psa"]
[multivariable]
endpoints = ["OS"]
factors = ["bin", "multi", "spline(age, 3)", "psa"]
[[effect]]
variable = "bin"
within = "multi"
endpoint = "OS"
[risk_groups]
factors = ["psa > 4", "bin = 'yes'"]
groups = { "Low" = [0], "High" = [1] }
[[effect]]
variable = "high"
within = "risk_group"
endpoint = "OS"
[recommend]
threshold = 40
endpoint = "OS"
[response]
best = "best"
by = "bin"
[[response.symptom]]
variable = "pain"
relief = ["less"]
among = "age > 50"
[toxicity]
grade = "grade"
[referrals]
date = "day"
share = "bin = 'yes'"
[landmark]
at = [6]
endpoints = ["OS"]
factors = ["multi"]
states = { responded = "began" }
[person_time]
)toml";

json results_of(bool repeated) {
  return json::parse(results::to_json(run(parse_protocol(protocol, "study.toml"), table::table_of(cohort(repeated)))));
}

/// The warnings of patients without a risk group.
std::vector<std::string> ungrouped(const json& results) {
  std::vector<std::string> sentences;
  for (const json& warning : results["warnings"])
    if (const std::string text = warning.get<std::string>(); text.find("no risk group") != std::string::npos)
      sentences.push_back(text);
  return sentences;
}

/// What counts rows, and may.
bool is_of_rows(const std::string& path) {
  const auto ends = [&](const char* key) { return path.ends_with(key); };
  return path.starts_with("/manifest") ||  // of the file
         path.starts_with("/flow") ||      // of the table, before any endpoint gives its rows weights
         path.starts_with("/warnings") ||  // say how many rows miss a value
         (path.starts_with("/dose_response/") && ends("/fit")) ||  // takes no weights, and says so
         ends("/weights/rows") || ends("/influence/row") ||
         (path.find("/curves/") != std::string::npos && ends("/row"));
}

void compare(const json& weighted, const json& repeated, const std::string& path, std::vector<std::string>& different) {
  if (is_of_rows(path)) return;
  const bool numbers = weighted.is_number() && repeated.is_number();
  if (numbers) {
    const double a = weighted.get<double>(), b = repeated.get<double>();
    if (std::fabs(a - b) > 1e-7 * std::max({1.0, std::fabs(a), std::fabs(b)}))
      different.push_back(fmt::format("{}: {} and {}", path, a, b));
  } else if (weighted.is_structured() && weighted.type() == repeated.type() && weighted.size() == repeated.size()) {
    for (const auto& [key, value] : weighted.items()) {
      const json& other = weighted.is_object() ? repeated.value(key, json()) : repeated[std::stoul(key)];
      compare(value, other, path + "/" + key, different);
    }
  } else if (weighted != repeated) {
    different.push_back(fmt::format("{}: {:.80} and {:.80}", path, weighted.dump(), repeated.dump()));
  }
}

TEST(RowsOfWholeWeights, AreAsManyEqualRowsInEveryNumberOfAStudy) {
  const json weighted = results_of(false), repeated = results_of(true);
  EXPECT_GT(repeated["endpoints"]["OS"]["km"]["n"], 100);
  EXPECT_FALSE(weighted["effects"][0]["difference"].is_null());
  EXPECT_THAT(ungrouped(repeated), SizeIs(2));
  EXPECT_EQ(ungrouped(weighted), ungrouped(repeated));
  std::vector<std::string> different;
  compare(weighted, repeated, "", different);
  EXPECT_THAT(different, IsEmpty());
}

}  // namespace
}  // namespace rtsurv::study
