// The whole study of tests/oracle/study against R, number by number.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "oracle/oracle.hpp"
#include "places.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "schema.hpp"

namespace rtsurv::study {
namespace {

using nlohmann::json;

constexpr double tolerance = 1e-8;

/// Every part of `expected` in `actual`; numbers relative, arrays element by element.
void expect_part(const json& expected, const json& actual, const std::string& path) {
  if (expected.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      ASSERT_TRUE(actual.is_object() && actual.contains(key)) << path << "." << key << " is missing";
      expect_part(value, actual[key], path + "." + key);
    }
  } else if (expected.is_array()) {
    ASSERT_TRUE(actual.is_array()) << path;
    ASSERT_EQ(expected.size(), actual.size()) << path;
    for (std::size_t i = 0; i < expected.size(); ++i)
      expect_part(expected[i], actual[i], path + "[" + std::to_string(i) + "]");
  } else if (expected.is_number()) {
    ASSERT_TRUE(actual.is_number()) << path << " is " << actual;
    const double want = expected.get<double>();
    EXPECT_NEAR(actual.get<double>(), want, std::max(tolerance * std::fabs(want), 1e-12)) << path;
  } else {
    EXPECT_EQ(expected, actual) << path;
  }
}

const results::Study& study() {
  static const results::Study result = [] {
    const Protocol protocol = read_protocol(tests::source_path("tests/oracle/study/study.toml"));
    return run(protocol, read_cohort(protocol));
  }();
  return result;
}

const json& actual() {
  static const json document = json::parse(results::to_json(study()));
  return document;
}

class RunOracle : public testing::TestWithParam<const char*> {};

TEST_P(RunOracle, AgreesWithR) {
  const json expected = oracle::read_json("study/expected.json")["expected"];
  expect_part(expected[GetParam()], actual()[GetParam()], GetParam());
}

INSTANTIATE_TEST_SUITE_P(Study, RunOracle,
                         testing::Values("flow", "table1", "cutpoints", "endpoints", "risk_groups", "effects"));

TEST(RunOracle, IsReadBackFromItsOwnJson) {
  const std::string written = results::to_json(study());
  EXPECT_TRUE(results::to_json(results::read_study(written, "results.json")) == written);
}

TEST(RunOracle, ConformsToTheSchema) { EXPECT_EQ(tests::schema_problems(actual()), ""); }

TEST(RunOracle, RunningTwiceGivesTheSameBytes) {
  const Protocol protocol = read_protocol(tests::source_path("tests/oracle/study/study.toml"));
  EXPECT_EQ(results::to_json(run(protocol, read_cohort(protocol))), results::to_json(study()));
}

TEST(RunOracle, ContinuousFactorsAreScreenedByTheirOwnModel) {
  for (const results::EndpointResult& endpoint : study().endpoints) {
    const auto age = std::find_if(endpoint.univariable.begin(), endpoint.univariable.end(),
                                  [](const results::UnivariableRow& row) { return row.factor == "age"; });
    ASSERT_NE(age, endpoint.univariable.end());
    EXPECT_TRUE(age->numeric);
    EXPECT_FALSE(age->logrank.value);
    EXPECT_THAT(age->logrank.why, testing::HasSubstr("no groups"));
    EXPECT_THAT(endpoint.multivariable->rule, testing::HasSubstr("likelihood-ratio"));
  }
}

TEST(RunOracle, TheManifestNamesTheInputsByNameHashAndSize) {
  const results::Manifest& manifest = study().manifest;
  EXPECT_EQ(manifest.data_file, "cohort.csv");
  EXPECT_EQ(manifest.protocol_file, "study.toml");
  EXPECT_EQ(manifest.data_sha256.size(), 64U);
  EXPECT_EQ(manifest.protocol_sha256.size(), 64U);
  EXPECT_EQ(manifest.rows_read, 240U);
  EXPECT_EQ(manifest.rows_analysed, study().flow.back().remaining);
  EXPECT_EQ(manifest.columns, 14U);
  EXPECT_EQ(manifest.seed, 7U);
  EXPECT_EQ(manifest.libraries.front().first, "DuckDB");
  for (const auto& [library, version] : manifest.libraries) EXPECT_FALSE(version.empty()) << library;
}

TEST(RunOracle, WhatToDoubtIsSaidInPlainWords) {
  const auto& warnings = study().warnings;
  EXPECT_THAT(warnings, testing::Contains(testing::HasSubstr("cut of \"high_dose\" was chosen to separate LC best")));
  EXPECT_THAT(warnings, testing::Contains(testing::HasSubstr("landmark 120 months lies beyond")));
  EXPECT_THAT(warnings, testing::Contains(testing::HasSubstr("\"bulky\" is missing in")));
  EXPECT_THAT(warnings, testing::Contains(testing::HasSubstr("have no risk group: a factor is missing")));
}

}  // namespace
}  // namespace rtsurv::study
