// The shipped example: the table is what its specification makes, and it has the printed counts.
#include <gtest/gtest.h>

#include <algorithm>

#include "places.hpp"
#include "program.hpp"
#include "rtsurv/math/quantile.hpp"
#include "specifications.hpp"

namespace rtsurv::simulate {
namespace {

const std::string folder = rtsurv::tests::source_path("examples/breast-palliative/");

struct Analysed {
  const Cohort& cohort;

  /// Cells of the patients of the analysis.
  std::vector<Value> cells(const std::string& column) const {
    const auto &all = cohort.sheet.find(column)->cells, &among = cohort.sheet.find("analysed")->cells;
    std::vector<Value> found;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (holds(among[i])) found.push_back(all[i]);
    return found;
  }

  std::ptrdiff_t count(const std::string& column, const Value& wanted) const {
    const auto all = cells(column);
    return std::count(all.begin(), all.end(), wanted);
  }

  std::vector<double> quartiles(const std::string& column) const {
    std::vector<double> values;
    for (const Value& value : cells(column)) values.push_back(std::get<double>(value));
    std::sort(values.begin(), values.end());
    return {math::quantile_sorted(values, 0.25), math::quantile_sorted(values, 0.5),
            math::quantile_sorted(values, 0.75)};
  }
};

void expect_printed_counts(const Analysed& analysed) {
  EXPECT_EQ(analysed.cohort.sheet.rows, 169U);
  EXPECT_EQ(analysed.count("analysed", true), 133);
  EXPECT_EQ(analysed.count("de_novo", true), 30);
  EXPECT_EQ(analysed.count("over_two_lines", true), 61);
  EXPECT_EQ(analysed.count("unstable", true), 29);
  EXPECT_EQ(analysed.count("risk", std::string("both")), 20);
  EXPECT_EQ(analysed.count("bone", true), 65);
  EXPECT_EQ(analysed.count("polymetastatic", true), 120);
  EXPECT_EQ(analysed.count("high_dose", true), 37);
  EXPECT_EQ(analysed.count("schedule", std::string("45/15")), 56);
  EXPECT_EQ(analysed.count("response", std::string("CR")), 12);
  EXPECT_EQ(analysed.count("response", std::string("PR")), 87);
}

void expect_printed_quartiles(const Analysed& analysed) {
  EXPECT_EQ(analysed.quartiles("age"), (std::vector{45.0, 51.0, 57.0}));
  EXPECT_EQ(analysed.quartiles("prior_lines"), (std::vector{1.0, 2.0, 4.0}));
  EXPECT_EQ(analysed.quartiles("gtv_cm3"), (std::vector{313.0, 613.5, 973.6}));
  EXPECT_EQ(analysed.quartiles("total_dose_gy"), (std::vector{45.0, 45.0, 50.0}));
  const std::vector<double> eqd2 = analysed.quartiles("eqd2_gy"), days = analysed.quartiles("interval_days");
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(eqd2[k], std::vector({53.2, 53.2, 63.8})[k], 0.05);
    EXPECT_NEAR(days[k] / 30.4375, std::vector({5.5, 12.3, 27.5})[k], 0.05);
  }
}

/// One test: the cohort takes seconds to make.
TEST(BreastPalliative, TheShippedTableIsMadeAgainAndHasThePrintedFigures) {
  const Cohort cohort = tests::make(rtsurv::tests::file_content(folder + "synthesis.toml"));
  EXPECT_TRUE(to_csv(cohort.sheet) == rtsurv::tests::file_content(folder + "cohort-simulated.csv"));
  EXPECT_EQ(cohort.residuals.size(), 47U);
  for (const Residual& residual : cohort.residuals) EXPECT_TRUE(residual.met) << residual.what;
  expect_printed_counts({cohort});
  expect_printed_quartiles({cohort});
}

}  // namespace
}  // namespace rtsurv::simulate
