// Kaplan-Meier curves and the tests between them.
#include <fmt/format.h>

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/rscript/tables.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

std::string right_side(const TableOf& table) { return table.by == nullptr ? "1" : r_name(table.by->name); }

/// Estimates of every group, then all lower, then all upper limits.
Printed medians(const results::KaplanMeierResult& curves) {
  Printed printed;
  for (const auto part : {&survival::Estimate::estimate, &survival::Estimate::lower, &survival::Estimate::upper})
    for (const auto& group : curves.groups) printed.push_back(group.curve.median.*part);
  return printed;
}

Printed rates(const results::KaplanMeierResult& curves) {
  using survival::SurvivalAt;
  Printed printed;
  for (const auto part : {&SurvivalAt::survival, &SurvivalAt::lower, &SurvivalAt::upper})
    for (const auto& group : curves.groups)
      for (const SurvivalAt& at : group.curve.at) printed.push_back(at.*part);
  return printed;
}

std::vector<double> times_of(const results::KaplanMeierResult& curves) {
  std::vector<double> times;
  if (!curves.groups.empty())
    for (const survival::SurvivalAt& at : curves.groups.front().curve.at) times.push_back(at.time);
  return times;
}

void write_pairs(Page& page, const TableOf& table, const results::LogRankResult& test) {
  Printed p, adjusted;
  for (const auto& pair : test.pairwise) {
    p.push_back(pair.p);
    adjusted.push_back(pair.p_adjusted);
  }
  page.line(fmt::format("p <- pair_tests({} ~ {}, {})", table.outcome.surv, right_side(table), table.outcome.data));
  page.compare(table.what + ": log-rank P, pairs", "p", p);
  page.compare(table.what + ": log-rank P, pairs, Holm", "p.adjust(p, \"holm\")", adjusted);
}

}  // namespace

void write_curves(Page& page, const TableOf& table, const results::KaplanMeierResult& curves) {
  page.block(table.what + ": curves");
  page.line(fmt::format("fit <- survfit({} ~ {}, data = {}{}, conf.type = \"{}\", conf.int = {})", table.outcome.surv,
                        right_side(table), table.outcome.data, table.outcome.rows,
                        results::name(curves.confidence_type), r_number(curves.confidence_level)));
  page.line("print(fit)");
  page.compare(table.what + ": median", "median_of(fit)", medians(curves));
  if (const std::vector<double> times = times_of(curves); !times.empty())
    page.compare(table.what + ": rates", fmt::format("rates_at(fit, {})", r_numbers(times)), rates(curves));
}

void write_log_rank(Page& page, const TableOf& table, const results::LogRankResult& test) {
  if (!table.outcome.is_plain())
    return page.comment(table.what + ": survdiff() takes neither delayed entry nor weights; not repeated");
  page.block(table.what + ": log-rank test");
  page.line(
      fmt::format("test <- survdiff({} ~ {}, data = {})", table.outcome.surv, right_side(table), table.outcome.data));
  page.line("print(test)");
  page.compare(table.what + ": log-rank", "log_rank_of(test)", {test.test.test.chi_square, test.test.test.p});
  if (!test.pairwise.empty()) write_pairs(page, table, test);
  if (test.trend)
    page.compare(table.what + ": trend", fmt::format("trend_of(test, {})", r_numbers(test.trend->scores)),
                 {test.trend->test.test.chi_square, test.trend->test.test.p});
}

}  // namespace rtsurv::rscript
