// Table 1, follow-up, events per person-time.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/rscript/outcome_code.hpp"
#include "rtsurv/rscript/scene.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

using results::Table1;

/// The test of R that a name of Table 1 means; empty for another.
std::string test_code(const std::string& test, const std::string& x, const std::string& by) {
  if (test.starts_with("Wilcoxon")) return fmt::format("wilcox.test({} ~ {}, exact = FALSE)$p.value", x, by);
  if (test.starts_with("Kruskal")) return fmt::format("kruskal.test({} ~ factor({}))$p.value", x, by);
  if (test.starts_with("chi-square")) return fmt::format("chisq.test(table({}, {}), correct = FALSE)$p.value", x, by);
  if (test.starts_with("Fisher")) return fmt::format("fisher.test(table({}, {}), workspace = 2e7)$p.value", x, by);
  return {};
}

void write_numbers(Page& page, const Table1::Variable& variable, const std::string& x) {
  if (variable.summary.empty()) return;
  const Table1::Summary& all = variable.summary.front();
  page.compare(variable.variable + ": mean, sd, median, quartiles, range", "summary_of(" + x + ")",
               {all.mean, all.sd, all.median, all.q1, all.q3, all.min, all.max});
}

void write_counts(Page& page, const Table1::Variable& variable, const PatientColumn& column) {
  Printed counts;
  std::vector<std::string> levels;
  for (const Table1::Level& level : variable.levels) {
    levels.push_back(r_level(column, level.level));
    for (const Table1::Count& count : level.counts) counts.emplace_back(static_cast<double>(count.n));
    const std::size_t groups = level.counts.size();
    counts.resize(counts.size() - (groups - 1));  // all patients alone
  }
  page.compare(variable.variable + ": patients at each level",
               fmt::format("table(factor(d${}, levels = {}))", r_name(column.name), r_vector(levels)), counts);
}

}  // namespace

void write_table1(Scene& scene) {
  if (!scene.study.table1) return;
  const Table1& table = *scene.study.table1;
  scene.page.part("Table 1: characteristics of the patients");
  const PatientColumn* by = table.by.empty() ? nullptr : scene.patients.find(table.by);
  for (const Table1::Variable& variable : table.variables) {
    const PatientColumn* column = scene.patients.find(variable.variable);
    if (column == nullptr) continue;
    const std::string x = "d$" + r_name(column->name);
    if (variable.numeric)
      write_numbers(scene.page, variable, x);
    else
      write_counts(scene.page, variable, *column);
    const std::string test = by == nullptr ? "" : test_code(variable.test, x, "d$" + r_name(by->name));
    if (variable.p && !test.empty()) scene.page.compare(variable.variable + ": P", test, {*variable.p});
  }
}

void write_follow_up(Scene& scene) {
  if (!scene.study.follow_up) return;
  const results::FollowUpSummary& summary = *scene.study.follow_up;
  const OutcomeCode outcome = outcome_code(scene.patients.endpoint(summary.endpoint));
  const study::Confidence& confidence = scene.protocol.confidence;
  scene.page.part("Follow-up");
  scene.page.comment("Reverse Kaplan-Meier of " + summary.endpoint + ": the end of observation is the event.");
  scene.page.line(fmt::format("fit <- survfit({} ~ 1, data = {}{}, conf.type = \"{}\", conf.int = {})",
                              outcome.reversed, outcome.data, outcome.rows, results::name(confidence.type),
                              r_number(confidence.level)));
  scene.page.line("print(fit)");
  const survival::Estimate& median = summary.all.reverse_kaplan_meier;
  scene.page.compare("median follow-up", "median_of(fit)", {median.estimate, median.lower, median.upper});
  if (!outcome.independent) return;
  scene.page.compare("observed times: median, quartiles",
                     fmt::format("with({0}, quantile({1}[!is.na({2})], c(.5, .25, .75), na.rm = TRUE))", outcome.data,
                                 outcome.time, r_name(scene.patients.endpoint(summary.endpoint).event)),
                     {summary.all.observed_median, summary.all.q1, summary.all.q3});
}

void write_person_time(Scene& scene) {
  if (scene.study.person_time.empty()) return;
  scene.page.part("Events per 100 patient-years");
  const std::string years = r_number(days_per(scene.study.time_unit) / days_per(TimeUnit::years));
  for (const results::PersonTime& rate : scene.study.person_time) {
    const PatientEndpoint& endpoint = scene.patients.endpoint(rate.endpoint);
    const OutcomeCode outcome = outcome_code(endpoint);
    const PatientColumn* by = rate.factor ? scene.patients.find(*rate.factor) : nullptr;
    if (!outcome.is_plain() || (rate.factor && by == nullptr)) continue;
    for (const results::PersonTime::Group& group : rate.groups) {
      const std::string rows = by == nullptr ? outcome.data
                                             : fmt::format("{0}[which({0}${1} == {2}), ]", outcome.data,
                                                           r_name(by->name), r_level(*by, group.group));
      scene.page.compare(
          rate.endpoint + " per 100 years, " + (by == nullptr ? "all" : by->name + " " + group.group),
          fmt::format("rate_per_100({}, {}, {}, {})", rows, r_string(endpoint.time), r_string(endpoint.event), years),
          {group.rate_per_100, group.lower, group.upper});
    }
  }
}

}  // namespace rtsurv::rscript
