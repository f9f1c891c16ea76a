// [risk_groups]: patients grouped by their number of true factors, and how the groups fare.
#include <fmt/format.h>

#include "rtsurv/math/adjusted_p.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/analysis/comparison.hpp"
#include "rtsurv/study/analysis/risk_group_column.hpp"
#include "rtsurv/study/parts/risk_groups/form_risk_groups.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

using results::RiskGroups;

/// One flag per row: in one of the two groups.
std::vector<std::uint8_t> members(const table::Column& column, const std::string& first, const std::string& second) {
  std::vector<std::uint8_t> flags;
  for (const int code : column.code) {
    const bool in = code >= 0 && (column.level[static_cast<std::size_t>(code)] == first ||
                                  column.level[static_cast<std::size_t>(code)] == second);
    flags.push_back(in ? 1 : 0);
  }
  return flags;
}

/// Over the pairs that could be tested.
void adjust_p(std::vector<RiskGroups::Outcome::Pair>& pairs) {
  std::vector<double> p;
  for (const RiskGroups::Outcome::Pair& pair : pairs)
    if (pair.logrank.value) p.push_back(pair.logrank.value->test.test.p);
  const std::vector<double> adjusted = math::adjusted_p(p, math::Adjustment::holm);
  auto next = adjusted.begin();
  for (RiskGroups::Outcome::Pair& pair : pairs)
    if (pair.logrank.value) pair.p_adjusted = *next++;
}

RiskGroups::Outcome outcome_of(Analysis& analysis, const RiskGroups& groups, const std::string& endpoint) {
  const std::string by(risk_group_column);
  Comparison comparison = compare(analysis, analysis.outcome(endpoint), by);
  RiskGroups::Outcome result{
      endpoint, std::move(comparison.km), std::move(comparison.logrank), std::move(comparison.cox), {}, {}};
  if (const auto causes = analysis.causes(endpoint))
    result.cuminc = results::maybe([&] {
      return cumulative_incidence(
          analysis.values(),
          {.outcome = *causes, .by = by, .levels = analysis.levels(by), .at = analysis.protocol().landmarks});
    });
  const table::Column& column = analysis.values().any(by, "[risk_groups]");
  for (std::size_t a = 0; a < groups.groups.size(); ++a)
    for (std::size_t b = a + 1; b < groups.groups.size(); ++b) {
      RiskGroups::Outcome::Pair pair{groups.groups[a].group, groups.groups[b].group, {}, {}};
      const std::vector<std::uint8_t> rows = members(column, pair.first, pair.second);
      pair.logrank = results::maybe(
          [&] { return log_rank(analysis.values(), {.outcome = analysis.outcome(endpoint), .by = by, .rows = rows}); });
      result.pairwise.push_back(std::move(pair));
    }
  adjust_p(result.pairwise);
  return result;
}

}  // namespace

RiskGroups form_risk_groups(Analysis& analysis) {
  for (const Text& factor : analysis.protocol().risk_groups->factors)
    if (const std::string* reason = analysis.withheld(factor.text)) {
      const std::string why = *reason;  // withhold() may move it
      analysis.withhold(std::string(risk_group_column), why);
      throw NotEstimable(why);
    }
  RiskGroupColumn formed = risk_group_column_of(analysis);
  const auto warn = [&](std::size_t patients, std::string_view why) {
    if (patients > 0)
      analysis.warn(
          fmt::format("{} {} no risk group: {}", patients, patients == 1 ? "patient has" : "patients have", why));
  };
  warn(formed.unlisted, "no group lists that number of factors");
  warn(formed.groups.n_missing - formed.unlisted, "a factor is missing");
  analysis.put(formed.column);
  return std::move(formed.groups);
}

void run_risk_groups(Analysis& analysis, results::Study& study) {
  study.risk_groups = form_risk_groups(analysis);
  for (const EndpointRule& endpoint : analysis.protocol().endpoints)
    study.risk_groups->endpoints.push_back(outcome_of(analysis, *study.risk_groups, endpoint.name.text));
}

}  // namespace rtsurv::study
