#include <gtest/gtest.h>

#include "rtsurv/report/text/text.hpp"

namespace rtsurv::report {
namespace {

using results::DoseResult;
using Effect = DoseResult::Effect;

DoseResult two_schedules() {
  DoseResult result;
  result.alpha_beta_gy = {3.5};
  result.regimens = {{.schedule = {"45/15", {{45.0, 15, 3.0}}}, .effects = {{3.5, 83.57143, 53.18182}}},
                     {.schedule = {"36/6", {{36.0, 6, 6.0}}}, .effects = {{3.5, 97.714286, 62.181818}}}};
  return result;
}

TEST(DoseText, has_all_schedules) {
  EXPECT_EQ(to_text(two_schedules()), R"(Dose by the linear-quadratic model, α/β 3.5 Gy
──────────────────────────────────────────────
Schedule  Gy per fraction  BED (Gy)  EQD2 (Gy)
──────────────────────────────────────────────
45/15     3.00             83.6      53.2
36/6      6.00             97.7      62.2
──────────────────────────────────────────────
Convention: BED = D (1 + d / (α/β)), EQD2 = BED / (1 + 2 / (α/β)); complete repair between fractions, no repopulation.
Schedules are total dose (Gy)/fractions.
)");
}

TEST(DoseText, has_a_column_for_each_alpha_beta_and_a_table_for_each_quantity) {
  DoseResult result = two_schedules();
  result.alpha_beta_gy = {3.5, 10.0};
  result.regimens[0].effects.push_back({10.0, 58.5, 48.75});
  result.regimens[1].effects.push_back({10.0, 57.6, 48.0});
  EXPECT_TRUE(to_text(result).starts_with(R"(Dose by the linear-quadratic model
EQD2 (Gy)
──────────────────────────────────────────
Schedule  Gy per fraction  α/β 3.5  α/β 10
──────────────────────────────────────────
45/15     3.00             53.2     48.8
36/6      6.00             62.2     48.0
──────────────────────────────────────────

BED (Gy)
─────────────────────────
Schedule  α/β 3.5  α/β 10
─────────────────────────
45/15     83.6     58.5
36/6      97.7     57.6
─────────────────────────
)")) << to_text(result);
}

TEST(DoseText, earlier_courses_stand_below_with_what_they_leave) {
  DoseResult result;
  result.alpha_beta_gy = {2.0};
  result.regimens = {{.schedule = {"20.02/10", {{20.02, 10, 2.002}}}, .effects = {{2.0, 40.06, 20.03}}}};
  result.regimens[0].effects[0].cumulative_eqd2_gy = 50.03;
  result.regimens[0].effects[0].within_limit = false;
  result.reirradiation = results::Reirradiation{{{{"40/20", {{40.0, 20, 2.0}}}, 0.25}},
                                                50.0,
                                                {{2.0, 80.0, 40.0, 60.0, 30.0, 40.0, 20.0}},
                                                {{3.0, 2.0, 5, 18.75, 48.75}}};
  EXPECT_TRUE(to_text(result).starts_with(R"(Dose by the linear-quadratic model, α/β 2 Gy
──────────────────────────────────────────────────────────────────────────────────────
Schedule  Gy per fraction  BED (Gy)  EQD2 (Gy)  EQD2 of all courses (Gy)  Within 50 Gy
──────────────────────────────────────────────────────────────────────────────────────
20.02/10  2.00             40.1      20.0       50.03                     no
──────────────────────────────────────────────────────────────────────────────────────

─────────────────────────
Earlier course  Recovered
─────────────────────────
40/20           25.0 %
─────────────────────────

───────────────────────────────────────────────────────────
α/β (Gy)  EQD2 given (Gy)  Remembered (Gy)  Left of 50 (Gy)
───────────────────────────────────────────────────────────
2         40.0             30.0             20.0
───────────────────────────────────────────────────────────

Most fractions that keep all courses within an EQD2 of 50 Gy
─────────────────────────────────────────────────────────────────────────────
Gy per fraction  α/β (Gy)  Fractions  Total (Gy)  EQD2 (Gy)  All courses (Gy)
─────────────────────────────────────────────────────────────────────────────
3                2         5          15.0        18.8       48.8
─────────────────────────────────────────────────────────────────────────────
Remembered: (1 − recovered share) of the effect of the earlier courses; late effects in the volume that all courses met.
A limit that was published for the plain sum of courses holds their recovery already: compare it without recovery.
)")) << to_text(result);
}

TEST(DoseText, many_alpha_betas_are_rows) {
  DoseResult result;
  DoseResult::Regimen regimen{.schedule = {"45/15", {{45.0, 15, 3.0}}}};
  for (int k = 1; k <= 9; ++k) {
    result.alpha_beta_gy.push_back(k);
    regimen.effects.push_back({k * 1.0, 80.0, 50.0 + k});
  }
  result.regimens = {regimen};
  const std::string text = to_text(result);
  EXPECT_NE(text.find("α/β (Gy)  45/15\n"), std::string::npos) << text;
  EXPECT_NE(text.find("9         59.0\n"), std::string::npos) << text;
}

TEST(DoseText, names_counts_times_and_differences_have_columns_of_their_own) {
  DoseResult result = two_schedules();
  result.reference = result.regimens[0];
  for (DoseResult::Regimen& regimen : result.regimens) {
    regimen.label = "arm A";
    regimen.n = 7;
    regimen.overall_days = 19.0;
    regimen.lost_bed_gy = 3.0;
    regimen.effects[0].eqd2_difference_gy = -1.25;
  }
  result.models.regrowth = dose::DailyLoss{0.6, 14.0};
  result.n_missing = 1;
  const std::string text = to_text(result);
  EXPECT_NE(
      text.find("Name   Schedule  n  Gy per fraction  Days  Regrown (Gy)  BED (Gy)  EQD2 (Gy)  EQD2 less 45/15 (Gy)"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("arm A  36/6      7  6.00             19    3.0           97.7      62.2       -1.2"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("Reference 45/15: EQD2 53.2 Gy at α/β 3.5.\n1 row left out because the schedule is not known."),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("BED less 0.6 Gy for each day of the overall time beyond 14 d"), std::string::npos) << text;
}

TEST(DoseText, a_search_says_what_reaches_and_never_rounds_a_failure_up_to_the_dose) {
  DoseResult result = two_schedules();
  result.reach = DoseResult::Reach{63.0, 3.5, 30, {1.8, 3.0}, {1.8}};
  result.regimens[0].effects[0] = {3.5, 98.99, 62.993, {}, {}, {}, {}, false};
  result.regimens[1].effects[0] = {3.5, 100.3, 63.8, {}, {}, {}, {}, true};
  result.regimens[1].found = true;
  const std::string text = to_text(result);
  EXPECT_NE(text.find("62.99      no\n"), std::string::npos) << text;
  EXPECT_NE(text.find("63.8       yes\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Schedules that reach an EQD2 of 63 Gy at α/β 3.5 Gy"), std::string::npos) << text;
  EXPECT_NE(text.find("Not within 30 fractions: 1.8 Gy per fraction."), std::string::npos) << text;
  result.regimens.pop_back();
  EXPECT_NE(to_text(result).find("for each dose per fraction\nnone\n"), std::string::npos);
}

TEST(DoseText, isoeffects_and_models_are_spelled_out) {
  DoseResult result = two_schedules();
  result.reference = result.regimens[0];
  result.models = {3.0, 1.1, 2, dose::DailyRepair{6.0, 4.4}, dose::Repopulation{0.35, 3.0, 21.0}, {{8.0, {}}}};
  result.isoeffects = {{true, 5, 5.87, {3.5, 78.6, 50.0, 49.0, 78.0, 49.5}}};
  const std::string text = to_text(result);
  for (const char* piece :
       {"Schedules of the effect of 45/15", "5 fractions  3.5       5          5.87", "EQD3 (Gy)", "EQD2 by LQ-L (Gy)",
        "2 fractions a day, 6 h apart, repair half-time 4.4 h", "ln 2 (T − 21 d) / (0.35 /Gy × 3 d)", "RBE 1.1",
        "up to 8 Gy per fraction", "γ/α 1 + 2 × 8 / (α/β)"})
    EXPECT_NE(text.find(piece), std::string::npos) << piece << '\n' << text;
}

}  // namespace
}  // namespace rtsurv::report
