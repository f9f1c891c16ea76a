// results.json of studies with [[dose.response]], [dose.sweep] and [recommend].
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rtsurv/results/json/json.hpp"
#include "schema.hpp"
#include "study/irradiated.hpp"

namespace rtsurv::study {
namespace {

using nlohmann::json;
using testing::dose_of_gy;
using testing::irradiated_patients;
using testing::os;
using testing::study_of;

std::string protocol(const std::string& event) {
  std::string endpoint = os;
  endpoint.replace(endpoint.find("\"died\""), 6, "\"" + event + "\"");
  return dose_of_gy + R"(alpha_beta = 3.5
[[dose.response]]
endpoint = "OS"
[[dose.response]]
endpoint = "OS"
model = "poisson"
bins = 2
[dose.sweep]
step = 0.5
)" + endpoint +
         R"([[cutpoint]]
name = "high"
variable = "eqd2"
endpoint = "OS"
p_method = "Lau94"
[[effect]]
variable = "high"
within = "site"
endpoint = "OS"
[recommend]
cutpoint = "high"
endpoint = "OS"
within = "site"
)";
}

json document(const std::string& event, const std::string& cohort) {
  return json::parse(results::to_json(study_of(protocol(event), cohort)));
}

TEST(DoseOutcomesJson, Conforms) {
  const json all = document("died", irradiated_patients());
  EXPECT_EQ(tests::schema_problems(all), "");
  EXPECT_EQ(all["dose_response"].size(), 2U);
  EXPECT_EQ(all["sweep"]["alpha_beta_gy"].size(), 11U);  // 1.2, 1.7, ... 5.7 and 3.5
  EXPECT_EQ(all["sweep"]["threshold"]["source"], "high");
  EXPECT_EQ(all["recommendation"]["searched"], true);
  EXPECT_EQ(all["recommendation"]["groups"][0]["group"], "bone");
}

TEST(DoseOutcomesJson, ConformsWithAThresholdThatSchedulesPass) {
  std::string fixed = protocol("died");
  fixed.replace(fixed.find("cutpoint = \"high\""), 17, "threshold = 63");
  const json all = json::parse(results::to_json(study_of(fixed, irradiated_patients())));
  EXPECT_EQ(tests::schema_problems(all), "");
  EXPECT_EQ(all["sweep"]["conclusions"][0]["conclusion"], "schedule reaches threshold");
  std::size_t changes = 0;
  for (const json& one : all["sweep"]["conclusions"]) changes += one["changes"].size();
  EXPECT_GE(changes, 3U);  // 54/18, 36/6 and 44/10 each pass 63 Gy
  EXPECT_EQ(all["recommendation"]["searched"], false);
  EXPECT_TRUE(all["recommendation"]["cutpoint"].is_null());
}

TEST(DoseOutcomesJson, ConformsWhenNothingCanBeEstimated) {
  const json nothing = document("died = 9", irradiated_patients());
  EXPECT_EQ(tests::schema_problems(nothing), "");
  EXPECT_TRUE(nothing["dose_response"][0]["fit"].contains("not_estimable"));
  EXPECT_TRUE(nothing["recommendation"].contains("not_estimable"));
  EXPECT_TRUE(nothing["sweep"]["cutpoints"][0]["at"][0].contains("not_estimable"));
  for (const int patients : {1, 2, 5, 9, 17})
    EXPECT_EQ(tests::schema_problems(document("died", irradiated_patients(static_cast<std::size_t>(patients)))), "")
        << patients;
}

}  // namespace
}  // namespace rtsurv::study
