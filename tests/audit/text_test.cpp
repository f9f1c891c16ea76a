// Running text: what is recognised, what is made of it, and what is refused.
#include <gtest/gtest.h>

#include "audit_ledger.hpp"
#include "program.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::audit {
namespace {

using results::AuditGrade;
using tests::Findings;

Ledger read(const std::string& text) { return read_text(text, "paper.txt"); }

std::vector<Figure> of_kind(const Ledger& ledger, const std::string& kind) {
  std::vector<Figure> found;
  for (const Figure& figure : ledger.figures)
    if (figure.kind == kind) found.push_back(figure);
  return found;
}

bool reports(const Findings& findings, const std::string& rule, const std::string& quoted) {
  return std::ranges::any_of(findings, [&](const auto& finding) {
    return finding.rule == rule && (finding.where + finding.printed).find(quoted) != std::string::npos;
  });
}

TEST(Text, counts_in_every_form) {
  for (const char* text :
       {"n = 61 (45.9%)", "61 patients (45.9%)", "(n = 61, 45.9%)", "61 of 133 (45.9%)", "61/133 (45.9%)",
        "61 (45.9%) of 133", "61 (45.9 %) of the 133 patients", "45.9% (61/133)", "45.9% (61 of 133)", "45.9% (n = 61)",
        "sixty patients; 61 women (45.9%)", "n\u2009=\u200961 (45.9\u202F%)", "61 out of 133 patients (45.9%)"}) {
    const auto counts = of_kind(read(text), "count");
    ASSERT_EQ(counts.size(), 1U) << text;
    EXPECT_EQ(counts[0].n, 61) << text;
    EXPECT_EQ(counts[0].percent->text, "45.9") << text;
    if (std::string(text).find("133") == std::string::npos) continue;
    EXPECT_EQ(counts[0].denominator, 133) << text;
  }
  EXPECT_EQ(of_kind(read("Fifty patients (37.6%) waited."), "count").at(0).n, 50);
  EXPECT_TRUE(of_kind(read("grade 3 (5.2%), 95% CI 3 (2.1%), 2-year LC (49.4%)"), "count").empty());
}

TEST(Text, takes_the_patients_said_to_be_analysed_for_the_cohort) {
  for (const char* text : {"Of 512 patients 82 left, leaving 430 for analysis; 170 (39.5%) had nodes. Of the 26 "
                           "events, 11 (42.3%) were late and 15 (57.7%) not.",
                           "512 patients were seen, 430 were included; 170 (39.5%) had nodes. Of the 26 events, 11 "
                           "(42.3%) were late and 15 (57.7%) not.",
                           "512 patients were seen and 430 patients were finally analysed; 170 (39.5%) had nodes. Of "
                           "the 26 events, 11 (42.3%) were late and 15 (57.7%) not."}) {
    const Ledger ledger = read(text);
    EXPECT_EQ(ledger.cohort_n, 430) << text;
    EXPECT_EQ(of_kind(ledger, "count").at(1).denominator, 26) << text;
  }
  EXPECT_EQ(read("430 patients were included. Of the 26 events, 11 (42.3%) were late and 15 (57.7%) not.").cohort_n,
            26);
}

TEST(Text, courses_as_products_and_doses_around_them) {
  for (const char* text :
       {"5 \u00D7 6 Gy (EQD2 46 Gy)", "6 Gy x 5 (EQD2 46 Gy)", "The EQD2 of 30 Gy in 5 fractions was 46 Gy."}) {
    const auto courses = of_kind(read(text), "eqd2");
    ASSERT_EQ(courses.size(), 1U) << text;
    EXPECT_EQ(courses[0].total_dose_gy, 30.0) << text;
    EXPECT_EQ(courses[0].fractions, 5) << text;
    EXPECT_EQ(courses[0].eqd2->text, "46") << text;
  }
  EXPECT_TRUE(of_kind(read("a 5 x 6 cm field"), "scheme").empty());
}

TEST(Text, absent_toxicity_keeps_its_own_denominator_and_limit) {
  const auto counts = of_kind(read("No grade 4 toxicity occurred (0 of 430)."), "count");
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].denominator, 430);
  EXPECT_TRUE(of_kind(read("No grade 4 toxicity occurred (0 of 430; upper limit 0.9%)."), "count").empty());
}

TEST(Text, ratios_in_every_form) {
  for (const char* text :
       {"HR 2.20, 95% CI 1.15\u20134.20, P = 0.009",
        "hazard ratio [HR], 2.20; 95% confidence interval [CI] 1.15\u20134.20, P = 0.009",
        "HR = 2.20 (95%CI: 1.15 to 4.20; p=0.009)", "HR 2.20 (1.15-4.20, p = 0.009)",
        "aHR: 2.20 [1.15; 4.20], P = .009", "Hazard ratio for local failure, 2.20; 95% CI, 1.15 to 4.20; P value 0.009",
        "HR 2\u00B720 (95% CI 1\u00B715\u20134\u00B720), p=0\u00B7009",
        "HR 2.20, 95% CI\n1.15\u22124.20,\nP\u00A0=\u00A00.009"}) {
    const auto ratios = of_kind(read(text), "hazard_ratio");
    ASSERT_EQ(ratios.size(), 1U) << text;
    EXPECT_EQ(ratios[0].ratio->text, "2.20") << text;
    EXPECT_EQ((*ratios[0].interval)[0].text, "1.15") << text;
    EXPECT_EQ((*ratios[0].interval)[1].text, "4.20") << text;
    ASSERT_TRUE(ratios[0].p) << text;
    EXPECT_EQ(ratios[0].p->text, "0.009") << text;
  }
  EXPECT_TRUE(of_kind(read("OR 0.50 (0.20-1.25)"), "hazard_ratio").at(0).odds);
  EXPECT_EQ(of_kind(read("(HR 0.70, P = 0.06)"), "hazard_ratio_no_ci").size(), 1U);
}

TEST(Text, courses_with_and_without_their_dose) {
  const auto range = of_kind(read("44\u201345 Gy/10 fractions (63\u201366 Gy in EQD2)"), "eqd2");
  ASSERT_EQ(range.size(), 2U);
  EXPECT_EQ(range[1].total_dose_gy, 45.0);
  EXPECT_EQ(range[1].eqd2->text, "66");
  EXPECT_EQ(of_kind(read("36 Gy/6 fractions (62 Gy)"), "eqd2").at(0).eqd2->text, "62");
  EXPECT_EQ(of_kind(read("45 Gy in 15 fractions, with an EQD2 of 53.2 Gy"), "eqd2").at(0).eqd2->text, "53.2");
  EXPECT_EQ(of_kind(read("45 Gy in 15 fractions or 63 Gy in EQD2"), "scheme").size(), 1U);
  EXPECT_EQ(of_kind(read("45 Gy in 15 daily fractions"), "scheme").at(0).fractions, 15);
  EXPECT_EQ(of_kind(read("45 Gy in 15 fractions of 3 Gy"), "scheme").at(0).dose_per_fraction_gy, 3.0);
}

TEST(Text, lists_of_rates) {
  const auto rates =
      of_kind(read("The 2-year LC rates for groups 1, 2, and 3 were 63.9%, 43.2%, and 0%, respectively."), "rate");
  ASSERT_EQ(rates.size(), 3U);
  EXPECT_EQ(rates[1].group, "group 2");
  EXPECT_EQ(rates[1].percent->text, "43.2");
  EXPECT_EQ(of_kind(read("The 2-year LC and OS rates were 49.4%, and 48.3%."), "rate").at(1).endpoint, "OS");
  EXPECT_TRUE(of_kind(read("The 2-year LC was 67.7% vs. 42.9%."), "rate").empty());
  const auto times = of_kind(read("OS at 1, 2, and 3 years was 72.8%, 59.1%, and 50.0%."), "rate");
  ASSERT_EQ(times.size(), 3U);
  EXPECT_EQ(times[2].time_months, 36.0);
  const auto interval = of_kind(read("LC at 2 years was 63.9% (95% CI 51.0\u201380.1%)."), "rate");
  ASSERT_EQ(interval.size(), 1U);
  EXPECT_EQ((*interval[0].interval)[1].text, "80.1");
  EXPECT_TRUE(of_kind(read("The median age was 51 years; LC was 63.9%."), "rate").empty());
}

// The proof of the method: everything known to be wrong is reported, nothing that is right is a hard finding.
TEST(Text, of_a_paper_shows_what_cannot_be) {
  const Ledger ledger = read(tests::file_content(tests::source_path("tests/audit/paper.txt")));
  EXPECT_EQ(ledger.cohort_n, 133);
  EXPECT_EQ(ledger.alpha_beta_gy, 3.5);
  EXPECT_EQ(ledger.threshold_gy, 63.0);
  const Findings findings = audit_ledger(ledger).findings;
  EXPECT_TRUE(reports(findings, "percent", "63.7"));
  EXPECT_TRUE(reports(findings, "percent", "76.0"));
  EXPECT_TRUE(reports(findings, "same_quantity", "28"));
  EXPECT_TRUE(reports(findings, "ratio_p", "0.009"));
  EXPECT_TRUE(reports(findings, "dose", "66"));
  EXPECT_TRUE(reports(findings, "threshold", "36 Gy"));
  EXPECT_TRUE(reports(findings, "direction", "0.42"));
  EXPECT_TRUE(reports(findings, "orphan", "DMPFS"));
  EXPECT_TRUE(reports(findings, "zero_events", "0 of 133"));
  EXPECT_EQ(ledger.sums.size(), 2U);
  EXPECT_FALSE(tests::has_rule(findings, "sum"));
  EXPECT_EQ(tests::hard_count(findings), 7U);
}

TEST(Text, a_ledger_made_of_it_gives_the_same_findings) {
  const Ledger ledger = read(tests::file_content(tests::source_path("tests/audit/paper.txt")));
  const Ledger saved = read_ledger(to_toml(ledger), "paper.toml");
  const Findings first = audit_ledger(ledger).findings, second = audit_ledger(saved).findings;
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_EQ(first[i].where + first[i].message, second[i].where + second[i].message);
}

TEST(Text, a_broken_flow_is_a_soft_finding) {
  std::string text = tests::file_content(tests::source_path("tests/audit/paper.txt"));
  text.replace(text.find("n = 28"), 6, "n = 27");
  EXPECT_TRUE(tests::has_rule(audit_ledger(read(text)).findings, "sum", AuditGrade::soft));
}

TEST(Text, what_is_no_text_is_refused) {
  for (const std::string& bytes : {std::string(), std::string(" \n\t\n"), std::string("%PDF-1.7 \x01\x02"),
                                   std::string("PK\x03\x04 ..."), std::string("ab\0cd", 5)})
    EXPECT_THROW((void)read(bytes), Error) << bytes;
  const Ledger nothing = read("No numbers at all.");
  EXPECT_TRUE(nothing.figures.empty());
  ASSERT_EQ(nothing.warnings.size(), 1U);
}

TEST(Text, latin_1_is_read_too) { EXPECT_EQ(of_kind(read("n = 61 (45.9%), H\xF6lzel"), "count").size(), 1U); }

}  // namespace
}  // namespace rtsurv::audit
