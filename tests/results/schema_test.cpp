#include "schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/schema.hpp"

namespace rtsurv::results {
namespace {

using nlohmann::json;

json dose_document() {
  DoseResult result;
  result.alpha_beta_gy = {3.5};
  result.regimens.push_back({.schedule = {"45/15", {{45.0, 15, 3.0}}}, .effects = {{3.5, 83.57, 53.18}}});
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

TEST(Schema, accepts_every_model_and_question_of_a_dose_call) {
  DoseResult result;
  result.alpha_beta_gy = {3.5};
  result.models = {3.0, 1.1, 2, dose::DailyRepair{6.0, 4.4}, dose::Repopulation{0.35, 3.0, 21.0}, {{8.0, {}}}};
  const DoseResult::Effect effect{3.5, 83.57, 53.18, 45.0, 80.0, 52.0, 0.0, false};
  DoseResult::Regimen regimen{
      {"50/25+16/8", {{50.0, 25, 2.0}, {16.0, 8, 2.0}}, 1.1, 2}, "old", 7, 46.0, 16.5, true, {effect}};
  result.regimens = {regimen, regimen};
  result.reference = regimen;
  result.reach = DoseResult::Reach{63.0, 3.5, 30, {1.8, 3.0}, {1.8}};
  result.isoeffects = {{true, 5, 5.7, effect}, {false, 9, 3.0, effect}};
  EXPECT_EQ(tests::schema_problems(json::parse(to_json(result)), "dose"), "");
  result.models.regrowth = dose::DailyLoss{0.6, 14.0};
  result.regimens[0].effects[0].cumulative_bed_gy = 150.0;
  result.regimens[0].effects[0].cumulative_eqd2_gy = 95.5;
  result.regimens[0].effects[0].within_limit = false;
  result.reirradiation = {
      {{regimen.schedule, 0.5, 12.0, 12.0}}, 60.0, {{3.5, 80.0, 50.9, 40.0, 25.5, -1.0, -0.6}}, {{}}};
  const json document = json::parse(to_json(result));
  EXPECT_EQ(tests::schema_problems(document, "dose"), "");
  EXPECT_EQ(document["n"], 14);
  EXPECT_EQ(document["regimens"][0]["dose_per_fraction_gy"], 2);
  EXPECT_EQ(document["isoeffects"][0]["given"], "fractions");
}

TEST(Schema, the_dose_per_fraction_of_unequal_phases_is_null) {
  DoseResult result;
  result.regimens.push_back(
      {.schedule = {"40/16+10/4", {{40.0, 16, 2.5}, {10.0, 5, 2.0}}}, .effects = {{3.5, 80.0, 51.0}}});
  const json document = json::parse(to_json(result));
  EXPECT_EQ(tests::schema_problems(document, "dose"), "");
  EXPECT_TRUE(document["regimens"][0]["dose_per_fraction_gy"].is_null());
  EXPECT_EQ(document["regimens"][0]["total_gy"], 50);
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

/// The keys of `node` and below that have no description, by their place.
std::vector<std::string> undescribed(const json& node, const std::string& place) {
  std::vector<std::string> found;
  if (!node.is_structured()) return found;
  for (const auto& [key, child] : node.items()) {
    const std::string here = place + "/" + key;
    if (place.ends_with("/properties") && child.value("description", "").empty()) found.push_back(here);
    for (std::string& below : undescribed(child, here)) found.push_back(std::move(below));
  }
  return found;
}

TEST(Schema, the_committed_page_is_the_printed_one) {
  std::ifstream file(tests::source_path("docs/results.schema.json"));
  const std::string page(std::istreambuf_iterator<char>(file), {});
  EXPECT_TRUE(page == schema()) << "rtsurv schema > docs/results.schema.json, and review what has changed";
}

TEST(Schema, says_what_every_key_means) { EXPECT_THAT(undescribed(json::parse(schema()), ""), testing::IsEmpty()); }

TEST(Schema, lets_the_results_of_a_study_have_no_key_that_it_does_not_know) {
  Study study;
  study.flow.push_back({std::nullopt, 0, 10});
  study.manifest.data_sha256 = study.manifest.protocol_sha256 = std::string(64, 'a');
  json document = json::parse(to_json(study));
  document["flow"][0]["extra"] = 1;
  EXPECT_NE(tests::schema_problems(document), "");
}

}  // namespace
}  // namespace rtsurv::results
