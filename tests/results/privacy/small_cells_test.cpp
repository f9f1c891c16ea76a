// Studies with small counts, hidden.
#include "rtsurv/results/privacy/small_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"
#include "rtsurv/results/methods/methods.hpp"

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
  table.variables.push_back(age);
  const Json summary = hidden(write(table), "table1")["variables"][0]["summary"][0];
  EXPECT_TRUE(summary["min"].is_null());
  EXPECT_TRUE(summary["max"].is_null());
  EXPECT_EQ(summary["median"], 60);
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
