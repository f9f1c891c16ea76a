// conf_type and conf_level of [study].
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

results::Study study_with(const std::string& keys) {
  const std::string parts = testing::os + R"(
[univariable]
endpoints = ["OS"]
factors = ["a"]
[multivariable]
endpoints = ["OS"]
factors = ["dose"]
)";
  return run(parse_protocol("[study]\ndata = \"cohort.csv\"\nlandmarks = [6]\n" + keys + parts, "study.toml"),
             table::table_of(testing::twelve_patients));
}

// A limit of S on the plain scale is S - z se, and a Wald limit of a hazard ratio exp(b - z se): z(0.9) = 1.6449.
TEST(Confidence, ReachesTheIntervalsOfAStudy) {
  constexpr double z = 1.6448536269514722;
  const results::Study study = study_with("conf_type = \"plain\"\nconf_level = 0.9\n");
  const results::EndpointResult& endpoint = study.endpoints[0];
  const auto expect_plain = [](const results::KaplanMeierResult& km) {
    EXPECT_EQ(km.confidence_level, 0.9);
    EXPECT_EQ(km.confidence_type, survival::ConfidenceType::plain);
    const survival::SurvivalAt& at = km.groups[0].curve.at[0];
    EXPECT_NEAR(*at.lower, std::max(0.0, *at.survival - z * *at.std_error), 1e-12);
  };
  expect_plain(endpoint.km);
  expect_plain(*endpoint.univariable[0].km.value);
  for (const results::CoxResult* cox : {&*endpoint.univariable[0].cox.value, &*endpoint.multivariable->cox.value}) {
    EXPECT_EQ(cox->confidence_level, 0.9);
    const results::CoxTerm& term = cox->terms[0];
    EXPECT_NEAR(*term.lower, std::exp(*term.coefficient - z * *term.std_error), 1e-12);
  }
  EXPECT_EQ(study_with("").endpoints[0].km.confidence_level, 0.95);
}

TEST(Confidence, IsCheckedWhereItIsRead) {
  for (const char* wrong : {"conf_level = 95\n", "conf_level = 0\n", "conf_type = \"logit\"\n"})
    EXPECT_THROW((void)study_with(wrong), Error) << wrong;
}

}  // namespace
}  // namespace rtsurv::study
