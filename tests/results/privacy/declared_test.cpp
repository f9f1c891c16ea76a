// Every whole number of results.json says whether it counts people, so that a new one cannot be forgotten.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "places.hpp"
#include "rtsurv/results/json/definitions.hpp"

namespace rtsurv::results {
namespace {

using Schema = nlohmann::json;

/// Whole numbers that count no people, by definition and key.
const std::set<std::string> of_no_people{
    "adjusted_effect.bootstrap.failed",
    "adjusted_effect.bootstrap.replicates",
    "audit.checked",  // an audit has no study
    "audit.hard",
    "audit.n",
    "audit.soft",
    "audit_reading.checks",
    "clusters.n",
    "comparison.moved",
    "comparison.numbers",
    "corrected_estimate.replicates",
    "cox.iterations",
    "cut_bootstrap.distribution.replicates",
    "cut_bootstrap.found",
    "cut_bootstrap.replicates",
    "cutpoint.p.replicates",
    "column.distinct",  // `columns` shows the table to who holds it
    "column.missing",
    "column_level.count",
    "column_odd.rows",
    "dose.n",  // nor has a list of schedules
    "dose.n_missing",
    "dose_fitting.fractions",
    "dose_isoeffect.fractions",
    "dose_models.fractions_per_day",
    "dose_reach.max_fractions",
    "dose_regimen.fractions",
    "dose_regimen.n",
    "finegray.iterations",
    "manifest.data.columns",
    "manifest.seed",
    "model_check_coefficient.influence.row",  // of one patient: always hidden
    "model_checks.parameters",
    "multivariable.iterations",
    "phase.fractions",
    "published.judged",
    "published.within",
    "recommendation.max_fractions",
    "referral_year.year",
    "regimen_option.fractions",
    "regimen_option.fractions_per_day",
    "resampled.replicates",
    "results.min_cell",
    "risk_group.counts",  // of factors
    "schedule_given.fractions_per_day",
    "selected_set.replicates",
    "selected_sets.as_in_original",
    "sweep.reference",
    "swept_schedule.fractions_per_day",
    "table_columns.n",
    "table_row.row",
    "trail.lock",
    "trail.protocols_since",
    "trail.runs_since",
    "trail_line.number",
    "trail_line.seed",
    "two_cuts.p.replicates",
    "two_cuts.pairs",
    "validate.failed",
    "validate.permutations",
    "validate.reasons.replicates",
    "validate.replicates",
    "validate.seed",
    "validated_conclusion.best_group.replicates",
    "validated_conclusion.claimed",
    "validated_conclusion.claimed_under_permutation",
    "validated_conclusion.permutations",
    "validated_conclusion.replicates",
    "validated_cut.distribution.replicates",
    "validated_cut.found",
    "validation.failed",
    "validation.permutations",
    "validation.reasons.replicates",
    "validation.replicates",
    "validation.seed",
};

/// Other numbers whose meaning begins like a count of people, and is none.
const std::set<std::string> like_a_count{"beside_screen.events_per_coefficient", "logrank.groups.expected",
                                         "person_time_group.rate_per_100", "treatment_side.effective_n"};

struct Number {
  bool whole = false, people = false;
  std::string meaning;
};

using Numbers = std::map<std::string, Number>;

void gather(const Schema& node, const std::string& path, Numbers& numbers);

void gather_property(const Schema& property, const std::string& path, Numbers& numbers) {
  const Schema* value = &property;
  while (value->contains("items")) value = &(*value)["items"];
  const Schema types = value->value("type", Schema());
  const auto is = [&](const char* type) {
    return types == type || (types.is_array() && std::ranges::find(types, Schema(type)) != types.end());
  };
  if (is("integer") || is("number"))
    numbers[path] = {is("integer"), value->value("pattern", "") == people_pattern, property.value("description", "")};
  gather(*value, path, numbers);
}

void gather(const Schema& node, const std::string& path, Numbers& numbers) {
  const Schema none = Schema::object();
  for (const auto& [key, property] : (node.contains("properties") ? node["properties"] : none).items())
    gather_property(property, path + "." + key, numbers);
  for (const Schema& choice : node.value("anyOf", Schema::array())) gather(choice, path, numbers);
}

const Numbers& numbers() {
  static const Numbers all = [] {
    std::ifstream file(tests::source_path("docs/results.schema.json"));
    const Schema page = Schema::parse(file);
    Numbers found;
    gather(page, "results", found);
    for (const auto& [name, definition] : page["definitions"].items()) gather(definition, name, found);
    return found;
  }();
  return all;
}

TEST(CountsOfPeople, are_declared_or_are_none) {
  ASSERT_GT(numbers().size(), 300U);
  for (const auto& [name, number] : numbers()) {
    if (!number.whole) continue;
    EXPECT_NE(number.people, of_no_people.contains(name))
        << name << " (" << number.meaning << ") must say `people` in its fields, or stand in the list of this test";
  }
}

TEST(CountsOfPeople, are_declared_where_they_are_sums_of_weights) {
  const std::regex begins_like_a_count("^(patients|events|rows|their events|people)\\b.*");
  std::size_t people = 0;
  for (const auto& [name, number] : numbers()) {
    if (number.whole) continue;
    people += number.people ? 1 : 0;
    if (std::regex_match(number.meaning, begins_like_a_count) && !like_a_count.contains(name)) {
      EXPECT_TRUE(number.people) << name << " (" << number.meaning << ")";
    }
  }
  EXPECT_GT(people, 30U);
}

TEST(CountsOfPeople, are_none_in_lists_that_are_still_true) {
  for (const std::string& name : of_no_people) EXPECT_TRUE(numbers().contains(name)) << name;
  for (const std::string& name : like_a_count) EXPECT_TRUE(numbers().contains(name)) << name;
}

}  // namespace
}  // namespace rtsurv::results
