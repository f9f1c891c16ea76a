#include "schema.hpp"

#include <gtest/gtest.h>

#include "rtsurv/results/json.hpp"

namespace rtsurv::results {
namespace {

using nlohmann::json;

json dose_document() {
  DoseResult result;
  result.regimens.push_back({45.0, 15, 3.0, 3.5, 83.57, 53.18});
  return json::parse(to_json(result));
}

TEST(Schema, accepts_a_conforming_document) { EXPECT_EQ(tests::schema_problems(dose_document(), "dose"), ""); }

TEST(Schema, refuses_a_missing_an_unknown_and_a_mistyped_key) {
  json document = dose_document();
  document.erase("warnings");
  EXPECT_NE(tests::schema_problems(document, "dose"), "");
  document = dose_document();
  document["extra"] = 1;
  EXPECT_NE(tests::schema_problems(document, "dose"), "");
  document = dose_document();
  document["regimens"][0]["eqd2_gy"] = "53";
  EXPECT_NE(tests::schema_problems(document, "dose"), "");
}

TEST(Schema, refuses_a_p_value_of_zero) {
  LogRankResult result;
  result.test.test.p = 0.5;
  EXPECT_EQ(tests::schema_problems(json::parse(to_json(result)), "logrank"), "");
  result.test.test.p = 0.0;
  EXPECT_NE(tests::schema_problems(json::parse(to_json(result)), "logrank"), "");
}

TEST(Schema, the_study_document_conforms_when_it_is_small) {
  Study study;
  study.flow.push_back({std::nullopt, 0, 10});
  study.manifest.data_sha256 = std::string(64, 'a');
  study.manifest.protocol_sha256 = std::string(64, 'b');
  EXPECT_EQ(tests::schema_problems(json::parse(to_json(study))), "");
}

}  // namespace
}  // namespace rtsurv::results
