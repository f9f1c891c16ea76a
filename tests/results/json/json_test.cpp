#include "rtsurv/results/json/json.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace rtsurv::results {
namespace {

using nlohmann::json;

KaplanMeierResult curve_that_falls_to_zero() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  KaplanMeierResult result;
  result.sample = {.n = 2, .events = 2.0, .n_missing = 1, .warnings = {"small"}};
  survival::KaplanMeier km;
  km.n = 2;
  km.events = 2;
  km.time = {1.0, 2.5};
  km.at_risk = {2, 1};
  km.events_at = {1, 1};
  km.censored = {0, 0};
  km.survival = {0.5, 0.0};
  km.std_error = {std::sqrt(0.125), nan};
  km.lower = {0.1, nan};
  km.upper = {1.0, nan};
  km.median = {1.75, 1.0, std::nullopt};
  km.at = {{.time = 9.0, .at_risk = 0.0, .survival = {}, .std_error = {}, .lower = {}, .upper = {}}};
  result.groups.push_back({"all", km});
  return result;
}

TEST(Json, what_cannot_be_estimated_is_null) {
  const json document = json::parse(to_json(curve_that_falls_to_zero()));
  const json& group = document["groups"][0];
  EXPECT_TRUE(group["curve"]["std_error"][1].is_null());
  EXPECT_TRUE(group["median"]["upper"].is_null());
  EXPECT_TRUE(group["at"][0]["survival"].is_null());
  EXPECT_EQ(group["at"][0]["at_risk"], 0);
}

TEST(Json, numbers_keep_their_full_precision_and_counts_are_integers) {
  const std::string text = to_json(curve_that_falls_to_zero());
  const json document = json::parse(text);
  EXPECT_EQ(document["groups"][0]["curve"]["std_error"][0].get<double>(), std::sqrt(0.125));
  EXPECT_TRUE(document["groups"][0]["n"].is_number_integer());
  EXPECT_EQ(text.find("nan"), std::string::npos);
  EXPECT_EQ(text.back(), '\n');
}

TEST(Json, every_object_bears_its_command_sample_and_warnings) {
  const json document = json::parse(to_json(curve_that_falls_to_zero()));
  EXPECT_EQ(document["command"], "km");
  EXPECT_EQ(document["n"], 2);
  EXPECT_EQ(document["events"], 2);
  EXPECT_EQ(document["n_missing"], 1);
  EXPECT_EQ(document["warnings"], json::array({"small"}));
  EXPECT_FALSE(document.contains("timings"));
}

TEST(Json, timings_are_added_on_request) {
  const json document = json::parse(to_json(curve_that_falls_to_zero(), Timings{1.5, 0.25, 0.125}));
  EXPECT_EQ(document["timings"]["prepare_s"], 0.25);
}

TEST(Json, an_infinite_coefficient_says_so_and_has_no_ratio) {
  CoxResult result;
  CoxTerm term;
  term.term = "marker";
  term.infinite = true;
  term.p = 0.0002;
  result.terms.push_back(term);
  const json document = json::parse(to_json(result));
  EXPECT_EQ(document["terms"][0]["infinite"], true);
  EXPECT_TRUE(document["terms"][0]["hr"].is_null());
  EXPECT_TRUE(document["terms"][0]["level"].is_null());
  EXPECT_EQ(document["terms"][0]["p"], 0.0002);
}

TEST(Json, a_part_of_a_study_that_cannot_be_given_carries_its_reason) {
  Study study;
  EndpointResult endpoint;
  endpoint.name = "OS";
  UnivariableRow row;
  row.factor = "stage";
  row.logrank.why = "one group only";
  endpoint.univariable.push_back(row);
  study.endpoints.push_back(endpoint);
  const json document = json::parse(to_json(study));
  EXPECT_EQ(document["endpoints"]["OS"]["univariable"][0]["logrank"]["not_estimable"], "one group only");
}

}  // namespace
}  // namespace rtsurv::results
