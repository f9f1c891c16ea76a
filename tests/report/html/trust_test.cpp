// How far to trust it: what speaks against the findings, and what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/html/summary/places.hpp"
#include "rtsurv/report/words/doubts.hpp"

namespace rtsurv::report::html {
namespace {

using testing::HasSubstr;

TEST(Trust, ListsEveryDoubtWithItsPlaceAndWhatToDo) {
  const results::Study study = fixture::rotterdam();
  ASSERT_GT(study.doubts.size(), 2u);
  const std::string markup = html_report(study, {});
  for (const results::Doubt& doubt : study.doubts) {
    EXPECT_THAT(markup, HasSubstr(link(place_of(study, doubt), doubt_sentence(study, doubt)).markup));
    EXPECT_THAT(markup, HasSubstr(element("b", text(doubt_remedy(doubt))).markup));
  }
}

TEST(Trust, SaysWhatWasLookedForWhenNothingWasFound) {
  EXPECT_THAT(html_report(fixture::bare(), {}), HasSubstr("found none of them"));
}

TEST(Trust, SaysThatNothingWasValidated) {
  EXPECT_THAT(html_report(fixture::bare(), {}), HasSubstr("No validation has tried these findings"));
}

}  // namespace
}  // namespace rtsurv::report::html
