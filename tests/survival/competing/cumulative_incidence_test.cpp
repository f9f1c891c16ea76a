#include "rtsurv/survival/competing/cumulative_incidence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"

namespace rtsurv::survival {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Optional;

struct Cohort {
  std::vector<double> time;
  std::vector<int> cause;
};

std::vector<IncidenceCurve> curves_of(const Cohort& cohort, int causes = 2,
                                      const CumulativeIncidenceOptions& options = {}) {
  return cumulative_incidence(CauseFollowUp({.time = cohort.time, .cause = cohort.cause}, causes), options);
}

// Six patients at 1 .. 6 with causes 1, 2, censored, 1, 2, censored.
//   t   at risk   S before   F_1                  F_2
//   1      6         1       1/6                  0
//   2      5        5/6      1/6                  5/6 / 5 = 1/6
//   4      3        2/3      1/6 + 2/9 = 7/18     1/6
//   5      2        4/9      7/18                 1/6 + 2/9 = 7/18
// Variance of F_1 at 4: 1/36 (1 - 4/15)^2 + 1/36 (1/3)^2 + 4/81 = (121 + 25 + 400) / 8100 = 546/8100.
const Cohort six{{1, 2, 3, 4, 5, 6}, {1, 2, 0, 1, 2, 0}};

TEST(CumulativeIncidence, agrees_with_six_patients_by_hand) {
  const auto curves = curves_of(six);
  ASSERT_EQ(curves.size(), 2U);
  EXPECT_EQ(curves[0].events, 2.0);
  EXPECT_THAT(curves[0].time, ElementsAre(1, 2, 4, 5));
  EXPECT_THAT(curves[0].cif, ElementsAre(DoubleEq(1.0 / 6), DoubleEq(1.0 / 6), DoubleEq(7.0 / 18), DoubleEq(7.0 / 18)));
  EXPECT_THAT(curves[1].cif, ElementsAre(0, DoubleEq(1.0 / 6), DoubleEq(1.0 / 6), DoubleEq(7.0 / 18)));
  EXPECT_NEAR(curves[0].std_error[2], std::sqrt(546.0) / 90.0, 1e-14);
  EXPECT_NEAR(curves[0].std_error[3], std::sqrt(546.0) / 90.0, 1e-14);
  EXPECT_EQ(curves[1].std_error[0], 0.0);
}

TEST(CumulativeIncidence, is_a_right_continuous_step_at_the_times_asked_for) {
  const std::vector<double> at{0.5, 1.0, 4.5, 6.0, 6.1};
  const auto found = curves_of(six, 2, {.at = at})[0].at;
  ASSERT_EQ(found.size(), 5U);
  EXPECT_THAT(found[0].cif, Optional(0.0));
  EXPECT_THAT(found[0].std_error, Optional(0.0));
  EXPECT_FALSE(found[0].lower || found[0].upper);
  EXPECT_THAT(found[1].cif, Optional(DoubleEq(1.0 / 6)));
  EXPECT_THAT(found[2].cif, Optional(DoubleEq(7.0 / 18)));
  const double f = 7.0 / 18, se = std::sqrt(546.0) / 90.0, z = 1.959963984540054;
  EXPECT_THAT(found[2].lower, Optional(DoubleNear(std::pow(f, std::exp(-z * se / (f * std::log(f)))), 1e-14)));
  EXPECT_THAT(found[2].upper, Optional(DoubleNear(std::pow(f, std::exp(z * se / (f * std::log(f)))), 1e-14)));
  EXPECT_LT(*found[2].lower, *found[2].upper);
  EXPECT_THAT(found[3].cif, Optional(DoubleEq(7.0 / 18)));
  EXPECT_FALSE(found[4].cif || found[4].std_error || found[4].lower || found[4].upper);
}

// Causes 1, 2, 1 at 1, 2, 3: nobody is left after 3, and 2/3 and 1/3 stay. With the last censored nothing is known.
TEST(CumulativeIncidence, stays_after_its_last_time_when_nobody_is_left_without_an_event) {
  const auto ended = curves_of({{1, 2, 3}, {1, 2, 1}}, 2, {.at = {3, 50}});
  for (const IncidenceAt& at : ended[0].at) EXPECT_THAT(at.cif, Optional(DoubleEq(2.0 / 3)));
  EXPECT_EQ(ended[0].at[1].std_error, ended[0].at[0].std_error);
  EXPECT_EQ(ended[0].at[1].lower, ended[0].at[0].lower);
  EXPECT_THAT(ended[1].at[1].cif, Optional(DoubleEq(1.0 / 3)));
  EXPECT_FALSE(curves_of({{1, 2, 3}, {1, 2, 0}}, 2, {.at = {50}})[0].at[0].cif);
}

TEST(CumulativeIncidence, agrees_with_r) {
  const auto oracle = oracle::read_json("cumulative_incidence/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected["data"].dump());
    const auto data = oracle::read_columns("cumulative_incidence/" + expected["data"].get<std::string>() + ".csv");
    const std::vector<double> at = oracle::numbers(expected["at"]);
    const auto curves = curves_of({data.at("time"), {data.at("cause").begin(), data.at("cause").end()}},
                                  expected["causes"], {expected["confidence_level"], at});
    ASSERT_EQ(curves.size(), expected["curves"].size());
    for (std::size_t k = 0; k < curves.size(); ++k) {
      const auto& wanted = expected["curves"][k];
      oracle::expect_close(curves[k].events, wanted["events"]);
      oracle::expect_close(curves[k].time, oracle::numbers(wanted["time"]));
      oracle::expect_close(curves[k].cif, oracle::numbers(wanted["cif"]));
      oracle::expect_close(curves[k].std_error, oracle::numbers(wanted["std_error"]));
      for (std::size_t i = 0; i < at.size(); ++i) {
        oracle::expect_close(curves[k].at[i].cif.value(), oracle::number(wanted["at_cif"][i]));
        oracle::expect_close(curves[k].at[i].std_error.value(), oracle::number(wanted["at_std_error"][i]));
        oracle::expect_close(curves[k].at[i].lower.value_or(std::nan("")), oracle::number(wanted["at_lower"][i]));
        oracle::expect_close(curves[k].at[i].upper.value_or(std::nan("")), oracle::number(wanted["at_upper"][i]));
      }
    }
  }
}

Cohort random_cohort(unsigned seed) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < 50; ++i) {
    cohort.time.push_back(0.5 * static_cast<double>(1 + random() % 20));
    cohort.cause.push_back(static_cast<int>(random() % 4));
  }
  return cohort;
}

/// What the definition needs of one event time.
struct Row {
  double time, at_risk, own, others, before, after, cif;
};

std::vector<Row> naive_rows(const Cohort& cohort, int cause) {
  std::set<double> times;
  for (std::size_t i = 0; i < cohort.time.size(); ++i)
    if (cohort.cause[i] != 0) times.insert(cohort.time[i]);
  std::vector<Row> rows;
  double survival = 1.0, cif = 0.0;
  for (const double t : times) {
    Row row{t, 0, 0, 0, survival, 0, 0};
    for (std::size_t i = 0; i < cohort.time.size(); ++i) {
      if (cohort.time[i] >= t) ++row.at_risk;
      if (cohort.time[i] == t && cohort.cause[i] == cause) ++row.own;
      if (cohort.time[i] == t && cohort.cause[i] != cause && cohort.cause[i] != 0) ++row.others;
    }
    cif += survival * row.own / row.at_risk;
    survival *= 1.0 - (row.own + row.others) / row.at_risk;
    if (row.own + row.others == row.at_risk) survival = 0.0;
    row.cif = cif;
    row.after = survival;
    rows.push_back(row);
  }
  return rows;
}

/// The double sum of the definition.
double naive_variance(const std::vector<Row>& rows, std::size_t at) {
  double variance = 0.0;
  for (std::size_t i = 0; i <= at; ++i) {
    const Row& row = rows[i];
    const auto m = [&](double d) { return d <= 1.0 ? d : d * (1.0 - (d - 1.0) / (row.at_risk - 1.0)); };
    const double h = row.after > 0.0 ? (rows[at].cif - row.cif) / row.after : 0.0;
    variance += std::pow(row.before / row.at_risk, 2) * (m(row.own) * (1 - h) * (1 - h) + m(row.others) * h * h);
  }
  return variance;
}

TEST(CumulativeIncidence, equals_its_definition) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Cohort cohort = random_cohort(seed);
    const auto curves = curves_of(cohort, 3);
    for (int cause = 1; cause <= 3; ++cause) {
      const IncidenceCurve& curve = curves[static_cast<std::size_t>(cause - 1)];
      const std::vector<Row> rows = naive_rows(cohort, cause);
      ASSERT_EQ(curve.time.size(), rows.size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(curve.time[i], rows[i].time);
        EXPECT_NEAR(curve.cif[i], rows[i].cif, 1e-13);
        EXPECT_NEAR(curve.std_error[i] * curve.std_error[i], naive_variance(rows, i), 1e-13);
      }
    }
  }
}

TEST(CumulativeIncidence, of_all_causes_and_survival_add_up_to_one) {
  const Cohort cohort = random_cohort(30);
  const auto curves = curves_of(cohort, 3);
  std::vector<std::uint8_t> event;
  for (const int cause : cohort.cause) event.push_back(cause == 0 ? 0 : 1);
  const KaplanMeier free = kaplan_meier(FollowUp(cohort.time, event), {.at = curves[0].time});
  for (std::size_t i = 0; i < curves[0].time.size(); ++i)
    EXPECT_NEAR(curves[0].cif[i] + curves[1].cif[i] + curves[2].cif[i] + free.at[i].survival.value(), 1.0, 1e-14);
}

TEST(CumulativeIncidence, does_not_depend_on_the_order_of_patients_or_the_unit_of_time) {
  const Cohort cohort = random_cohort(31);
  Cohort other = cohort;
  std::ranges::reverse(other.time);
  std::ranges::reverse(other.cause);
  for (double& time : other.time) time *= 32.0;
  const auto before = curves_of(cohort, 3), after = curves_of(other, 3);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(before[k].cif, after[k].cif);
    EXPECT_EQ(before[k].std_error, after[k].std_error);
  }
}

TEST(CumulativeIncidence, stays_when_everybody_counts_twice) {
  Cohort cohort = random_cohort(32);
  const auto once = curves_of(cohort, 3);
  const Cohort same = cohort;
  cohort.time.insert(cohort.time.end(), same.time.begin(), same.time.end());
  cohort.cause.insert(cohort.cause.end(), same.cause.begin(), same.cause.end());
  const auto twice = curves_of(cohort, 3);
  for (std::size_t k = 0; k < 3; ++k) oracle::expect_close(twice[k].cif, once[k].cif, 1e-13);
}

TEST(CumulativeIncidence, merges_near_tied_times) {
  const auto curves = curves_of({{5.0, 5.0 + 1e-10, 8.0}, {1, 2, 1}});
  EXPECT_THAT(curves[0].time, ElementsAre(5, 8));
  EXPECT_THAT(curves[0].cif, ElementsAre(DoubleEq(1.0 / 3), DoubleEq(2.0 / 3)));
}

TEST(CumulativeIncidence, has_no_limits_where_everybody_has_failed_from_the_cause) {
  const std::vector<double> at{3.0};
  const auto curves = curves_of({{1, 2, 3}, {1, 1, 1}}, 1, {.at = at});
  EXPECT_THAT(curves[0].at[0].cif, Optional(DoubleNear(1.0, 1e-15)));
  EXPECT_FALSE(curves[0].at[0].lower || curves[0].at[0].upper);
}

TEST(CumulativeIncidence, is_zero_for_a_cause_that_never_happens_and_has_no_rows_without_events) {
  const std::vector<double> at{2.0};
  const auto never = curves_of({{1, 3}, {1, 0}}, 2, {.at = at});
  EXPECT_THAT(never[1].cif, ElementsAre(0));
  EXPECT_THAT(never[1].std_error, ElementsAre(0));
  const auto censored = curves_of({{1, 3}, {0, 0}}, 1, {.at = at});
  EXPECT_TRUE(censored[0].time.empty());
  EXPECT_THAT(censored[0].at[0].cif, Optional(0.0));
}

TEST(CumulativeIncidence, of_nobody_is_empty) {
  const std::vector<double> at{2.0};
  const auto curves = curves_of({}, 2, {.at = at});
  ASSERT_EQ(curves.size(), 2U);
  EXPECT_TRUE(curves[0].time.empty());
  EXPECT_FALSE(curves[0].at[0].cif || curves[0].at[0].std_error);
}

TEST(CumulativeIncidence, refuses_impossible_times_codes_and_options) {
  const double infinite = std::numeric_limits<double>::infinity();
  EXPECT_THROW((void)curves_of({{1, -2}, {1, 0}}), InvalidFollowUp);
  EXPECT_THROW((void)curves_of({{1, infinite}, {1, 0}}), InvalidFollowUp);
  EXPECT_THROW((void)curves_of({{1, 2}, {1, 3}}), InvalidOption);
  EXPECT_THROW((void)curves_of({{1, 2}, {1, -1}}), InvalidOption);
  EXPECT_THROW((void)curves_of({{1, 2}, {1}}), InvalidOption);
  EXPECT_THROW((void)curves_of(six, 2, {.confidence_level = 95.0}), InvalidOption);
  const std::vector<double> at{infinite};
  EXPECT_THROW((void)curves_of(six, 2, {.at = at}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
