// The blocks of a script. That R runs them and agrees is shown by bench/export-r.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "rscript/study_script.hpp"

namespace rtsurv::rscript {
namespace {

using study::testing::os;
using study::testing::twelve_patients;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::ScriptedStudy;

const std::string by_a = "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n";

std::string printed(double value) { return fmt::format("{:.9g}", value); }

TEST(RScript, a_factor_has_its_curves_test_and_model_with_what_was_printed) {
  const ScriptedStudy study(os + by_a, twelve_patients);
  const results::UnivariableRow& row = study.results.endpoints.front().univariable.front();
  const survival::ChiSquareTest& test = row.logrank.value->test.test;
  const results::CoxTerm& term = row.cox.value->terms.front();
  EXPECT_THAT(
      study.text,
      HasSubstr("\nfit <- survfit(Surv(OS_time, OS_event) ~ a, data = d, conf.type = \"log\", conf.int = 0.95)\n"));
  EXPECT_THAT(study.text, HasSubstr("\ntest <- survdiff(Surv(OS_time, OS_event) ~ a, data = d)\n"));
  EXPECT_THAT(study.text, HasSubstr("compare(\"OS by a: log-rank\", log_rank_of(test), c(" + printed(test.chi_square) +
                                    ", " + printed(test.p) + "))"));
  EXPECT_THAT(study.text, HasSubstr("\nfit <- coxph(Surv(OS_time, OS_event) ~ a, data = d, ties = \"efron\")\n"));
  EXPECT_THAT(study.text, HasSubstr("hazard_ratios(fit, 0.95), c(" + printed(*term.hazard_ratio) + ", "));
}

TEST(RScript, intervals_are_those_of_the_protocol) {
  study::Protocol protocol = study::parse_protocol(
      "[study]\ndata = \"c.csv\"\nlandmarks = [6]\nconf_type = \"log-log\"\nconf_level = 0.9\n" + os, "study.toml");
  const results::Study results = study::run(protocol, table::table_of(twelve_patients));
  const Patients patients = patients_of(protocol, results, table::table_of(twelve_patients));
  EXPECT_THAT(r_script(results, protocol, patients),
              HasSubstr("Surv(OS_time, OS_event) ~ 1, data = d, conf.type = \"log-log\", conf.int = 0.9)"));
}

TEST(RScript, without_a_file_of_patients_it_says_how_to_get_one) {
  const ScriptedStudy study(os, twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("--with-data patients.csv"));
  EXPECT_THAT(r_script(study.results, study.protocol, study.patients, {.data = "of \"mine\".csv"}),
              HasSubstr("else \"of \\\"mine\\\".csv\"\n"));
}

TEST(RScript, competing_events_are_compared_by_cmprsk) {
  const ScriptedStudy study(
      "[[endpoint]]\nname = \"LC\"\ntime = \"months\"\nevent = \"died and a\"\ncompeting = \"died and not a\"\n"
      "[univariable]\nendpoints = [\"LC\"]\nfactors = [\"site\"]\n",
      twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("library(cmprsk)\n"));
  EXPECT_THAT(study.text, HasSubstr("d$LC_status <- d$LC_event + 2 * d$LC_competing"));
  EXPECT_THAT(study.text, HasSubstr("fit <- with(d, cuminc(LC_time, LC_status, site))\n"));
  EXPECT_THAT(study.text, HasSubstr("incidence_at(fit, c(\"x\", \"y\"), 6, 0.95)"));
  EXPECT_THAT(study.text, HasSubstr("if (is.null(curve)) return(data.frame(est = 0 * times, var = NA))\n"));
  EXPECT_THAT(study.text, HasSubstr("compare(\"LC by site: Gray's test\", gray_of(fit), c("));
  EXPECT_THAT(study.text, HasSubstr("fit <- fine_gray(d, \"LC_time\", \"LC_status\", ~ site)\n"));
  EXPECT_THAT(study.text, HasSubstr("d$site <- factor(d$site, levels = c(\"x\", \"y\"))\n"));
}

TEST(RScript, delayed_entry_and_clusters_are_asked_of_those_who_take_them) {
  const ScriptedStudy study(
      "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"died\"\nentry = \"months - 1\"\ncluster = \"dose\"\n" +
          by_a,
      twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("survfit(Surv(OS_entry, OS_time, OS_event) ~ 1, data = d, cluster = OS_cluster,"));
  EXPECT_THAT(study.text, HasSubstr("coxph(Surv(OS_entry, OS_time, OS_event) ~ a, data = d, cluster = OS_cluster,"));
  EXPECT_THAT(study.text, Not(HasSubstr("survdiff(")));
}

TEST(RScript, weights_that_count_patients_are_rows_and_others_are_weights) {
  const std::string weighted = "[[endpoint]]\nname = \"OS\"\ntime = \"months\"\nevent = \"died\"\nweights = ";
  EXPECT_THAT(ScriptedStudy(weighted + "\"1 + a::int\"\n" + by_a, twelve_patients).text,
              AllOf(HasSubstr("OS_patients <- d[rep(seq_len(nrow(d)), replace(d$OS_weight, is.na(d$OS_weight), 0)), ]"),
                    HasSubstr("coxph(Surv(OS_time, OS_event) ~ a, data = OS_patients, ties")));
  EXPECT_THAT(ScriptedStudy(weighted + "\"0.5 + a::int\"\n" + by_a, twelve_patients).text,
              HasSubstr("coxph(Surv(OS_time, OS_event) ~ a, data = d, weights = OS_weight, robust = TRUE, ties"));
}

TEST(RScript, a_coefficient_without_bound_is_not_compared) {
  const ScriptedStudy study(os + "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"dose = 70 or dose = 60\"]\n",
                            twelve_patients);
  ASSERT_TRUE(study.results.endpoints.front().univariable.front().cox.value->terms.front().infinite);
  EXPECT_THAT(study.text, HasSubstr("hazard_ratios(fit, 0.95), c(NA, NA, NA, NA))"));
  EXPECT_THAT(study.text, HasSubstr("# A coefficient without bound has no number here"));
}

TEST(RScript, a_spline_has_its_knots_and_a_searched_cut_its_search) {
  const ScriptedStudy study(
      os + "[[cutpoint]]\nname = \"high\"\nvariable = \"dose\"\nendpoint = \"OS\"\np_method = \"Lau92\"\n"
           "[multivariable]\nendpoints = [\"OS\"]\nfactors = [\"spline(dose, 2)\"]\n",
      twelve_patients);
  EXPECT_THAT(study.text, HasSubstr(" ~ ns(dose, knots = "));
  EXPECT_THAT(study.text, HasSubstr("spline_ratios(fit, \"ns(dose,\", basis, 0.95)"));
  EXPECT_THAT(study.text, HasSubstr("  maxstat.test(Surv(OS_time, OS_event) ~ dose, data = d, smethod = \"LogRank\", "
                                    "pmethod = p_method,\n               minprop = 0.1, maxprop = 0.9)\n"));
  EXPECT_THAT(study.text, HasSubstr("search_by(\"Lau92\")$p.value, "));
  EXPECT_THAT(study.text, HasSubstr(fmt::format("d$high <- d$dose > {}", study.results.cutpoints[0].maxstat.cutpoint)));
}

TEST(RScript, an_effect_has_a_block_for_each_group_and_its_interaction) {
  const ScriptedStudy study(os + "[[effect]]\nvariable = \"a\"\nwithin = \"site\"\nendpoint = \"OS\"\n",
                            twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("g <- d[which(d$site == \"x\"), ]\n"));
  EXPECT_THAT(study.text, HasSubstr("full <- coxph(Surv(OS_time, OS_event) ~ a * factor(site), data = d)\n"));
  EXPECT_THAT(study.text, HasSubstr("~ a + strata(site), data = d"));
}

TEST(RScript, an_error_ends_one_block_and_not_the_script) {
  const ScriptedStudy study(os + by_a, twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("\n# ---- OS by a ----\nblock(\"OS by a: curves\", {\nfit <- survfit("));
  EXPECT_THAT(study.text, HasSubstr("\n})\nblock(\"OS by a: log-rank test\", {\ntest <- survdiff("));
  EXPECT_THAT(study.text, HasSubstr("\n})\nblock(\"OS by a: Cox model\", {\nfit <- coxph("));
  EXPECT_THAT(study.text, HasSubstr("\nd <- read.csv(")) << "without patients nothing goes on";
  const auto count = [&](const std::string& what) {
    std::size_t n = 0;
    for (std::size_t at = 0; (at = study.text.find(what, at)) != std::string::npos; ++at) ++n;
    return n;
  };
  EXPECT_EQ(count("\nblock("), count("\n})\n"));
  EXPECT_THAT(study.text, HasSubstr("could not be computed by R:"));
}

TEST(RScript, what_is_not_repeated_is_named) {
  const ScriptedStudy study(os + by_a + "[validation]\nbootstrap = 100\n", twelve_patients);
  EXPECT_THAT(study.text, HasSubstr("# ==== Not repeated here ====\n# validation by resampling; "));
}

}  // namespace
}  // namespace rtsurv::rscript
