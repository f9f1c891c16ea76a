// Studies with small counts, hidden.
#include "rtsurv/results/privacy/small_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/effect.hpp"
#include "rtsurv/results/parts/risk_groups.hpp"

namespace rtsurv::results {
namespace {

Json hidden(Json document, const std::string& definition, unsigned min_cell = 5) {
  hide_small_cells(document, definition, min_cell);
  return document;
}

/// One patient leaves at each time, `event` where the digit is 1.
survival::KaplanMeier curve_of(const std::string& events) {
  survival::KaplanMeier curve;
  curve.n = static_cast<double>(events.size());
  double left = curve.n, survival = 1.0;
  for (std::size_t i = 0; i < events.size(); ++i, left -= 1.0) {
    const double event = events[i] == '1' ? 1.0 : 0.0;
    survival *= 1.0 - event / left;
    curve.events += event;
    curve.time.push_back(static_cast<double>(i + 1));
    curve.at_risk.push_back(left);
    curve.events_at.push_back(event);
    curve.censored.push_back(1.0 - event);
    curve.survival.push_back(survival);
  }
  curve.std_error = curve.lower = curve.upper = curve.survival;
  return curve;
}

Json km_of(const std::vector<std::string>& groups) {
  KaplanMeierResult result;
  for (const std::string& events : groups) {
    result.groups.push_back({"group " + std::to_string(result.groups.size()), curve_of(events)});
    result.sample.n += events.size();
    result.sample.events += result.groups.back().curve.events;
  }
  return write(result);
}

std::string repeated(char digit, std::size_t times) { return std::string(times, digit); }

TEST(SmallCells, curves_move_in_steps_of_enough_patients) {
  const Json before = km_of({repeated('1', 15) + repeated('0', 8)});
  const Json curve = hidden(before, "km")["groups"][0]["curve"];
  EXPECT_EQ(curve["time"], Json::parse("[5, 10, 15]"));
  EXPECT_EQ(curve["at_risk"], Json::parse("[23, 18, 13]"));
  EXPECT_EQ(curve["events"], Json::parse("[5, 5, 5]"));
  EXPECT_EQ(curve["censored"], Json::parse(R"([0, 0, "hidden"])"));  // 8 leave later: after 5 of them 3 would be left
  EXPECT_EQ(curve["survival"][0], before["groups"][0]["curve"]["survival"][4]);
}

TEST(SmallCells, a_curve_takes_a_step_back_where_its_rest_would_be_told) {
  const Json curve = hidden(km_of({repeated('1', 10) + repeated('1', 4)}), "km")["groups"][0]["curve"];
  EXPECT_EQ(curve["events"], Json::parse("[5]"));  // 9 are left
}

TEST(SmallCells, a_group_with_few_events_has_no_curve_and_takes_the_next_smallest_with_it) {
  const Json km = hidden(km_of({repeated('1', 3) + repeated('0', 30), repeated('1', 20), repeated('1', 40)}), "km");
  const Json& groups = km["groups"];
  EXPECT_EQ(groups[0]["n"], 33);
  EXPECT_EQ(groups[0]["events"], "<5");
  EXPECT_EQ(groups[1]["events"], "hidden");
  EXPECT_EQ(groups[2]["events"], 40);
  EXPECT_TRUE(groups[0]["curve"]["time"].empty());
  EXPECT_TRUE(groups[1]["curve"]["time"].empty());
  EXPECT_FALSE(groups[2]["curve"]["time"].empty());
  EXPECT_EQ(groups[0]["median"]["estimate"], "hidden");
  EXPECT_EQ(km["events"], 63);
}

Table1 table_of(const std::vector<std::size_t>& levels, std::size_t missing) {
  Table1 table;
  table.groups = {"all"};
  table.group_size = {missing};
  Table1::Variable variable;
  variable.variable = "stage";
  variable.missing = {{"all", missing}};
  for (const std::size_t n : levels) {
    table.group_size[0] += n;
    variable.levels.push_back({std::to_string(variable.levels.size()), {{"all", n, 10.0}}});
  }
  table.variables.push_back(variable);
  return table;
}

TEST(SmallCells, table1_hides_another_level_and_every_percentage_that_tells_how_many_are_missing) {
  const Json variable = hidden(write(table_of({60, 40}, 3)), "table1")["variables"][0];
  EXPECT_EQ(variable["missing"][0]["n"], "<5");
  EXPECT_EQ(variable["levels"][1]["counts"][0]["n"], "hidden");
  EXPECT_EQ(variable["levels"][0]["counts"][0]["n"], 60);
  for (const Json& level : variable["levels"]) EXPECT_TRUE(level["counts"][0]["percent"].is_null());
}

TEST(SmallCells, extremes_are_of_single_patients) {
  Table1 table;
  table.groups = {"all"};
  table.group_size = {50};
  Table1::Variable age;
  age.variable = "age";
  age.numeric = true;
  age.summary.emplace_back();
  age.summary[0].n = 50;
  age.summary[0].min = 19.0;
  age.summary[0].max = 93.0;
  age.summary[0].median = 60.0;
  table.groups.emplace_back("few");
  table.group_size.push_back(3);
  age.summary.emplace_back();
  age.summary[1].n = 3;
  age.summary[1].mean = 50.0;
  age.summary[1].median = 40.0;
  table.variables.push_back(age);
  const Json summaries = hidden(write(table), "table1")["variables"][0]["summary"], summary = summaries[0];
  EXPECT_TRUE(summary["min"].is_null());
  EXPECT_TRUE(summary["max"].is_null());
  EXPECT_EQ(summary["median"], 60);
  EXPECT_TRUE(summaries[1]["mean"].is_null());
  EXPECT_TRUE(summaries[1]["median"].is_null());
}

TEST(SmallCells, a_share_goes_with_its_count_and_with_its_complement) {
  Tally tally;
  tally.variable = "response";
  tally.groups.push_back({"all", 40, 0, {{"yes", {38, 40, 95.0, 83.1, 99.4}}, {"no", {2, 40, 5.0, 0.6, 16.9}}}, {}});
  const Json levels = hidden(write(tally), "tally")["groups"][0]["levels"];
  EXPECT_EQ(levels[0]["n"], "hidden");
  EXPECT_EQ(levels[1]["n"], "<5");
  EXPECT_TRUE(levels[0]["percent"].is_null());
  EXPECT_TRUE(levels[1]["upper"].is_null());
}

TEST(SmallCells, levels_that_make_the_event_are_parts_of_it) {
  Tally tally;
  tally.variable = "response";
  tally.events = {"CR", "PR"};
  tally.groups.push_back({"all",
                          40,
                          0,
                          {{"CR", {3, 40, 7.5, 1.0, 20.0}},
                           {"PR", {9, 40, 22.5, 10.0, 38.0}},
                           {"SD", {26, 40, 65.0, 48.0, 79.0}},
                           {"PD", {2, 40, 5.0, 0.6, 16.9}}},
                          {12, 40, 30.0, 17.0, 46.0}});
  const Json group = hidden(write(tally), "tally")["groups"][0];
  EXPECT_EQ(group["levels"][0]["n"], "<5");
  // CR + PR = 12 tells CR where PR is shown.
  EXPECT_TRUE(group["levels"][1]["n"] == "hidden" || group["event"]["n"] == "hidden") << group;
  // PD = 40 - 12 - 26.
  EXPECT_TRUE(group["levels"][2]["n"] == "hidden" || group["event"]["n"] == "hidden") << group;
}

TEST(SmallCells, how_many_are_missing_is_known) {
  const Json variable = hidden(write(table_of({60, 30, 3}, 20)), "table1")["variables"][0];
  EXPECT_EQ(variable["levels"][2]["counts"][0]["n"], "<5");
  EXPECT_EQ(variable["levels"][1]["counts"][0]["n"], "hidden");  // not the missing ones alone
}

TEST(SmallCells, sides_of_an_effect_add_up_to_the_model_of_all_groups) {
  Effect effect;
  const auto side = [](const std::string& level, double n) {
    survival::KaplanMeier curve;
    curve.n = n;
    return KaplanMeierResult::Group{level, curve};
  };
  for (const auto& [a, b] : {std::pair{3.0, 20.0}, std::pair{30.0, 40.0}}) {
    effect.groups.emplace_back();
    effect.groups.back().n = static_cast<std::size_t>(a + b);
    KaplanMeierResult km;
    km.groups = {side("A", a), side("B", b)};
    effect.groups.back().km.value = km;
  }
  const Json groups = hidden(write(effect), "effect")["groups"];
  EXPECT_EQ(groups[0]["km"]["groups"][0]["n"], "<5");
  EXPECT_EQ(groups[0]["km"]["groups"][1]["n"], "hidden");
  EXPECT_EQ(groups[1]["km"]["groups"][0]["n"], "hidden");  // 33 - 30
}

TEST(SmallCells, pairs_of_risk_groups_say_no_more_than_the_groups) {
  RiskGroups::Outcome outcome;
  outcome.km.value = KaplanMeierResult{};
  RiskGroups::Outcome::Pair pair{"low", "high", {}};
  LogRankResult test;
  for (const auto& [group, n] : {std::pair{"low", 60.0}, std::pair{"high", 3.0}}) {
    survival::KaplanMeier curve;
    curve.n = n;
    outcome.km.value->groups.push_back({group, curve});
    test.groups.emplace_back(group);
    test.test.n.push_back(n);
    test.test.observed.push_back(0.0);
    test.test.expected.push_back(1.5);
  }
  test.sample.n = 63;
  pair.logrank.value = test;
  outcome.pairwise = {pair};
  const Json logrank = hidden(write(outcome), "risk_group_outcome")["pairwise"][0]["logrank"];
  EXPECT_EQ(logrank["n"], "hidden");
  for (const Json& group : logrank["groups"]) {
    EXPECT_EQ(group["n"], "hidden");
    EXPECT_TRUE(group["expected"].is_null());
  }
}

TEST(SmallCells, cuts_that_were_tried_are_values_of_patients) {
  CutpointResult cutpoint;
  cutpoint.maxstat.cutpoint = 60.0;
  cutpoint.maxstat.cut = {40.0, 60.0, 80.0};
  cutpoint.maxstat.candidate_statistic = {1.0, 2.0, 1.0};
  cutpoint.evidence.emplace();
  cutpoint.evidence->bootstrap.counts = {{40.0, 10}, {60.0, 90}};
  const Json shown = hidden(write(cutpoint), "cutpoint");
  EXPECT_EQ(shown["cutpoint"], 60);
  EXPECT_TRUE(shown["candidates"]["cut"].empty());
  ASSERT_EQ(shown["evidence"]["bootstrap"]["distribution"].size(), 1U);
  EXPECT_EQ(shown["evidence"]["bootstrap"]["distribution"][0]["cut"], 60);
}

TEST(SmallCells, splines_do_not_reach_the_smallest_and_the_largest_value) {
  CoxResult::Spline spline{"spline(age, 3)", "age", {}};
  spline.curve.knots = {19.0, 50.0, 60.0, 93.0};
  for (double x = 19.0; x <= 93.0; x += 1.0) {
    spline.curve.x.push_back(x);
    spline.curve.log_hazard_ratio.push_back(0.0);
    spline.curve.lower.push_back(0.0);
    spline.curve.upper.push_back(0.0);
  }
  const Json curve = hidden(write(spline), "cox_spline")["curve"];
  EXPECT_EQ(curve["knots"], Json::parse("[null, 50, 60, null]"));
  EXPECT_EQ(curve["x"].front(), 23);
  EXPECT_EQ(curve["x"].back(), 89);
  EXPECT_EQ(curve["x"].size(), curve["upper"].size());
}

CheckResult flow_of(const std::vector<std::size_t>& excluded, std::size_t left) {
  CheckResult result;
  result.n = left;
  for (const std::size_t step : excluded) left += step;
  result.flow.push_back({std::nullopt, 0, left});
  for (const std::size_t step : excluded) result.flow.push_back({"a reason", step, left -= step});
  return result;
}

TEST(SmallCells, a_step_of_the_flow_is_hidden_with_its_neighbour) {
  const Json flow = hidden(write(flow_of({30, 3, 20}, 100)), "checked")["flow"];
  EXPECT_EQ(flow[0]["remaining"], 153);
  EXPECT_EQ(flow[1]["excluded"], 30);
  EXPECT_EQ(flow[2]["excluded"], "<5");
  EXPECT_EQ(flow[2]["remaining"], "hidden");
  EXPECT_EQ(flow[3]["excluded"], "hidden");
  EXPECT_EQ(flow[3]["remaining"], 100);
}

TEST(SmallCells, the_rows_read_are_hidden_where_only_they_would_tell) {
  const Json flow = hidden(write(flow_of({3}, 100)), "checked")["flow"];
  EXPECT_EQ(flow[0]["remaining"], "hidden");
  EXPECT_EQ(flow[1]["excluded"], "<5");
  EXPECT_EQ(flow[1]["remaining"], 100);
}

TEST(SmallCells, come_back_as_a_study_that_is_written_alike) {
  const CheckResult shown = hide_small_cells(flow_of({3}, 100), 5);
  EXPECT_EQ(write(shown)["flow"], hidden(write(flow_of({3}, 100)), "checked")["flow"]);
}

}  // namespace
}  // namespace rtsurv::results
