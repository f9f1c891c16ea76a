// Every value of tests/oracle/dose_vectors: printed ones with their source, and computed ones by recipe.py.

#include <gtest/gtest.h>

#include <set>

#include "dose/formulas.hpp"
#include "oracle/oracle.hpp"

namespace rtsurv::dose {
namespace {

class DoseVectors : public ::testing::TestWithParam<const char*> {};

TEST_P(DoseVectors, are_met_within_their_tolerance) {
  const nlohmann::json vectors = oracle::read_json(std::string("dose_vectors/") + GetParam());
  for (const nlohmann::json& vector : vectors.at("vectors")) {
    SCOPED_TRACE(vector.dump());
    const testing::Value value = testing::evaluate(vector.at("formula"), vector.at("inputs"));
    EXPECT_NEAR(value.number, vector.at("expected").get<double>(), vector.at("tolerance").get<double>());
    EXPECT_EQ(value.unit, vector.at("unit").get<std::string>());
    EXPECT_FALSE(vector.at("source").get<std::string>().empty());
  }
}

INSTANTIATE_TEST_SUITE_P(Files, DoseVectors, ::testing::Values("printed.json", "computed.json"));

TEST(DoseVectors, hold_every_formula) {
  std::set<std::string> held;
  for (const char* file : {"dose_vectors/printed.json", "dose_vectors/computed.json"}) {
    const nlohmann::json vectors = oracle::read_json(file);
    for (const nlohmann::json& vector : vectors.at("vectors")) held.insert(vector.at("formula").get<std::string>());
  }
  for (const std::string& formula : testing::formulas()) {
    const bool has_own_oracle = formula.starts_with("fitted_");  // tests/oracle/dose_response
    EXPECT_TRUE(has_own_oracle || held.contains(formula)) << formula;
  }
}

TEST(DoseVectors, an_unknown_formula_or_input_is_an_error) {
  const nlohmann::json inputs = {{"n", 15}, {"d_gy", 3}, {"alpha_beta_gy", 3.5}};
  EXPECT_THROW((void)testing::evaluate("bed_of_nothing", inputs), std::invalid_argument);
  EXPECT_THROW((void)testing::evaluate("bed", {{"n", 15}, {"d_gy", 3}}), std::invalid_argument);
  nlohmann::json more = inputs;
  more["x_gy"] = 3;
  EXPECT_THROW((void)testing::evaluate("bed", more), std::invalid_argument);
}

}  // namespace
}  // namespace rtsurv::dose
