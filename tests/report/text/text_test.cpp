#include "rtsurv/report/text/text.hpp"

#include <gtest/gtest.h>

namespace rtsurv::report {
namespace {

results::Sample small_sample() { return {6, 3.0, 1, {}}; }

results::KaplanMeierResult kaplan_meier_of_two_groups() {
  results::KaplanMeierResult result;
  result.sample = small_sample();
  result.by = "arm";
  result.groups.resize(2);
  result.groups[0].group = "control";
  result.groups[0].curve.n = 3;
  result.groups[0].curve.events = 2;
  result.groups[0].curve.median = {8.0, 5.0, {}};
  result.groups[0].curve.at = {{6.0, 2.0, 0.6667, 0.27, 0.2995, 1.0}, {60.0, 0.0, {}, {}, {}, {}}};
  result.groups[1].group = "treated";
  result.groups[1].curve.n = 3;
  result.groups[1].curve.events = 1;
  result.groups[1].curve.at = {{6.0, 3.0, 1.0, 0.0, 1.0, 1.0}, {60.0, 1.0, 0.0, {}, {}, {}}};
  result.follow_up = survival::FollowUpTime{{12.0, 9.0, {}}, 9.5, 5.25, 12.75};
  return result;
}

TEST(KaplanMeierText, HasMediansRatesFollowUpAndConvention) {
  EXPECT_EQ(to_text(kaplan_meier_of_two_groups()), R"(Kaplan–Meier estimate by arm
─────────────────────────────────────
Group    n  Events  Median (95 % CI)
─────────────────────────────────────
control  3  2       8 (5–not reached)
treated  3  1       not reached
─────────────────────────────────────

────────────────────────────────────────────────────────
Group    Time  At risk  Survival (95 % CI)
────────────────────────────────────────────────────────
control   6    2         66.7 % (29.9–100.0)
control  60    0        after the last observed time
treated   6    3        100.0 % (interval not estimable)
treated  60    1          0.0 % (interval not estimable)
────────────────────────────────────────────────────────
n = 6, 3 events; 1 row left out because a value is missing.
Follow-up: median 12 (9–not reached) by reverse Kaplan–Meier (95 % CI); observed times: median 9.5 (IQR 5.2–12.8).
Convention: 95 % intervals, log-transformed, Greenwood variance; median: first time with survival below 50 %, or the middle of a step at 50 %.
)");
}

TEST(LogRankText, HasObservedExpectedAndTest) {
  results::LogRankResult result;
  result.sample = small_sample();
  result.sample.warnings = {"few events"};
  result.by = "arm";
  result.strata = {"site", "sex"};
  result.groups = {"control", "treated"};
  result.test = {{3, 3}, {2, 1}, {1.25, 1.75}, {0.8219, 1.0, 0.3646}};
  EXPECT_EQ(to_text(result), R"(Comparison of survival by arm
────────────────────────────────────
Group    n  Observed  Expected  O/E
────────────────────────────────────
control  3  2         1.25      1.60
treated  3  1         1.75      0.57
────────────────────────────────────
Chi-square 0.82 on 1 df, P = 0.36 (log-rank test, stratified by site, sex).
n = 6, 3 events; 1 row left out because a value is missing.
Convention: hypergeometric variance; expected events under equal survival.

Warnings
- few events
)");
}

TEST(LogRankText, HasTrendAndPairs) {
  results::LogRankResult result;
  result.sample = small_sample();
  result.by = "dose";
  result.options = {.rho = 0.0, .gamma = 1.0};
  result.groups = {"8", "20", "30"};
  result.test = {{2, 2, 2}, {1, 1, 1}, {0.5, 1.25, 1.25}, {3.25, 2.0, 0.197}};
  result.trend = {{8, 20, 30}, {-1.5, {2.25, 1.0, 0.1336}}};
  result.adjustment = "holm";
  result.pairwise = {{"8", "20", 2.5, 0.1138, 0.2276, ""},
                     {"8", "30", 0.5, 0.4795, 0.4795, ""},
                     {"20", "30", {}, {}, {}, "no event happens while two groups are at risk"}};
  EXPECT_EQ(to_text(result), R"(Comparison of survival by dose
──────────────────────────────────
Group  n  Observed  Expected  O/E
──────────────────────────────────
8      2  1         0.50      2.00
20     2  1         1.25      0.80
30     2  1         1.25      0.80
──────────────────────────────────
Chi-square 3.25 on 2 df, P = 0.20 (Fleming–Harrington test with rho = 0, gamma = 1).
Trend along the scores 8, 20, 30: chi-square 2.25 on 1 df, P = 0.13; fewer events than expected at high scores.
n = 6, 3 events; 1 row left out because a value is missing.
Convention: hypergeometric variance; expected events under equal survival, both weighted by the pooled survival just before each event.

──────────────────────────────────────────
Pair       Chi-square     P     P adjusted
──────────────────────────────────────────
8 and 20   2.50           0.11  0.23
8 and 30   0.50           0.48  0.48
20 and 30  not estimable
──────────────────────────────────────────
20 and 30: no event happens while two groups are at risk.
P adjusted for 2 comparisons by Holm's method; each test knows its two groups alone.
)");
}

results::CoxResult small_cox() {
  results::CoxResult result;
  result.sample = {100, 40, 0, {}};
  result.terms = {
      {"age", {}, {}, 0.0123, 0.004, {}, 1.01237, 1.0044, 1.0203, 3.075, 0.0021, false, 100, 40},
      {"grade", "2", "1", 0.5, 0.25, {}, 1.6487, 1.0101, 2.691, 2.0, 0.0455, false, 40, 17},
      {"grade", "3", "1", {}, {}, {}, {}, {}, {}, {}, 0.0003, true, 20, 0},
  };
  result.references = {{"grade", "1", 40, 23}};
  result.loglik_null = -150.25;
  result.loglik_model = -140.125;
  result.likelihood_ratio = {20.25, 3, 0.00015};
  result.wald = {15.0, 3, 0.0018};
  result.score = {19.0, 3, 0.00027};
  result.concordance = survival::Concordance{0.671, 0.0432, 0, 0, 0};
  result.iterations = 6;
  result.converged = true;
  result.zph = {{"age", {0.5, 1, 0.4795}}, {"grade", {7.1, 2, 0.0287}}, {"GLOBAL", {7.5, 3, 0.0576}}};
  result.zph_transform = "km";
  return result;
}

TEST(CoxText, HasLevelsReferenceTestsAndProportionalHazards) {
  EXPECT_EQ(to_text(small_cox()), R"(Cox proportional hazards model
──────────────────────────────────────────────────────────────────────
Term   n    Events  Coefficient  SE      HR (95 % CI)           P
──────────────────────────────────────────────────────────────────────
age    100  40      0.0123       0.0040  1.012 (1.004–1.020)     0.002
grade
  1     40  23                           reference
  2     40  17      0.5000       0.2500  1.65 (1.01–2.69)        0.045
  3     20   0      no bound             infinite (separation)  <0.001
──────────────────────────────────────────────────────────────────────
n = 100, 40 events.
Likelihood ratio: chi-square 20.25 on 3 df, P <0.001
Wald: chi-square 15.00 on 3 df, P = 0.002
Score: chi-square 19.00 on 3 df, P <0.001
Concordance (Harrell's C): 0.671 (SE 0.043)
Log likelihood: -150.250 without, -140.125 with the terms; 6 iterations.
Convention: Efron ties; 95 % Wald intervals; P of the Wald test, without bound of the likelihood-ratio test.

───────────────────────────────────────────
Proportional hazards  Chi-square  df  P
───────────────────────────────────────────
age                   0.50        1   0.48
grade                 7.10        2   0.029
all terms             7.50        3   0.058
───────────────────────────────────────────
Score test of a trend of the coefficients over time transformed by the Kaplan–Meier estimate.
)");
}

TEST(CutpointText, HasTheMethodOfItsPAndItsError) {
  results::CutpointResult result;
  result.sample = small_sample();
  result.x = "eqd2";
  result.replicates = 99999;
  result.maxstat.cutpoint = 52.3;
  result.maxstat.statistic = 2.718;
  result.maxstat.p = 0.0412;
  result.maxstat.p_std_error = 0.00063;
  result.maxstat.n_low = 4;
  result.maxstat.n_high = 2;
  result.maxstat.cut = {40.0, 45.0, 52.3};
  EXPECT_EQ(to_text(result), R"(Cut-point of eqd2 by the maximally selected rank statistic
──────────────
Group        n
──────────────
eqd2 ≤ 52.3  4
eqd2 > 52.3  2
──────────────
Statistic 2.718, the largest of 3 candidate cuts.
P corrected for the search: P = 0.041 from 99,999 permutations (conditional Monte Carlo), Monte Carlo error 0.00063.
n = 6, 3 events; 1 row left out because a value is missing.
Convention: 10 % to 90 % of the rows at or below a candidate cut.
The cut was chosen because it separates these data best: differences between the two groups here are too large on average.
)");
}

TEST(IncidenceText, HasEveryCauseAndTime) {
  results::IncidenceResult result;
  result.sample = small_sample();
  result.groups.resize(1);
  result.groups[0].group = "all";
  result.groups[0].n = 6;
  result.groups[0].causes.resize(2);
  result.groups[0].causes[0].cause = "event";
  result.groups[0].causes[0].curve.events = 3;
  result.groups[0].causes[0].curve.at = {{24.0, 0.25, 0.1, 0.08, 0.48}, {60.0, {}, {}, {}, {}}};
  result.groups[0].causes[1].cause = "competing";
  result.groups[0].causes[1].curve.events = 1;
  result.groups[0].causes[1].curve.at = {{24.0, 0.0, 0.0, {}, {}}, {60.0, {}, {}, {}, {}}};
  EXPECT_EQ(to_text(result), R"(Cumulative incidence with competing causes
───────────────────────────
Group  n  Cause      Events
───────────────────────────
all    6  event      3
all    6  competing  1
───────────────────────────

───────────────────────────────────────────────────────
Group  Cause      Time  Cumulative incidence (95 % CI)
───────────────────────────────────────────────────────
all    event      24    25.0 % (8.0–48.0)
all    event      60    after the last observed time
all    competing  24     0.0 % (interval not estimable)
all    competing  60    after the last observed time
───────────────────────────────────────────────────────
n = 6, 3 events; 1 row left out because a value is missing.
What it estimates: the probability of having failed from the cause by that time when the other causes remove
patients first. One minus Kaplan–Meier, which takes those for censored, is higher.
Convention: Aalen–Johansen estimate, Aalen variance, 95 % intervals log-log-transformed.
)");
  result.by = "arm";
  result.strata = {"site"};
  result.gray = {{"event", survival::ChiSquareTest{4.5, 1.0, 0.0339}, {}}, {"competing", {}, "no event"}};
  const std::string tested = to_text(result);
  for (const char* piece : {"Gray's test  Chi-square", "4.50", "0.034", "competing    not estimable",
                            "Gray's test with rho = 0, stratified by site."})
    EXPECT_NE(tested.find(piece), std::string::npos) << piece << tested;
}

TEST(FineGrayText, SaysWhatItEstimatesAndWhoFailedOtherwise) {
  results::FineGrayResult result;
  result.cause = "pcm";
  result.competing = 2;
  result.censored = 1;
  result.model.sample = small_sample();
  result.model.robust = true;
  result.model.converged = true;
  result.model.terms.resize(1);
  result.model.terms[0] = {"age", {}, {}, 0.5, 0.3, 0.25, 1.65, 1.01, 2.69, 2.0, 0.0455, false, 6, 3.0};
  const std::string text = to_text(result);
  for (const char* piece : {"Fine–Gray model of cause pcm", "SHR (95", "0.2500", "1.65 (1.01–2.69)", "0.045",
                            "2 failed from another cause, 1 was censored.", "other causes remove patients first",
                            "Fine and Gray's variance"})
    EXPECT_NE(text.find(piece), std::string::npos) << piece << text;
}

results::Table1 small_table1() {
  results::Table1 table;
  table.by = "arm";
  table.groups = {"all", "control", "treated"};
  table.group_size = {10, 6, 4};
  table.variables.resize(2);
  table.variables[0].variable = "age";
  table.variables[0].numeric = true;
  table.variables[0].summary = {{"all", 9, 1, 55.1, 9.0, 54.5, 48.0, 61.25, 40.0, 70.0},
                                {"control", 6, 0, 56.0, 8.0, 56.0, 50.0, 62.0, 41.0, 70.0},
                                {"treated", 3, 1, 53.0, 9.0, 101.0, 46.0, 60.0, 40.0, 68.0}};
  table.variables[0].p = 0.41;
  table.variables[0].test = "Wilcoxon rank-sum";
  table.variables[1].variable = "stage";
  table.variables[1].levels = {{"I", {{"all", 10, 100.0}, {"control", 6, 100.0}, {"treated", 4, 100.0}}},
                               {"II", {{"all", 0, 0.0}, {"control", 0, 0.0}, {"treated", 0, {}}}}};
  table.variables[1].missing = {{"all", 0}, {"1", 0}, {"2", 0}};
  table.variables[1].test = "not tested: one level only";
  return table;
}

TEST(Table1Text, HasMissingValuesApartAndNamesItsTests) {
  EXPECT_EQ(to_text(small_table1()), R"(Characteristics by arm
────────────────────────────────────────────────────────────────────────────────────────────────────
                   all, n = 10       control, n = 6    treated, n = 4     P (test)
────────────────────────────────────────────────────────────────────────────────────────────────────
age, median (IQR)  54.5 (48.0–61.2)  56.0 (50.0–62.0)  101.0 (46.0–60.0)  0.41 (Wilcoxon rank-sum)
  missing           1                 0                  1
stage, n (%)                                                              not tested: one level only
  I                10 (100.0 %)       6 (100.0 %)        4 (100.0 %)
  II                0 (0.0 %)         0 (0.0 %)          0
────────────────────────────────────────────────────────────────────────────────────────────────────
Convention: percentages are of the known values; quartiles of type 7; missing values apart.
)");
}

}  // namespace
}  // namespace rtsurv::report
