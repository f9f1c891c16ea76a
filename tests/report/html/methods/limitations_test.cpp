#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/methods/limitations.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Limitations, CountTheComparisonsThatWereMade) {
  results::Study study = fixture::bare();
  EXPECT_THAT(limitations(study).markup, Not(HasSubstr("comparisons, and")));
  study.endpoints[0].univariable.resize(12);
  EXPECT_THAT(limitations(study).markup, HasSubstr("hold 12 comparisons"));
}

TEST(Limitations, SpeakOfTheEffectOnlyWhenThereIsOne) {
  results::Study study = fixture::bare();
  EXPECT_THAT(limitations(study).markup, Not(HasSubstr("The effect of")));
  study.effects.resize(1);
  study.effects[0].variable = "boost";
  EXPECT_THAT(limitations(study).markup, HasSubstr("The effect of boost"));
}

TEST(GroupPhrase, AddsTheWordOnlyWhereItIsMissing) {
  const results::Study study = fixture::bare();
  EXPECT_EQ(group_phrase(study, "risk_group", "Group 1"), "Group 1");
  EXPECT_EQ(group_phrase(study, "risk_group", "Low"), "group \u201CLow\u201D");
}

}  // namespace
}  // namespace rtsurv::report::html
