// Every vector of vectors.json, made by vectors.py from textbook formulas.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "audit_ledger.hpp"
#include "places.hpp"
#include "rtsurv/audit/course.hpp"
#include "rtsurv/audit/grim.hpp"
#include "rtsurv/audit/intervals.hpp"
#include "rtsurv/audit/ratio.hpp"

namespace rtsurv::audit {
namespace {

using nlohmann::json;
using tests::findings_of;
using tests::has_rule;

std::vector<json> vectors_of(const std::string& rule) {
  std::ifstream file(tests::source_path("tests/audit/vectors.json"));
  std::vector<json> found;
  const json all = json::parse(file);
  for (const json& vector : all["vectors"])
    if (vector["rule"] == rule) found.push_back(vector);
  EXPECT_FALSE(found.empty()) << rule;
  return found;
}

std::string q(const json& value) { return value.get<std::string>(); }

TEST(Vectors, percents) {
  for (const json& vector : vectors_of("percent")) {
    const Printed printed = *parse_printed(q(vector["printed"]));
    const auto rounding = percent_rounding(vector["n"], vector["denominator"], printed);
    ASSERT_EQ(rounding.has_value(), !vector["rounding"].is_null()) << vector;
    const json names{{"half_up", 0}, {"half_even", 1}, {"truncation", 2}};
    if (rounding) {
      EXPECT_EQ(static_cast<int>(*rounding), names[q(vector["rounding"])].get<int>()) << vector;
    }
    const auto found =
        findings_of("kind = \"count\"\nn = " + vector["n"].dump() + "\ndenominator = " + vector["denominator"].dump() +
                    "\npercent_printed = \"" + printed.text + "\"");
    EXPECT_EQ(has_rule(found, "percent"), !rounding) << vector;
  }
}

TEST(Vectors, granularity) {
  for (const json& vector : vectors_of("grim")) {
    const Printed printed = *parse_printed(q(vector["printed"]));
    EXPECT_EQ(counts_with_percent(printed, vector["denominator"], Rounding::half_up),
              vector["counts"].get<std::vector<std::int64_t>>())
        << vector;
  }
}

TEST(Vectors, ratios_with_interval_and_p) {
  for (const json& vector : vectors_of("ratio_p")) {
    Figure figure;
    figure.ratio = parse_printed(q(vector["estimate"]));
    figure.interval = {*parse_printed(q(vector["lower"])), *parse_printed(q(vector["upper"]))};
    const RatioBox box = *box_of(figure);
    const PRange p = p_of(box, figure);
    EXPECT_NEAR(p.point, vector["p"].get<double>(), 1e-9) << vector;
    if (!box.estimate.holds(1.0)) {
      EXPECT_NEAR(p.lower, vector["p_min"].get<double>(), 1e-9) << vector;
      EXPECT_NEAR(p.upper, vector["p_max"].get<double>(), 1e-9) << vector;
    }
    EXPECT_TRUE(standard_error(box).holds(vector["se"].get<double>())) << vector;
  }
}

TEST(Vectors, events_that_a_standard_error_needs) {
  for (const json& vector : vectors_of("events_for_se")) {
    const double se = std::abs(std::log(std::stod(q(vector["ratio"])))) / z_of_p(std::stod(q(vector["p"])));
    EXPECT_NEAR(se, vector["se"].get<double>(), 1e-9);
    const auto found =
        findings_of("kind = \"hazard_ratio_no_ci\"\nstatement = \"dose >=80 vs <80\"\nhr = " + q(vector["ratio"]) +
                    "\np = \"" + q(vector["p"]) + "\"\nn = " + vector["n"].dump());
    EXPECT_TRUE(has_rule(found, "events_for_se", results::AuditGrade::hard));
  }
}

TEST(Vectors, upper_limits_of_none) {
  for (const json& vector : vectors_of("zero_events"))
    EXPECT_NEAR(exact_limits(0, vector["n"], 0.95).upper, vector["upper"].get<double>(), 1e-12);
}

TEST(Vectors, equivalent_doses) {
  for (const json& vector : vectors_of("dose")) {
    const Course course{Gray{vector["total"].get<double>()}, vector["fractions"].get<int>()};
    EXPECT_NEAR(eqd2_of(course, vector["alpha_beta"]), vector["eqd2"].get<double>(), 1e-9);
    const auto found = findings_of("kind = \"eqd2\"\ntotal_dose_gy = " + vector["total"].dump() +
                                   "\nfractions = " + vector["fractions"].dump() +
                                   "\nalpha_beta = 3.5\neqd2_printed = \"" + q(vector["printed"]) + "\"");
    EXPECT_EQ(has_rule(found, "dose"), q(vector["printed"]) == "66") << vector;
  }
}

}  // namespace
}  // namespace rtsurv::audit
