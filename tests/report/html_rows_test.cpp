// Late entrants, clusters, weights and strata in the words of report and terminal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/fixture.hpp"
#include "rtsurv/report/html/report.hpp"
#include "rtsurv/report/manuscript/methods/methods.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

results::Sample with(std::optional<results::Clusters> clusters, std::optional<results::Weights> weights) {
  results::Sample sample{76, 58.0, 0, {}};
  sample.clusters = std::move(clusters);
  sample.weights = std::move(weights);
  return sample;
}

const results::Clusters centres{"centre", 12};
const results::Weights counts{"count", 151.0, 113.0, true}, sampling{"w", 102.08, 74.3, false};

TEST(Rows, AreCalledWhatTheyAre) {
  EXPECT_EQ(rows_phrase(with({}, {})), "");
  EXPECT_EQ(rows_phrase(with(centres, {})), "Robust standard error, clusters by centre, 12 clusters.");
  EXPECT_EQ(rows_phrase(with({}, counts)), "Rows stand for 151 patients with 113 events (weights by count).");
  EXPECT_EQ(rows_phrase(with({}, sampling)),
            "Robust standard error. Weighted by w (sampling weights, sum 102.1, of events 74.3): estimates and "
            "numbers at risk; n and events count rows.");
  EXPECT_FALSE(is_robust(with({}, counts)));
  EXPECT_TRUE(is_robust(with(centres, counts)));
}

TEST(Rows, OfARobustModelLeadToTheWaldTest) {
  results::CoxResult cox;
  cox.sample = with(centres, {});
  cox.robust = true;
  EXPECT_THAT(to_text(cox), AllOf(HasSubstr("clusters by centre, 12 clusters"), HasSubstr("read the Wald test")));
  cox.sample = with({}, {});
  EXPECT_THAT(to_text(cox), Not(HasSubstr("read the Wald test")));
}

TEST(Rows, StandInTheMethodsOfAStudy) {
  results::Study study = fixture::bare();
  EXPECT_THAT(manuscript::methods_text(study), Not(Contains(HasSubstr("delayed entry"))));
  study.endpoints[0].entry = "first_visit";
  study.columns.push_back({"first_visit", "First visit", "", {}, {}});
  study.endpoints[0].km.sample = with(centres, {});
  EXPECT_THAT(
      manuscript::methods_text(study),
      Contains(AllOf(HasSubstr("under observation from first visit"), HasSubstr("delayed entry, left truncation"),
                     HasSubstr("clusters by centre"), HasSubstr("robust variance"), Not(HasSubstr("Greenwood")))));
}

}  // namespace
}  // namespace rtsurv::report
