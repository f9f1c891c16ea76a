#include <gtest/gtest.h>

#include "audit_ledger.hpp"
#include "program.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::audit {
namespace {

using results::AuditGrade;
using tests::ledger_text;

const std::string paper = tests::source_path("tests/audit/paper.toml");

std::string problem_of(const std::string& text) {
  try {
    (void)read_ledger(text, "paper.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::data);
    return error.what();
  }
  return "";
}

TEST(Ledger, keeps_digits_and_gives_ratio_and_limits_the_same_decimals) {
  const Ledger ledger = read_ledger(ledger_text({"kind = \"rate\"\npercent = 0.0\ntime_months = 24",
                                                 "kind = \"hazard_ratio\"\nhr = 2.2\nci95 = [1.15, 4.2]"}),
                                    "x");
  EXPECT_EQ(ledger.figures[0].percent->text, "0.0");
  EXPECT_EQ(ledger.figures[1].ratio->text, "2.20");
  EXPECT_EQ((*ledger.figures[1].interval)[1].text, "4.20");
}

TEST(Ledger, leaves_unknown_kinds_and_keys_unchecked) {
  const auto result =
      audit_ledger(read_ledger(ledger_text({"kind = \"horoscope\"\nvalue = \"Leo\"\nsign = [1, 2, 3]"}), "x"));
  EXPECT_TRUE(result.findings.empty());
  ASSERT_EQ(result.readings.size(), 1U);
  EXPECT_EQ(result.readings[0].checks, 0U);
}

TEST(Ledger, takes_words_for_a_number_that_is_not_printed) {
  const Ledger ledger = read_ledger(
      ledger_text({"kind = \"median\"\nvalue = \"not reached\"\nci95 = [12.1, \"NR\"]\nn_group = \"n/a\"\np = \"\""}),
      "x");
  EXPECT_FALSE(ledger.figures[0].value || ledger.figures[0].interval || ledger.figures[0].n_group ||
               ledger.figures[0].p);
}

TEST(Ledger, names_every_malformed_value_with_its_line) {
  const std::string problem = problem_of(
      ledger_text({"n = -3", "percent_printed = \"many\"", "hr = 2\nci95 = [1.0]", "p = \"1.7\"", "fractions = 2.5"},
                  "[[sum]]\ntotal = \"f1\"\nparts = [\"f9\"]"));
  for (const char* piece : {"paper.toml:3:", "\"n\"", "paper.toml:6:", "\"percent_printed\"", "paper.toml:10:",
                            "\"ci95\"", "paper.toml:13:", "\"p\"", "\"fractions\"", "names no figure: \"f9\""})
    EXPECT_NE(problem.find(piece), std::string::npos) << piece << '\n' << problem;
}

TEST(Ledger, explains_errors_of_syntax_as_every_file_does) {
  EXPECT_EQ(problem_of("[[figure]]\nid = a\n"),
            "paper.toml:2:6: this value is not understood; text needs quotes, as in event = \"status = 2\"");
}

// Trailing zeros say how exactly a number was printed.
TEST(Ledger, keeps_the_digits_of_numbers_without_quotes) {
  const Ledger ledger =
      read_ledger(ledger_text({"hr = 2.10\nci95 = [1.50,4]\np = 0.010 # P", "hr = 1.5e0\np = +0.50"}), "x");
  EXPECT_EQ(ledger.figures[0].ratio->text, "2.10");
  EXPECT_EQ((*ledger.figures[0].interval)[0].text, "1.50");
  EXPECT_EQ((*ledger.figures[0].interval)[1].text, "4.00");
  EXPECT_EQ(ledger.figures[0].p->text, "0.010");
  EXPECT_EQ(ledger.figures[1].ratio->text, "1.5");
  EXPECT_EQ(ledger.figures[1].p->text, "0.5");
}

TEST(Ledger, refuses_what_is_no_ledger) {
  EXPECT_NE(problem_of("a = [1, 2").find("paper.toml:1"), std::string::npos);
  EXPECT_NE(problem_of("").find("no [[figure]]"), std::string::npos);
  EXPECT_NE(problem_of("[[figure]]\nn = 3").find("\"id\" is missing"), std::string::npos);
  EXPECT_NE(problem_of("[[figure]]\nid = \"a\"\n[[figure]]\nid = \"a\"").find("given before"), std::string::npos);
  EXPECT_NE(problem_of("figure = 3").find("[[figure]]"), std::string::npos);
}

TEST(Ledger, is_read_back_as_it_was_written) {
  const Ledger ledger = read_ledger(tests::file_content(paper), "paper.toml");
  const Ledger again = read_ledger(to_toml(ledger), "paper.toml");
  EXPECT_EQ(to_toml(again), to_toml(ledger));
  EXPECT_EQ(audit_ledger(again).findings.size(), audit_ledger(ledger).findings.size());
}

// The figures of Kim et al., Radiat Oncol 18 (2023) 168, under labels of our own.
TEST(Ledger, of_a_paper_shows_what_cannot_be_and_nothing_else_as_hard) {
  const auto findings = audit_ledger(read_ledger(tests::file_content(paper), "paper.toml")).findings;
  std::vector<std::string> hard, soft;
  for (const auto& finding : findings)
    (finding.grade == AuditGrade::hard ? hard : soft).push_back(finding.rule + " " + finding.where);
  EXPECT_EQ(hard, (std::vector<std::string>{
                      "percent asymptomatic", "percent mauro_prior", "same_quantity high_dose, high_dose_again",
                      "same_quantity reason_imaging, asymptomatic", "ratio_p cox_outside",
                      "direction cox_dose, lc_low_dose, lc_high_dose", "dose course_45_10", "threshold course_36_6"}));
  EXPECT_EQ(soft, (std::vector<std::string>{"identical_pair high_dose, few_lines", "ratio_p cox_dose",
                                            "pooled_rate lc, lc_high_dose, lc_low_dose",
                                            "pooled_rate lc, lc_1, lc_2, lc_3", "zero_events toxicity"}));
}

TEST(Ledger, options_stand_in_for_what_it_does_not_say) {
  const Ledger ledger = read_ledger(ledger_text({"kind = \"percent_only\"\npercent_printed = \"63.7\""}), "x");
  EXPECT_TRUE(audit_ledger(ledger).findings.empty());
  EXPECT_TRUE(tests::has_rule(audit_ledger(with_options(ledger, {133, {}})).findings, "grim", AuditGrade::soft));
  EXPECT_THROW((void)with_options(ledger, {0, {}}), InvalidOption);
  EXPECT_THROW((void)with_options(ledger, {{}, -1.0}), InvalidOption);
}

}  // namespace
}  // namespace rtsurv::audit
