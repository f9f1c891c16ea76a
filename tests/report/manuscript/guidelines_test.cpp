// Reporting guidelines claim nothing that a study lacks.
#include "rtsurv/report/manuscript/guidelines/guidelines.hpp"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "report/fixture_dose.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/html/summary/places.hpp"

namespace rtsurv::report::manuscript {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string_view> names(const results::Study& study) {
  std::vector<std::string_view> found;
  for (const Guideline& guideline : guidelines(study)) found.push_back(guideline.name);
  return found;
}

std::vector<GuidelineItem> items(const results::Study& study, std::string_view name, std::string_view number) {
  std::vector<GuidelineItem> found;
  for (const Guideline& guideline : guidelines(study))
    if (guideline.name == name)
      std::ranges::copy_if(guideline.items, std::back_inserter(found),
                           [&](const GuidelineItem& item) { return item.number == number; });
  return found;
}

TEST(Guidelines, ApplyByWhatTheStudyDid) {
  EXPECT_THAT(names(fixture::bare()), ElementsAre("STROBE"));
  EXPECT_THAT(names(results::Study{}), ElementsAre());
  results::Study study = fixture::rotterdam();
  study.validation = chain::Validation{};
  EXPECT_THAT(names(study), ElementsAre("STROBE", "REMARK", "TRIPOD+AI"));
  study.validation.reset();
  EXPECT_THAT(names(study), ElementsAre("STROBE", "REMARK"));
}

TEST(Guidelines, HaveEveryNumber) {
  results::Study study = fixture::rotterdam();
  study.validation = chain::Validation{};
  const std::vector<int> last{22, 20, 27};
  const std::vector<Guideline> all = guidelines(study);
  ASSERT_EQ(all.size(), last.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::set<int> numbers;
    for (const GuidelineItem& item : all[i].items) numbers.insert(std::stoi(std::string(item.number)));
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(last[i])) << all[i].name;
    EXPECT_EQ(*numbers.rbegin(), last[i]) << all[i].name;
    EXPECT_TRUE(std::ranges::is_sorted(all[i].items, {}, [](const GuidelineItem& item) {
      return std::stoi(std::string(item.number));
    })) << all[i].name;
  }
}

TEST(Guidelines, SayWhichKeyIsMissing) {
  results::Study study = fixture::rotterdam();
  EXPECT_EQ(items(study, "REMARK", "13")[0].place, "patients");
  EXPECT_EQ(items(study, "STROBE", "13")[0].left, "the diagram: for the authors");
  study.table1.reset();
  EXPECT_EQ(items(study, "REMARK", "13")[0].place, "");
  EXPECT_EQ(items(study, "REMARK", "13")[0].left, "missing: add [describe] to the protocol");
  for (results::EndpointResult& endpoint : study.endpoints) endpoint.multivariable.reset();
  EXPECT_EQ(items(study, "REMARK", "16")[0].left, "missing: add [multivariable] to the protocol");
  EXPECT_EQ(items(study, "REMARK", "18").size(), 2U);
}

TEST(Guidelines, AskForTheDefinitionOfEachEndpointWithoutWords) {
  results::Study study = fixture::rotterdam();
  for (results::EndpointResult& endpoint : study.endpoints) endpoint.definition = "time from surgery to the event";
  EXPECT_EQ(items(study, "STROBE", "7")[0].left, "");
  study.endpoints[1].definition.clear();
  study.endpoints[1].event_label.clear();
  EXPECT_EQ(items(study, "STROBE", "7")[0].left,
            "missing: add \u201Cdefinition\u201D in [[endpoint]] of " + study.endpoints[1].name);
}

/// The place of each item in the tables of the report, and whether the report has it.
void expect_places(const results::Study& study) {
  const std::string report = html_report(study, {});
  std::size_t linked = 0;
  for (const Guideline& guideline : guidelines(study))
    for (const GuidelineItem& item : guideline.items) {
      EXPECT_FALSE(item.place.empty() && item.left.empty()) << guideline.name << " " << item.number;
      if (item.place.empty()) continue;
      ++linked;
      EXPECT_THAT(report, HasSubstr("id=\"" + std::string(item.place) + "\"")) << guideline.name << " " << item.number;
      EXPECT_THAT(report, HasSubstr("href=\"#" + std::string(item.place) + "\""));
    }
  EXPECT_GT(linked, 5U);
  for (const results::Claim& claim : study.claims) {
    if (claim.kind == results::Claim::Kind::factor) continue;  // their model is taken away below
    EXPECT_THAT(report, HasSubstr("id=\"" + html::place_of(study, claim) + "\"")) << claim.claim;
  }
  EXPECT_THAT(report, testing::Not(HasSubstr("not in this report")));
}

TEST(Guidelines, NameOnlySectionsOfTheReport) {
  results::Study study = fixture::rotterdam();
  expect_places(study);
  study.validation = chain::Validation{};
  expect_places(study);
  study.effects.clear();
  study.cutpoints.clear();
  study.risk_groups.reset();
  study.table1.reset();
  expect_places(study);
  for (results::EndpointResult& endpoint : study.endpoints) endpoint.univariable.clear();
  expect_places(study);
  for (results::EndpointResult& endpoint : study.endpoints) endpoint.multivariable.reset();
  expect_places(study);
  expect_places(fixture::palliative());
  expect_places(fixture::bare());
}

}  // namespace
}  // namespace rtsurv::report::manuscript
