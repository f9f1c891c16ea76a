// Each rule on the smallest case that shows it, and on its sound twin.
#include <gtest/gtest.h>

#include "audit_ledger.hpp"

namespace rtsurv::audit {
namespace {

using results::AuditGrade;
using tests::findings_of;
using tests::has_rule;

std::string rate(const std::string& percent, const std::string& group, int months, const std::string& more = "") {
  return "kind = \"rate\"\nendpoint = \"LC\"\ntime_months = " + std::to_string(months) + "\npercent = " + percent +
         "\ngroup = \"" + group + "\"\n" + more;
}

std::string ratio(const std::string& hr, const std::string& ci, const std::string& p, const std::string& more = "") {
  return "kind = \"hazard_ratio\"\nhr = " + hr + "\nci95 = " + ci + "\np = \"" + p + "\"\n" + more;
}

TEST(Rules, sum_of_a_flow) {
  const std::vector<std::string> flow{"kind = \"total\"\nn = 169", "kind = \"flow\"\nn = 28", "kind = \"flow\"\nn = 8",
                                      "kind = \"total\"\nn = 133"};
  EXPECT_TRUE(findings_of(flow, "[[sum]]\ntotal = \"f4\"\nparts = [\"f1\", \"-f2\", \"-f3\"]").empty());
  EXPECT_TRUE(
      has_rule(findings_of(flow, "[[sum]]\ntotal = \"f4\"\nparts = [\"f1\", \"-f2\"]"), "sum", AuditGrade::hard));
  EXPECT_TRUE(findings_of(flow, "[[sum]]\ntotal = 133\nparts = [\"f1\", \"-f2\", -8]").empty());
}

TEST(Rules, percents_add_up_within_their_rounding) {
  const auto parts = [](const char* a, const char* b, const char* c) {
    std::vector<std::string> figures;
    for (const char* p : {a, b, c}) figures.push_back(std::string("kind = \"share\"\npercent_printed = \"") + p + "\"");
    return findings_of(figures, "[[percent_sum]]\nparts = [\"f1\", \"f2\", \"f3\"]\nexpected = 100.0");
  };
  EXPECT_TRUE(parts("33.3", "33.3", "33.3").empty());
  EXPECT_TRUE(parts("33.4", "33.4", "33.3").empty());
  EXPECT_TRUE(has_rule(parts("33.3", "43.3", "33.3"), "percents_add_up", AuditGrade::hard));
}

TEST(Rules, same_quantity_by_name_and_by_label) {
  const std::string high =
      "kind = \"count\"\nstatement = \"EQD2 at least 63 Gy\"\nn = 61\ndenominator = 133\npercent_printed = \"45.9\"";
  EXPECT_TRUE(has_rule(findings_of({high,
                                    "kind = \"percent_only\"\nstatement = \"share given EQD2 >=63\"\n"
                                    "denominator = 133\npercent_printed = \"28\""}),
                       "same_quantity", AuditGrade::hard));
  const auto repeat = [&](const char* value) {
    return findings_of({high, std::string("kind = \"repeat\"\nof = \"f1\"\nvalue = ") + value});
  };
  EXPECT_TRUE(repeat("45.9").empty());
  EXPECT_TRUE(repeat("46").empty());
  EXPECT_TRUE(has_rule(repeat("44.9"), "same_quantity"));
}

TEST(Rules, identical_pair_is_a_hint) {
  const std::string first =
      "kind = \"count\"\nstatement = \"EQD2 at least 63 Gy\"\nn = 61\ndenominator = 133\npercent_printed = \"45.9\"";
  const auto found = findings_of({first,
                                  "kind = \"count\"\nstatement = \"at most 2 lines\"\nn = 72\ndenominator = 133\n"
                                  "percent_printed = \"54.1\""});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "identical_pair");
  EXPECT_EQ(found[0].grade, AuditGrade::soft);
  EXPECT_EQ(found[0].recomputed, "133 \u2212 72");
}

TEST(Rules, a_ratio_lies_in_the_middle_of_its_interval) {
  EXPECT_TRUE(findings_of(ratio("2.20", "[1.15, 4.20]", "0.017")).empty());
  EXPECT_TRUE(has_rule(findings_of(ratio("2.90", "[1.15, 4.20]", "")), "ratio_centred", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of(ratio("5.20", "[1.15, 4.20]", "")), "ratio_centred", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of(ratio("2.20", "[4.20, 1.15]", "")), "ratio_centred", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of(ratio("2.25", "[1.15, 4.20]", "")), "ratio_centred", AuditGrade::soft));
}

TEST(Rules, a_p_value_follows_from_ratio_and_interval) {
  EXPECT_TRUE(findings_of(ratio("2.84", "[1.5, 5.36]", "0.001")).empty());
  EXPECT_TRUE(findings_of(ratio("0.64", "[0.5, 0.82]", "<0.001")).empty());
  EXPECT_TRUE(has_rule(findings_of(ratio("2.2", "[1.15, 4.2]", "0.009")), "ratio_p", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of(ratio("0.42", "[0.2, 0.88]", "0.017")), "ratio_p", AuditGrade::soft));
  const auto flips = findings_of(ratio("1.5", "[0.9, 2.5]", "0.03"));
  ASSERT_TRUE(has_rule(flips, "ratio_p", AuditGrade::hard));
  EXPECT_NE(flips[0].message.find("decision flips"), std::string::npos);
  EXPECT_TRUE(
      has_rule(findings_of(ratio("2.2", "[1.15, 4.2]", "0.009", "test = \"log-rank\"")), "ratio_p", AuditGrade::soft));
}

TEST(Rules, direction_against_words_and_against_rates) {
  EXPECT_TRUE(has_rule(findings_of(ratio("0.42", "[0.20, 0.88]", "0.021", "direction = \"worse\"")), "direction"));
  EXPECT_TRUE(findings_of(ratio("2.20", "[1.15, 4.20]", "0.017", "direction = \"worse\"")).empty());
  EXPECT_TRUE(findings_of(ratio("0.80", "[0.40, 1.60]", "0.53", "direction = \"worse\"")).empty());
  const std::string low = rate("42.9", "eqd2_lt_63", 24), high = rate("67.7", "eqd2_ge_63", 24);
  const std::string label = "endpoint = \"LC\"\nstatement = \"dose <63 Gy\"";
  EXPECT_TRUE(has_rule(findings_of({ratio("0.42", "[0.20, 0.88]", "0.021", label), low, high}), "direction"));
  EXPECT_FALSE(has_rule(findings_of({ratio("2.38", "[1.14, 4.97]", "0.021", label), low, high}), "direction"));
}

TEST(Rules, a_standard_error_needs_events) {
  const std::string binary = "binary = true\nevents = ";
  EXPECT_TRUE(
      has_rule(findings_of(ratio("0.70", "[0.60, 0.82]", "", binary + "50")), "events_for_se", AuditGrade::hard));
  EXPECT_TRUE(findings_of(ratio("0.70", "[0.60, 0.82]", "", binary + "700")).empty());
  EXPECT_TRUE(findings_of(ratio("1.03", "[1.02, 1.04]", "", "statement = \"age, per year\"\nevents = 50")).empty());
}

TEST(Rules, an_interval_is_not_narrower_than_its_group_allows) {
  EXPECT_TRUE(findings_of(rate("63.9", "a", 24, "ci95 = [51.0, 80.1]\nn_group = 63")).empty());
  EXPECT_TRUE(has_rule(findings_of(rate("63.9", "a", 24, "ci95 = [60.0, 68.1]\nn_group = 63")), "rate_interval"));
  EXPECT_TRUE(has_rule(findings_of(rate("83.9", "a", 24, "ci95 = [51.0, 80.1]\nn_group = 63")), "rate_interval"));
  EXPECT_TRUE(has_rule(findings_of(rate("63.9", "a", 24, "ci95 = [80.1, 51.0]\nn_group = 63")), "rate_interval"));
}

TEST(Rules, survival_does_not_rise_and_meets_its_median) {
  EXPECT_TRUE(findings_of({rate("72.8", "a", 24), rate("59.1", "a", 36)}).empty());
  EXPECT_TRUE(
      has_rule(findings_of({rate("59.1", "a", 24), rate("72.8", "a", 36)}), "survival_order", AuditGrade::hard));
  const auto median = [](const char* months) {
    return "kind = \"median\"\nendpoint = \"LC\"\ngroup = \"a\"\nunits = \"months\"\nvalue = " + std::string(months);
  };
  EXPECT_TRUE(findings_of({rate("72.8", "a", 24), median("43.8")}).empty());
  EXPECT_TRUE(has_rule(findings_of({rate("72.8", "a", 24), median("18.0")}), "survival_order", AuditGrade::hard));
}

TEST(Rules, the_pooled_rate_lies_between_its_groups) {
  const std::string high = rate("67.7", "eqd2_ge_63", 24, "n_group = 37"),
                    low = rate("42.9", "eqd2_lt_63", 24, "n_group = 96");
  EXPECT_TRUE(findings_of({rate("49.4", "all", 24), high, low}).empty());
  EXPECT_TRUE(has_rule(findings_of({rate("39.4", "all", 24), high, low}), "pooled_rate", AuditGrade::hard));
  const std::string too_many = rate("67.7", "eqd2_ge_63", 24, "n_group = 61"),
                    few = rate("42.9", "eqd2_lt_63", 24, "n_group = 72");
  EXPECT_TRUE(has_rule(findings_of({rate("49.4", "all", 24), too_many, few}), "pooled_rate", AuditGrade::soft));
}

// 133 with margins 61 and 29, both 20: one 50, none 63.
TEST(Rules, parts_wholes_and_margins) {
  const std::string any = "kind = \"total\"\nn = 1";
  const auto margins = [&](const char* one) {
    return findings_of({any},
                       std::string("[[margins]]\ntotal = 133\na = 61\nb = 29\nboth = 20\nnone = 63\none = ") + one);
  };
  EXPECT_TRUE(margins("50").empty());
  EXPECT_TRUE(has_rule(margins("51"), "nested", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of("kind = \"count\"\nn = 9\ndenominator = 8"), "nested"));
  EXPECT_TRUE(has_rule(findings_of({any}, "[[nested]]\ninner = 62\nouter = 61"), "nested"));
  const auto cut = [](const char* label, int n) {
    return "kind = \"count\"\ndenominator = 133\nstatement = \"" + std::string(label) + "\"\nn = " + std::to_string(n);
  };
  EXPECT_TRUE(has_rule(findings_of({cut("EQD2 >=63", 61), cut("EQD2 >=70", 62)}), "nested"));
  EXPECT_FALSE(has_rule(findings_of({cut("EQD2 >=63", 61), cut("EQD2 >=70", 12)}), "nested"));
}

TEST(Rules, quartiles_fix_the_share_beyond_a_cut) {
  const std::string spread =
      "kind = \"median_iqr\"\nstatement = \"EQD2 of prescription\"\nvalue = 53.2\niqr = [53.2, 63.8]";
  const auto share = [](const char* percent) {
    return std::string(
               "kind = \"percent_only\"\nstatement = \"EQD2 at least 63 Gy\"\ndenominator = 133\npercent_printed = "
               "\"") +
           percent + "\"";
  };
  EXPECT_TRUE(findings_of({spread, share("45.9")}).empty());
  EXPECT_TRUE(has_rule(findings_of({spread, share("15.8")}), "quartile_share", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of({spread, share("60.2")}), "quartile_share", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of("kind = \"median_iqr\"\nvalue = 70\niqr = [53.2, 63.8]"), "quartile_share"));
}

TEST(Rules, doses_thresholds_and_what_is_stated_nowhere) {
  const auto course = [](const char* total, const char* fractions, const char* eqd2, const char* ratio) {
    return std::string("kind = \"eqd2\"\nstatement = \"recommended\"\ntotal_dose_gy = ") + total +
           "\nfractions = " + fractions + "\neqd2_printed = \"" + eqd2 + "\"\n" + ratio;
  };
  const std::string meta = "[meta]\nthreshold_gy = 63";
  EXPECT_TRUE(findings_of({course("45", "10", "65", "alpha_beta = 3.5")}, meta).empty());
  EXPECT_TRUE(has_rule(findings_of({course("45", "10", "66", "alpha_beta = 3.5")}, meta), "dose", AuditGrade::hard));
  EXPECT_TRUE(
      has_rule(findings_of({course("36", "6", "62", "alpha_beta = 3.5")}, meta), "threshold", AuditGrade::hard));
  EXPECT_TRUE(has_rule(findings_of(course("45", "10", "66", "")), "dose", AuditGrade::soft));
  EXPECT_TRUE(has_rule(findings_of("kind = \"scheme\"\ntotal_dose_gy = 45\nfractions = 15\ndose_per_fraction_gy = 2.5"),
                       "dose"));
  EXPECT_TRUE(findings_of("kind = \"bed_to_eqd2\"\nbed = 80.0\nalpha_beta = 4.0\neqd2_printed = \"53\"").empty());
}

TEST(Rules, none_of_many_and_announced_without_result) {
  const auto none = findings_of("kind = \"count\"\nn = 0\ndenominator = 133");
  ASSERT_EQ(none.size(), 1U);
  EXPECT_EQ(none[0].rule, "zero_events");
  EXPECT_EQ(none[0].recomputed, "0 to 2.7 %");
  EXPECT_TRUE(has_rule(findings_of("kind = \"endpoint\"\nendpoint = \"DMPFS\""), "orphan", AuditGrade::soft));
  EXPECT_FALSE(has_rule(findings_of({"kind = \"endpoint\"\nendpoint = \"LC\"", rate("50.0", "all", 24)}), "orphan"));
}

}  // namespace
}  // namespace rtsurv::audit
