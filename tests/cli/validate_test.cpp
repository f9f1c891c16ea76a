// validate and [validation]: the numbers are those of the study, for any number of threads.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "examples.hpp"
#include "places.hpp"
#include "program.hpp"
#include "schema.hpp"

namespace rtsurv::cli {
namespace {

using nlohmann::json;
using tests::file_content;
using tests::run_program;
using tests::TemporaryFolder;

const std::string examples = tests::quick_example_path();

json validated(const std::string& arguments) {
  const tests::Outcome outcome = run_program("validate " + arguments + " --json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const json result = json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(result.is_discarded()) << outcome.out;
  EXPECT_EQ(tests::schema_problems(result, "validate"), "") << arguments;
  return result;
}

json results_of(const std::string& study) {
  const TemporaryFolder folder;
  const std::string out = (folder.path() / "out").string();
  const tests::Outcome outcome = run_program("run " + study + " --out " + out);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return json::parse(file_content(out + "/results.json"), nullptr, false);
}

/// The hazard ratio of a level in the terms of a Cox model; null when it is not there.
json hazard_ratio(const json& terms, const json& one) {
  for (const json& term : terms)
    if (term["term"] == one["factor"] &&
        (one.contains("level") ? term["level"] == one["level"] : term["level"].is_null()))
      return term["hr"];
  return nullptr;
}

/// The number of results.json that a corrected estimate is of.
json original(const json& results, const json& one) {
  const std::string endpoint = one["endpoint"];
  if (one.contains("time")) {
    for (const json& group : results["risk_groups"]["endpoints"][endpoint]["km"]["groups"])
      if (group["group"] == one["group"])
        for (const json& at : group["at"])
          if (at["time"] == one["time"]) return at["survival"];
    return nullptr;
  }
  if (!one.contains("within")) {
    const json& model = results["endpoints"][endpoint]["multivariable"];
    return one.contains("factor") ? hazard_ratio(model["terms"], one) : model["concordance"]["c"];
  }
  for (const json& effect : results["effects"]) {
    if (effect["variable"] != one["factor"] || effect["within"] != one["within"] || effect["endpoint"] != endpoint)
      continue;
    if (!one.contains("group")) return hazard_ratio(effect["overall"]["terms"], one);
    for (const json& group : effect["groups"])
      if (group["group"] == one["group"]) return hazard_ratio(group["cox"]["terms"], one);
  }
  return nullptr;
}

/// The P in the table of a factor is below the limit of the screen.
bool passes_by_its_table(const json& results, const json& selected) {
  const json& endpoint = results["endpoints"][selected["endpoint"].get<std::string>()];
  for (const json& row : endpoint["univariable"])
    if (row["factor"] == selected["factor"]) {
      const json& test = row["logrank"].contains("p") ? row["logrank"] : row["cox"]["tests"]["likelihood_ratio"];
      return test["p"] < endpoint["multivariable"]["screened_below"];
    }
  return false;
}

/// The original of the validation: every number, searched cut and screened factor is the study's.
void expect_the_very_numbers(const std::string& study) {
  const json results = results_of(study);
  const json result = validated(study + " --replicates 2 --permutations 0");
  ASSERT_GT(result["corrected"].size(), 2U) << study;
  for (const json& one : result["corrected"]) {
    const json expected = original(results, one);
    ASSERT_TRUE(expected.is_number()) << study << ": " << one["quantity"];
    EXPECT_NEAR(one["apparent"].get<double>(), expected.get<double>(), 1e-9 * std::fabs(expected.get<double>()))
        << study << ": " << one["quantity"];
  }
  ASSERT_EQ(result["cutpoints"].size(), results["cutpoints"].size());
  for (std::size_t k = 0; k < result["cutpoints"].size(); ++k) {
    EXPECT_EQ(result["cutpoints"][k]["name"], results["cutpoints"][k]["name"]);
    EXPECT_EQ(result["cutpoints"][k]["original"], results["cutpoints"][k]["cutpoint"]) << study;
  }
  for (const json& selected : result["selection"]) {
    const json& factors = results["endpoints"][selected["endpoint"].get<std::string>()]["multivariable"]["factors"];
    const bool in_model = std::ranges::find(factors, selected["factor"]) != factors.end();
    EXPECT_EQ(selected["selected"], in_model) << study << ": " << selected["factor"];
    EXPECT_EQ(selected["selected"], passes_by_its_table(results, selected)) << study << ": " << selected["factor"];
  }
}

TEST(Validate, repeats_the_very_numbers_of_the_study) {
  for (const char* name : {"breast-palliative", "gbsg", "rotterdam"})
    expect_the_very_numbers(examples + name + "/study.toml");
}

/// Two endpoints, a cut searched on integer scores, a fixed one, three levels, numbers of few and of many values,
/// missing values.
const char* const varied_study = R"toml(
[study]
data = "cohort.csv"
landmarks = [12, 24]

[[endpoint]]
name = "LC"
time = "months"
event = "failed"

[[endpoint]]
name = "OS"
time = "died_at"
event = "died"

[[cutpoint]]
name = "high_dose"
variable = "dose"
endpoint = "LC"
p_method = "HL"

[[cutpoint]]
name = "aged"
variable = "age"
endpoint = "OS"
p_method = "Lau94"
fixed = 65

[univariable]
endpoints = ["LC", "OS"]
factors = ["high_dose", "aged", "stage", "grade", "age", "smoker", "risk_group", "high_dose and smoker"]

[multivariable]
endpoints = ["LC", "OS"]
select = "logrank p < 0.6"

[risk_groups]
factors = ["high_dose", "smoker", "stage = 'III'"]
groups = { "Low" = [0], "Middle" = [1], "High" = [2, 3] }

[[effect]]
variable = "stage"
within = "risk_group"
endpoint = "OS"

[[effect]]
variable = "high_dose"
within = "grade"
endpoint = "LC"
)toml";

std::string varied_cohort() {
  std::uint32_t state = 15;  // the cut of integer scores is 58, that of the scores themselves 58.5
  const auto draw = [&](std::uint32_t below) {
    state = (state * 1103515245U + 12345U) & 0x7fffffffU;
    return (state >> 8U) % below;
  };
  std::string text = "months,failed,died_at,died,dose,stage,grade,age,smoker\n";
  for (int i = 0; i < 120; ++i) {
    const std::uint32_t months = 1 + draw(40), failed = draw(3) != 0 ? 1 : 0, later = months + draw(20), died = draw(2);
    const std::string dose = i % 17 == 3 ? "" : std::to_string(40.0 + draw(60) / 2.0);
    const std::string stage(1 + draw(3), 'I');
    const std::uint32_t grade = 1 + draw(3), age = 40 + draw(45);
    const std::string smoker = i % 11 == 5 ? "" : (draw(2) != 0 ? "true" : "false");
    for (const std::uint32_t one : {months, failed, later, died}) text += std::to_string(one) + ",";
    text += dose + "," + stage + "," + std::to_string(grade) + "," + std::to_string(age) + "," + smoker + "\n";
  }
  return text;
}

TEST(Validate, repeats_the_very_numbers_of_a_study_of_every_kind_of_factor) {
  const TemporaryFolder folder;
  (void)folder.file("cohort.csv", varied_cohort());
  expect_the_very_numbers(folder.file("study.toml", varied_study));
}

TEST(Validate, gives_the_same_bytes_for_any_number_of_threads) {
  const std::string call =
      "validate " + examples + "breast-palliative/study.toml --replicates 100 --permutations 50 --json --threads ";
  const std::string one = run_program(call + "1").out;
  EXPECT_EQ(one, run_program(call + "2").out);
  EXPECT_EQ(one, run_program(call + "3").out);
  EXPECT_NE(one, run_program(call + "1 --seed 5").out);
}

/// 40 patients: a factor made of a cut-point and a column, one of the risk group.
const char* const small_study = R"toml(
[study]
data = "cohort.csv"
landmarks = [12]

[[endpoint]]
name = "LC"
time = "months"
event = "failed"

[[cutpoint]]
name = "high"
variable = "dose"
endpoint = "LC"
p_method = "Lau94"

[multivariable]
endpoints = ["LC"]
factors = ["high or old", "risk_group = 'Low'"]

[risk_groups]
factors = ["old"]
groups = { "Low" = [0], "High" = [1] }

[validation]
bootstrap = 100
)toml";

std::string small_cohort() {
  std::string text = "months,failed,dose,old\n";
  for (int i = 0; i < 40; ++i)
    text += std::to_string(1 + i * 7 % 31) + "," + (i % 3 == 0 ? "0" : "1") + "," + std::to_string(40 + i * 5 % 23) +
            "," + (i % 4 < 2 ? "true" : "false") + "\n";
  return text;
}

TEST(Validate, follows_expressions_over_cuts_and_says_what_it_cannot_follow) {
  const TemporaryFolder folder;
  (void)folder.file("cohort.csv", small_cohort());
  const json results = results_of(folder.file("study.toml", small_study));
  const json& validation = results["validation"];
  EXPECT_EQ(tests::schema_problems(results), "");
  EXPECT_EQ(validation["replicates"], 100);
  ASSERT_EQ(validation["not_followed"].size(), 1U);
  EXPECT_NE(validation["not_followed"][0].get<std::string>().find("risk_group = 'Low'"), std::string::npos);
  EXPECT_GT(validation["cutpoints"][0]["distribution"].size(), 1U);
  for (const json& one : validation["corrected"])
    EXPECT_NEAR(one["apparent"].get<double>(), original(results, one).get<double>(), 1e-9) << one["quantity"];
  const json alone = validated((folder.path() / "study.toml").string());
  EXPECT_EQ(alone["corrected"], validation["corrected"]);
}

TEST(Validate, prints_tables_for_people) {
  const tests::Outcome outcome =
      run_program("validate " + examples + "breast-palliative/study.toml --replicates 100 --permutations 20");
  EXPECT_EQ(outcome.exit_code, 0);
  for (const char* part : {"Selected", "Corrected (95", "permutations of the outcome", "n = 133"})
    EXPECT_NE(outcome.out.find(part), std::string::npos) << part;
  EXPECT_EQ(outcome.err, "");
}

TEST(Validate, refuses_numbers_that_make_no_sense) {
  for (const char* wrong : {"--replicates 0", "--permutations -1", "--replicates many"})
    EXPECT_EQ(run_program("validate " + examples + "gbsg/study.toml " + wrong).exit_code, 2) << wrong;
  EXPECT_EQ(run_program("validate nothing.toml").exit_code, 2);
}

}  // namespace
}  // namespace rtsurv::cli
