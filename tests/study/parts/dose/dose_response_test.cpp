// [[dose.response]] against the fit and the Kaplan-Meier estimate on the same columns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/dose/response/dose_response_fit.hpp"
#include "rtsurv/study/methods/methods.hpp"
#include "study/irradiated.hpp"

namespace rtsurv::study {
namespace {

using testing::dose_of_gy;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::irradiated_patients;
using ::testing::IsEmpty;
using testing::os;
using testing::study_of;

results::DoseResponse respond(const std::string& keys, const std::string& cohort, const std::string& endpoint = os) {
  const std::string protocol =
      dose_of_gy + "alpha_beta = 3.5\n[[dose.response]]\nendpoint = \"OS\"\n" + keys + endpoint;
  return study_of(protocol, cohort).dose_responses.at(0);
}

struct Columns {
  std::vector<double> dose, time;
  std::vector<std::uint8_t> event;
};

/// EQD2 at 3.5 Gy by its formula, for those whose dose is known.
Columns columns_of(const table::Table& table) {
  const auto gy = table.column("gy", "test");
  const auto n = table.column("n", "test");
  const auto months = table.column("months", "test");
  const auto died = table.column("died", "test");
  Columns columns;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (gy.missing[i] != 0) continue;
    columns.dose.push_back(gy.number[i] * (gy.number[i] / n.number[i] + 3.5) / 5.5);
    columns.time.push_back(months.number[i]);
    columns.event.push_back(died.number[i] != 0.0 ? 1 : 0);
  }
  return columns;
}

void expect_interval(const dose::ProfileInterval& actual, const dose::ProfileInterval& expected) {
  EXPECT_NEAR(actual.estimate, expected.estimate, 1e-7 * expected.estimate);
  ASSERT_EQ(actual.lower.has_value(), expected.lower.has_value());
  ASSERT_EQ(actual.upper.has_value(), expected.upper.has_value());
  EXPECT_NEAR(actual.lower.value_or(0.0), expected.lower.value_or(0.0), 1e-6 * expected.lower.value_or(1.0));
  EXPECT_NEAR(actual.upper.value_or(0.0), expected.upper.value_or(0.0), 1e-6 * expected.upper.value_or(1.0));
}

TEST(RunDoseResponse, IsTheFitOnTheColumnsOfTheCohort) {
  const std::string cohort = irradiated_patients();
  const Columns columns = columns_of(table::table_of(cohort));
  for (const auto model : {dose::DoseResponseModel::log_logistic, dose::DoseResponseModel::poisson}) {
    const bool poisson = model == dose::DoseResponseModel::poisson;
    const results::DoseResponse response =
        respond(std::string("landmark = 12\nmodel = ") + (poisson ? "\"poisson\"\n" : "\"log_logistic\"\n"), cohort);
    const auto expected =
        dose::fit_dose_response({columns.dose, columns.time, columns.event}, {.landmark = 12.0, .model = model});
    ASSERT_TRUE(response.fit.value) << response.fit.why;
    expect_interval(response.fit.value->d50_gy, expected.d50_gy);
    expect_interval(response.fit.value->gamma50, expected.gamma50);
    EXPECT_NEAR(response.fit.value->p, expected.p, 1e-9);
    EXPECT_EQ(response.n, expected.n);
    EXPECT_EQ(response.events, expected.events);
    EXPECT_EQ(response.censored, expected.censored);
    EXPECT_EQ(response.n_missing, 1U);
    // From the lowest dose, 20/5 or 30/10, to the highest.
    const auto& curve = response.fit.value->dose_gy;
    ASSERT_EQ(curve.size(), 41U);
    EXPECT_NEAR(curve.front(), 20.0 * 7.5 / 5.5, 1e-9);
    EXPECT_NEAR(curve.back(), 54.0 * 6.5 / 5.5, 1e-9);
    EXPECT_NEAR(curve[20], (curve.front() + curve.back()) / 2.0, 1e-9);
  }
}

TEST(RunDoseResponse, BinsAreTheKaplanMeierEstimatesOfTheirPatients) {
  const std::string cohort = irradiated_patients();
  const results::DoseResponse response = respond("landmark = 12\nbins = 3\n", cohort);
  table::Table table = table::table_of(cohort);
  table.derive("eqd2", "gy * (gy / n + 3.5) / 5.5", "test");
  const auto eqd2 = table.column("eqd2", "test");
  ASSERT_EQ(response.bins.size(), 3U);
  std::size_t all = 0;
  double below = 0.0;
  for (const results::DoseResponse::Bin& bin : response.bins) {
    std::vector<std::uint8_t> rows(table.rows(), 0);
    double sum = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (eqd2.missing[i] != 0 || eqd2.number[i] < bin.lowest_gy - 1e-9 || eqd2.number[i] > bin.highest_gy + 1e-9)
        continue;
      rows[i] = 1;
      sum += eqd2.number[i];
    }
    const auto km = kaplan_meier(table, {.outcome = {"months", "died", {}}, .at = {12.0}, .rows = rows});
    EXPECT_EQ(bin.n, km.sample.n);
    EXPECT_NEAR(bin.mean_gy, sum / static_cast<double>(bin.n), 1e-9);
    ASSERT_TRUE(bin.control);
    EXPECT_NEAR(bin.control->survival.value(), km.groups[0].curve.at[0].survival.value(), 1e-12);
    EXPECT_NEAR(bin.control->lower.value(), km.groups[0].curve.at[0].lower.value(), 1e-12);
    EXPECT_GT(bin.lowest_gy, below);
    below = bin.highest_gy;
    all += bin.n;
  }
  EXPECT_EQ(all, response.n);
}

// 45/15 (two patients) and 36/6 (three): EQD2 53.18 and 62.18 Gy, one bin each; the landmark is the study's last, 6.
const std::string five = R"(months,died,gy,n
2,1,45,15
8,0,45,15
6,1,36,6
7,1,36,6
5,0,36,6
)";

TEST(RunDoseResponse, CountsUpToTheLandmarkOfTheStudy) {
  const results::DoseResponse response = respond("bins = 2\n", five);
  EXPECT_EQ(response.landmark, 6.0);
  EXPECT_EQ(response.alpha_beta_gy, 3.5);
  EXPECT_EQ(response.n, 5U);
  EXPECT_EQ(response.events, 2U);    // at 2 and at 6; that at 7 comes later
  EXPECT_EQ(response.censored, 1U);  // at 5
  ASSERT_EQ(response.bins.size(), 2U);
  EXPECT_THAT(response.bins[0].schedules, ElementsAre("45/15"));
  EXPECT_EQ(response.bins[0].events, 1U);
  EXPECT_NEAR(response.bins[0].control->survival.value(), 0.5, 1e-12);
  EXPECT_THAT(response.bins[1].schedules, ElementsAre("36/6"));
  EXPECT_EQ(response.bins[1].n, 3U);
  EXPECT_EQ(response.bins[1].events, 1U);
  EXPECT_NEAR(response.bins[1].control->survival.value(), 0.5, 1e-12);  // two at risk at 6, one failed
  EXPECT_NEAR(response.bins[1].mean_gy, 36.0 * 9.5 / 5.5, 1e-9);
}

TEST(RunDoseResponse, ABinThatNobodyWasFollowedInHasNoRate) {
  const results::DoseResponse response = respond("landmark = 7.5\nbins = 2\n", five);
  EXPECT_TRUE(response.bins[0].control);
  EXPECT_NEAR(response.bins[1].control ? *response.bins[1].control->survival : 0.0, 0.0, 1e-12);
  EXPECT_FALSE(respond("landmark = 9\nbins = 2\n", five).bins[0].control);
}

TEST(RunDoseResponse, SaysWhyThereIsNoFit) {
  const results::DoseResponse nobody =
      respond("", five, "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"died = 9\"\n");
  EXPECT_FALSE(nobody.fit.value);
  EXPECT_THAT(nobody.fit.why, HasSubstr("fail"));
  EXPECT_EQ(nobody.events, 0U);
  EXPECT_FALSE(nobody.bins.empty());
  EXPECT_THAT(nobody.open_limits, IsEmpty());
  const results::DoseResponse one_dose = respond("", "months,died,gy,n\n2,1,45,15\n8,0,45,15\n9,1,45,15\n");
  EXPECT_FALSE(one_dose.fit.value);
  EXPECT_THAT(one_dose.fit.why, HasSubstr("dose"));
  EXPECT_EQ(one_dose.bins.size(), 1U);
}

TEST(RunDoseResponse, WithoutAKnownDoseItSaysSoAndHasNoBins) {
  const results::DoseResponse none = respond("", "months,died,gy,n\n2,1,,15\n8,0,,15\n");
  EXPECT_FALSE(none.fit.value);
  EXPECT_NE(none.fit.why, "");
  EXPECT_EQ(none.n, 0U);
  EXPECT_EQ(none.n_missing, 2U);
  EXPECT_THAT(none.bins, IsEmpty());
}

}  // namespace
}  // namespace rtsurv::study
