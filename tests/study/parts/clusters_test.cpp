// Clusters, strata and weights of a study: robust errors in every part, and what cannot be given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "rtsurv/results/json/json.hpp"
#include "study/small_study.hpp"

namespace rtsurv::study {
namespace {

using table::message_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string endpoint = R"toml(
[[endpoint]]
name  = "infection"
time  = "time"
event = "event"

[univariable]
endpoints = ["infection"]
factors   = ["sex"]

[describe]
variables = ["age"]

[person_time]
)toml";
const std::string model = R"toml(
[multivariable]
endpoints = ["infection"]
factors   = ["age", "sex"]
)toml";

results::Study kidney(const std::string& head, const std::string& parts) {
  const std::string text = "[study]\ndata = \"kidney.csv\"\ntime_unit = \"days\"\nlandmarks = [50]\n" + head + parts;
  return run(parse_protocol(text, "study.toml"),
             table::Table::read({.path = tests::source_path("tests/oracle/clusters/kidney.csv")}));
}

const nlohmann::json& expected() {
  static const nlohmann::json of_r = oracle::read_json("clusters/expected.json");
  return of_r;
}

void expect_model(const results::CoxResult& cox, const char* key) {
  for (std::size_t j = 0; j < cox.terms.size(); ++j) {
    EXPECT_NEAR(*cox.terms[j].coefficient, expected()[key]["coef"][j].get<double>(), 1e-9);
    EXPECT_NEAR(*cox.terms[j].robust_std_error, expected()[key]["robust"][j].get<double>(), 1e-9);
  }
  EXPECT_NEAR(cox.concordance->c, expected()[key]["c"].get<double>(), 1e-12);
}

TEST(Clusters, MakeEveryErrorRobust) {
  const auto study = kidney("cluster = \"id\"\n", endpoint + model + "strata = [\"disease\"]\n");
  const results::EndpointResult& found = study.endpoints.at(0);
  EXPECT_EQ(found.km.sample.clusters->n, 38U);
  EXPECT_NEAR(*found.km.groups.at(0).curve.at.at(0).std_error, expected()["km_cluster"]["std_error"][1].get<double>(),
              1e-11);
  EXPECT_TRUE(found.univariable.at(0).cox.value->terms.at(0).robust_std_error);
  expect_model(*found.multivariable->cox.value, "cox_strata_cluster");
  const results::ModelChecks& checks = *found.multivariable->checks->value;
  EXPECT_EQ(checks.coefficients.at(1).p, found.multivariable->cox.value->terms.at(1).p);
  EXPECT_EQ(checks.parameters, 2U);
  EXPECT_THAT(results::to_json(study), HasSubstr("\"clusters\": {"));
}

TEST(Clusters, LeaveOutWhatTakesPatientsAsIndependent) {
  const auto study =
      kidney("", endpoint + "[[cutpoint]]\nname = \"old\"\nvariable = \"age\"\nendpoint = \"infection\"\n" +
                     "[[effect]]\nvariable = \"sex = 1\"\nwithin = \"disease\"\nendpoint = \"infection\"\n");
  EXPECT_TRUE(study.endpoints.at(0).univariable.at(0).logrank.value);
  EXPECT_THAT(study.failed_parts, IsEmpty());
  const auto clustered = kidney(
      "cluster = \"id\"\n", endpoint + "[[cutpoint]]\nname = \"old\"\nvariable = \"age\"\nendpoint = \"infection\"\n" +
                                "[[effect]]\nvariable = \"sex = 1\"\nwithin = \"disease\"\nendpoint = \"infection\"\n");
  EXPECT_THAT(clustered.endpoints.at(0).univariable.at(0).logrank.why, HasSubstr("clustered by \"id\""));
  EXPECT_THAT(clustered.cutpoints.at(0).why, HasSubstr("a search takes patients as independent"));
  EXPECT_FALSE(clustered.effects.at(0).difference);
  EXPECT_TRUE(clustered.effects.at(0).overall.value->terms.at(0).robust_std_error);
  ASSERT_EQ(clustered.failed_parts.size(), 1U);
  EXPECT_THAT(clustered.failed_parts.at(0).reason, HasSubstr("the exact interval of a rate"));
}

// Nobody may search the cut: every part that names it says why, and gives no number from it.
TEST(Clusters, LeaveACutPointUnsearchedWhereverItIsNeeded) {
  const std::string parts = R"toml(
[[endpoint]]
name = "infection"
time = "time"
event = "event"
[[cutpoint]]
name = "old"
variable = "age"
endpoint = "infection"
[describe]
variables = ["old", "sex"]
[univariable]
endpoints = ["infection"]
factors = ["old", "sex"]
[multivariable]
endpoints = ["infection"]
factors = ["old", "sex"]
[risk_groups]
factors = ["old"]
groups = { "Low" = [0], "High" = [1] }
[[effect]]
variable = "old"
within = "sex"
endpoint = "infection"
[[effect]]
variable = "sex"
within = "risk_group"
endpoint = "infection"
[[effect]]
variable = "sex"
within = "disease"
endpoint = "infection"
[validation]
bootstrap = 100
)toml";
  const auto study = kidney("cluster = \"id\"\n", parts);
  const std::string why =
      "the cut-point \"old\" was not searched because a search takes patients as independent and counts each once, which "
      "endpoint \"infection\" does not (weights or cluster)";
  const auto& found = study.endpoints.at(0);
  EXPECT_EQ(found.univariable.at(0).cox.why, why);
  EXPECT_EQ(found.univariable.at(0).km.why, why);
  EXPECT_TRUE(found.univariable.at(1).cox.value);
  ASSERT_EQ(found.multivariable->left_out.size(), 1U);
  EXPECT_EQ(found.multivariable->left_out[0].reason, why);
  EXPECT_TRUE(found.multivariable->cox.value) << "the other factors are fitted";
  EXPECT_FALSE(study.risk_groups);
  ASSERT_EQ(study.effects.size(), 1U);
  EXPECT_EQ(study.effects[0].within, "disease");
  ASSERT_EQ(study.failed_parts.size(), 4U);
  for (const auto& failed : study.failed_parts) EXPECT_EQ(failed.reason, why) << failed.part;
  EXPECT_THAT(study.validation->not_followed, ::testing::ElementsAre(why));
  EXPECT_THAT(study.validation->cutpoints, IsEmpty());
  EXPECT_THAT(study.validation->corrected, ::testing::Not(IsEmpty()));
}

TEST(Clusters, OfTheModelStandBeforeThoseOfTheEndpoint) {
  const auto study = kidney("cluster = \"disease\"\n", endpoint + model + "strata = [\"disease\"]\ncluster = \"id\"\n");
  expect_model(*study.endpoints.at(0).multivariable->cox.value, "cox_strata_cluster");
  EXPECT_EQ(study.endpoints.at(0).km.sample.clusters->n, 4U);
}

TEST(Clusters, AreDrawnTogetherByAValidation) {
  const std::string parts = endpoint + model + "strata = [\"disease\"]\n[validation]\nbootstrap = 100\n";
  const auto together = kidney("cluster = \"id\"\n", parts), alone = kidney("", parts);
  ASSERT_TRUE(together.validation);
  EXPECT_THAT(together.validation->not_followed, IsEmpty());
  ASSERT_FALSE(together.validation->corrected.empty());
  const auto& c = together.validation->corrected.at(0);
  EXPECT_NEAR(c.apparent, together.endpoints.at(0).multivariable->cox.value->concordance->c, 1e-12);
  EXPECT_EQ(c.apparent, alone.validation->corrected.at(0).apparent);
  EXPECT_NE(*c.optimism, *alone.validation->corrected.at(0).optimism) << "the same seed draws other patients";
}

TEST(Clusters, AreSeveralWhereErrorsAreRobust) {
  const std::string one = "[derive]\nall_of_them = \"1\"\n";
  const auto study = kidney("cluster = \"all_of_them\"\n", one + endpoint + model);
  ASSERT_FALSE(study.failed_parts.empty());
  EXPECT_THAT(study.failed_parts[0].reason, HasSubstr("all rows are in one cluster of \"all_of_them\""));
}

TEST(Clusters, LeaveNoScreen) {
  const std::string screen = "[multivariable]\nendpoints = [\"infection\"]\nselect = \"logrank p < 0.1\"\n";
  EXPECT_THAT(message_of(ErrorKind::protocol, [&] { (void)kidney("cluster = \"id\"\n", endpoint + screen); }),
              HasSubstr("which do not take the clusters of endpoint \"infection\"; list the factors"));
}

TEST(Strata, AreNoFactorsOfTheModel) {
  const auto refused = [](const std::string& parts) {
    return message_of(ErrorKind::protocol, [&] { (void)kidney("", endpoint + parts); });
  };
  EXPECT_THAT(refused(model + "strata = [\"Sex\"]\n"),
              HasSubstr("\"sex\" is a factor of the model and makes the \"strata\" of [multivariable] too"));
  const std::string screen = "[multivariable]\nendpoints = [\"infection\"]\nselect = \"logrank p < 0.1\"\n";
  EXPECT_THAT(refused(screen + "strata = [\"sex\"]\n"), HasSubstr("\"factors\" lists those of the model"));
}

TEST(Weights, OfAStudyReachEveryPart) {
  const auto study = kidney("weights = \"w\"\n", endpoint + model + "[validation]\nbootstrap = 100\n");
  const results::EndpointResult& found = study.endpoints.at(0);
  EXPECT_NEAR(*found.km.groups.at(0).curve.at.at(0).std_error, expected()["km_weights"]["std_error"][1].get<double>(),
              1e-11);
  expect_model(*found.multivariable->cox.value, "cox_weights");
  EXPECT_THAT(found.univariable.at(0).logrank.why, HasSubstr("no whole numbers"));
  ASSERT_EQ(study.failed_parts.size(), 2U);
  EXPECT_THAT(study.failed_parts.at(0).reason, HasSubstr("takes no weights"));
}

TEST(Weights, MustBeNumbersThatAreNotNegative) {
  EXPECT_THAT(message_of(ErrorKind::protocol, [] { (void)kidney("weights = \"sex = 1\"\n", endpoint); }),
              HasSubstr("[study] weights: \"sex = 1\" is not a number"));
  EXPECT_THAT(message_of(ErrorKind::data, [] { (void)kidney("weights = \"w - 1\"\n", endpoint); }),
              HasSubstr("must not be negative"));
}

}  // namespace
}  // namespace rtsurv::study
