#include "rtsurv/survival/competing/gray_test.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gmock/gmock.h>
#include <Eigen/Dense>

#include "oracle/oracle.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::survival {
namespace {

struct Cohort {
  std::vector<double> time;
  std::vector<int> cause, group, stratum = {};

  [[nodiscard]] ChiSquareTest test(int of_cause = 1) const {
    return gray_test(CauseFollowUp({.time = time, .cause = cause, .stratum = stratum}), group, of_cause);
  }

  void add(const Cohort& other, std::size_t i) {
    time.push_back(other.time[i]);
    cause.push_back(other.cause[i]);
    group.push_back(other.group[i]);
    if (!other.stratum.empty()) stratum.push_back(other.stratum[i]);
  }
};

// Six patients at 1 .. 6, all with an event of cause 1 or 2, none censored, groups a, b, a, b, a, b:
//   t      1     2     3     4     5     6
//   cause  1     1     2     1     1     2
//   group  a     b     a     b     a     b
// Nobody is censored, so n / S(t-) is 3 in both groups until a group has run out: h = (3, 3) at all times of cause 1
// (at 5: S_a = 1/3 with one at risk, S_b = 1/3 with one at risk), h = 6.
//   R = h (1 - F):   t = 1: (3, 3);   2: (2, 3);   4: (2, 2);   5: (2, 1)
//   U_a = (1 - 1/2) + (0 - 2/5) + (0 - 1/2) + (1 - 2/3) = -1/15
// Pooled F after them: 1/6, 2/6, 3/6, 4/6.   a_aa = 3 (1 - 1/2) = 3/2 = -a_ab at each.
//   c_aa grows by a/6 / (1 - F(t-)) = 1/4 (1, 6/5, 6/4, 6/3) = 1/4, 3/10, 3/8, 1/2:  1/4, 11/20, 37/40, 57/40
// q_k = (1 - F) / S_k(t); an event of cause 1 weighs S_k(t-) / (6 n_k) = 1/18; x = a + (1 - q) C of cause 1:
//   t = 1: C = 47/40;  q_a = (5/6)/(2/3) = 5/4: x = 3/2 - 47/160 = 193/160;  q_b = 5/6: x = 3/2 + 47/240 = 407/240
//   t = 2: C = 35/40;  q_a = (4/6)/(2/3) = 1: x = 3/2;                       q_b = (4/6)/(2/3) = 1: x = 3/2
//   t = 4: C = 20/40;  q_a = (3/6)/(1/3) = 3/2: x = 3/2 - 1/4 = 5/4;         q_b = (3/6)/(1/3) = 3/2: x = 5/4
//   t = 5: C = 0: x = 3/2, twice (S_a = 0)
// The event of cause 2 in a at 3 weighs (2/3)^2 / 2^2 = 1/9 and moves by q C = (4/6)/(1/3) 35/40 = 7/4; that of b at 6
// leaves S_b = 0.
//   V = ((193/160)^2 + (407/240)^2 + 4 (9/4) + 2 (25/16)) / 18 + (49/16) / 9
TEST(GrayTest, agrees_with_six_patients_by_hand) {
  const Cohort six{{1, 2, 3, 4, 5, 6}, {1, 1, 2, 1, 1, 2}, {0, 1, 0, 1, 0, 1}};
  const double a = 193.0 / 160.0, b = 407.0 / 240.0;
  const double variance = (a * a + b * b + 9.0 + 25.0 / 8.0) / 18.0 + 49.0 / 144.0;
  const ChiSquareTest test = six.test();
  EXPECT_NEAR(test.chi_square, 1.0 / 225.0 / variance, 1e-15);
  EXPECT_EQ(test.df, 1.0);
  EXPECT_NEAR(test.p, std::erfc(std::sqrt(test.chi_square / 2.0)), 1e-14);
}

TEST(GrayTest, agrees_with_r) {
  const auto oracle = oracle::read_json("gray/expected.json");
  for (const auto& expected : oracle["cases"]) {
    SCOPED_TRACE(expected.dump());
    const auto data = oracle::read_columns("gray/" + expected["data"].get<std::string>() + ".csv");
    const auto codes = [&](const char* name) { return std::vector<int>(data.at(name).begin(), data.at(name).end()); };
    Cohort cohort{data.at("time"), codes("cause"), codes("group")};
    if (expected["stratified"].get<bool>()) cohort.stratum = codes("stratum");
    for (std::size_t k = 0; k < expected["chi_square"].size(); ++k) {
      const ChiSquareTest test = cohort.test(static_cast<int>(k) + 1);
      oracle::expect_close(test.chi_square, expected["chi_square"][k]);
      EXPECT_EQ(test.df, expected["df"][k].get<double>());
    }
  }
}

Cohort random_cohort(unsigned seed, int groups, bool strata) {
  std::mt19937 random(seed);
  Cohort cohort;
  for (std::size_t i = 0; i < 60; ++i) {
    cohort.time.push_back(0.5 * static_cast<double>(1 + random() % 24));
    cohort.cause.push_back(static_cast<int>(random() % 4));
    cohort.group.push_back(static_cast<int>(random()) & 1 ? static_cast<int>(random() % 2)
                                                          : static_cast<int>(i) % groups);
    if (strata) cohort.stratum.push_back(static_cast<int>(random() % 2));
  }
  return cohort;
}

/// One group at one time, counted from the definition.
struct Counts {
  double at_risk = 0, own = 0, others = 0, before = 1, after = 1, incidence = 0;
};

/// The test written down as its definition reads: every number at every time counted anew.
class Naive {
 public:
  Naive(const Cohort& cohort, int cause, int groups) : cohort_(cohort), cause_(cause), groups_(groups) {
    times_ = cohort.time;
    std::ranges::sort(times_);
    times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
  }

  void add(Eigen::VectorXd& score, Eigen::MatrixXd& variance) const {
    for (const double t : times_) {
      double own = 0, r = 0;
      for (int k = 0; k < groups_; ++k) {
        own += at(t, k).own;
        r += adjusted(t, k);
      }
      for (int g = 0; g < groups_ && own > 0; ++g) score(g) += at(t, g).own - own * adjusted(t, g) / r;
      for (int k = 0; k < groups_; ++k) {
        const Counts c = at(t, k);
        if (c.at_risk == 0) continue;
        const double q = c.after > 0 ? (1 - pooled(t, true)) / c.after : 0, h = total(t);
        const Eigen::VectorXd rest = c_column(times_.back(), k) - c_column(t, k);
        const Eigen::VectorXd by_own = a_column(t, k) + (1 - q) * rest, by_other = q * rest;
        if (own > 0)
          variance += by_own * by_own.transpose() * share(own, h * c.before) * c.before * own / (h * c.at_risk);
        if (c.others > 0 && c.after > 0)
          variance += by_other * by_other.transpose() * share(c.others, c.at_risk) * c.before * c.before * c.others /
                      (c.at_risk * c.at_risk);
      }
    }
  }

 private:
  static double share(double d, double m) { return d > 1 ? 1 - (d - 1) / (m - 1) : 1; }

  [[nodiscard]] Counts at(double t, int k) const {
    Counts result;
    for (const double u : times_) {
      if (u > t) break;
      result.at_risk = result.own = result.others = 0;
      for (std::size_t i = 0; i < cohort_.time.size(); ++i) {
        if (cohort_.group[i] != k || cohort_.time[i] < u) continue;
        result.at_risk += 1;
        if (cohort_.time[i] > u || cohort_.cause[i] == 0) continue;
        (cohort_.cause[i] == cause_ ? result.own : result.others) += 1;
      }
      result.before = result.after;
      if (result.at_risk == 0) continue;
      result.after = result.before * (result.at_risk - result.own - result.others) / result.at_risk;
      if (u < t) result.incidence += result.before * result.own / result.at_risk;
    }
    return result;
  }

  [[nodiscard]] double h(double t, int k) const {
    const Counts c = at(t, k);
    return c.at_risk == 0 ? 0 : c.at_risk / c.before;
  }
  [[nodiscard]] double adjusted(double t, int k) const { return h(t, k) * (1 - at(t, k).incidence); }
  [[nodiscard]] double total(double t) const {
    double sum = 0;
    for (int k = 0; k < groups_; ++k) sum += h(t, k);
    return sum;
  }
  [[nodiscard]] double own(double t) const {
    double sum = 0;
    for (int k = 0; k < groups_; ++k) sum += at(t, k).own;
    return sum;
  }
  [[nodiscard]] double pooled(double t, bool with_t) const {
    double sum = 0;
    for (const double u : times_)
      if (u < t || (with_t && u == t)) sum += own(u) > 0 ? own(u) / total(u) : 0;
    return sum;
  }
  [[nodiscard]] Eigen::VectorXd a_column(double t, int k) const {
    Eigen::VectorXd a(groups_);
    for (int g = 0; g < groups_; ++g) a(g) = h(t, g) * ((g == k ? 1 : 0) - h(t, k) / total(t));
    return a;
  }
  [[nodiscard]] Eigen::VectorXd c_column(double t, int k) const {
    Eigen::VectorXd c = Eigen::VectorXd::Zero(groups_);
    for (const double u : times_)
      if (u <= t && own(u) > 0) c += a_column(u, k) * own(u) / (total(u) * (1 - pooled(u, false)));
    return c;
  }

  const Cohort& cohort_;
  int cause_, groups_;
  std::vector<double> times_;
};

TEST(GrayTest, equals_its_definition) {
  for (unsigned seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE(seed);
    const int groups = 2 + static_cast<int>(seed % 3);
    const Cohort cohort = random_cohort(seed, groups, seed >= 3);
    Eigen::VectorXd score = Eigen::VectorXd::Zero(groups);
    Eigen::MatrixXd variance = Eigen::MatrixXd::Zero(groups, groups);
    for (int s = 0; s < (cohort.stratum.empty() ? 1 : 2); ++s) {
      Cohort part;
      for (std::size_t i = 0; i < cohort.time.size(); ++i)
        if (cohort.stratum.empty() || cohort.stratum[i] == s) part.add(cohort, i);
      Naive(part, 1, groups).add(score, variance);
    }
    const Eigen::Index free = groups - 1;
    const double expected = score.head(free).dot(variance.topLeftCorner(free, free).ldlt().solve(score.head(free)));
    EXPECT_NEAR(cohort.test().chi_square, expected, 1e-11 * (1.0 + expected));
    EXPECT_NEAR(score.sum(), 0.0, 1e-12);
    EXPECT_NEAR(variance.rowwise().sum().norm(), 0.0, 1e-11);
  }
}

TEST(GrayTest, does_not_depend_on_the_order_of_patients_or_groups_or_the_unit_of_time) {
  const Cohort cohort = random_cohort(7, 3, true);
  Cohort other;
  for (std::size_t i = cohort.time.size(); i-- > 0;) other.add(cohort, i);
  for (double& time : other.time) time *= 32.0;
  EXPECT_EQ(other.test().chi_square, cohort.test().chi_square);
  for (int& code : other.group) code = (code + 1) % 3;
  EXPECT_NEAR(other.test().chi_square, cohort.test().chi_square, 1e-10);
}

TEST(GrayTest, does_not_tell_the_other_causes_apart) {
  Cohort cohort = random_cohort(8, 2, false);
  const double before = cohort.test().chi_square;
  for (int& code : cohort.cause)
    if (code == 3) code = 2;
  EXPECT_EQ(cohort.test().chi_square, before);
}

TEST(GrayTest, gives_no_degree_of_freedom_to_a_group_that_is_never_at_risk) {
  Cohort cohort = random_cohort(9, 2, false);
  const ChiSquareTest before = cohort.test();
  for (const int group : {2, 3}) {
    cohort.time.push_back(0.1);
    cohort.cause.push_back(0);
    cohort.group.push_back(group);
  }
  const ChiSquareTest after = cohort.test();
  EXPECT_EQ(after.df, before.df);
  EXPECT_NEAR(after.chi_square, before.chi_square, 1e-11);
}

TEST(GrayTest, merges_near_tied_times) {
  Cohort cohort = random_cohort(10, 2, false);
  const double before = cohort.test().chi_square;
  for (std::size_t i = 0; i < cohort.time.size(); i += 2) cohort.time[i] += 1e-11;
  EXPECT_NEAR(cohort.test().chi_square, before, 1e-11);
}

TEST(GrayTest, says_what_it_cannot_estimate) {
  EXPECT_THROW((void)(Cohort{{1, 2, 3}, {1, 0, 1}, {0, 0, 0}}.test()), NotEstimable);
  EXPECT_THROW((void)(Cohort{{1, 2, 3}, {2, 0, 2}, {0, 1, 0}}.test()), NotEstimable);
  EXPECT_THROW((void)(Cohort{{1, 2, 3}, {0, 0, 1}, {0, 1, 1}}.test()), NotEstimable);
  EXPECT_THROW((void)(Cohort{{}, {}, {}}.test()), NotEstimable);
}

TEST(GrayTest, refuses_impossible_times_and_codes) {
  EXPECT_THROW((void)(Cohort{{1, -2}, {1, 1}, {0, 1}}.test()), InvalidFollowUp);
  EXPECT_THROW((void)(Cohort{{1, 2}, {1, -1}, {0, 1}}.test()), InvalidOption);
  EXPECT_THROW((void)(Cohort{{1, 2}, {1, 1}, {0, -1}}.test()), InvalidOption);
  EXPECT_THROW((void)(Cohort{{1, 2}, {1}, {0, 1}}.test()), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::survival
