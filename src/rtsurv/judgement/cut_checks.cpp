#include "rtsurv/judgement/cut_checks.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/checks.hpp"
#include "rtsurv/judgement/claim_parts.hpp"

namespace rtsurv::judgement {
namespace {

using results::CutColumn, results::CutpointResult, results::Study;
using Counts = std::vector<std::pair<double, std::size_t>>;

constexpr std::size_t fewest_found = 20;  // as of the interval of the cut

/// A column whose cut was searched.
struct Searched {
  const CutpointResult* cut = nullptr;
  CutColumn made;

  [[nodiscard]] bool is_one_cut() const { return made.column == cut->name; }
};

bool names_any(const std::vector<std::string>& texts, std::string_view column) {
  return std::ranges::any_of(texts, [&](const std::string& text) { return mentions(text, column); });
}

std::vector<Searched> searched_in(const Study& study, std::vector<std::string> texts) {
  if (study.risk_groups && names_any(texts, risk_group_column))
    std::ranges::copy(study.risk_groups->factors, std::back_inserter(texts));
  std::vector<Searched> all;
  for (const CutpointResult& cut : study.cutpoints)
    for (const CutColumn& made : cut.columns())
      if (made.p && names_any(texts, made.column)) all.push_back({&cut, made});
  return all;
}

/// Share of all replicates; one that found no cut has not found it near.
double share_of(const CutpointResult& cut, const Counts& counts, std::size_t replicates) {
  const std::vector<double>& searched = cut.maxstat.cut;
  const auto place = [&](double x) { return std::ranges::lower_bound(searched, x) - searched.begin(); };
  const double reach = std::max(1.0, thresholds::share_near * static_cast<double>(searched.size()));
  std::size_t near = 0;
  for (const auto& [at, times] : counts)
    if (std::fabs(static_cast<double>(place(at) - place(cut.maxstat.cutpoint))) <= reach) near += times;
  return static_cast<double>(near) / static_cast<double>(replicates);
}

/// Nothing without a bootstrap in which the cut was found often enough.
std::optional<double> share_near(const Study& study, const CutpointResult& cut) {
  if (study.validation)
    for (const chain::CutDistribution& one : study.validation->cutpoints)
      if (one.name == cut.name && one.found >= fewest_found)
        return share_of(cut, one.counts, study.validation->replicates);
  if (!cut.evidence || cut.evidence->bootstrap.found < fewest_found) return {};
  return share_of(cut, cut.evidence->bootstrap.counts, cut.evidence->bootstrap.replicates);
}

/// The validation has some ratio of the column over all groups, and none of them reaches 1.
bool is_validated(const Study& study, const std::string& column) {
  bool any = false;
  if (!study.validation) return any;
  for (const chain::Corrected& one : study.validation->corrected) {
    if (one.quantity.factor != column || !one.quantity.group.empty()) continue;
    if (optimism(study, one.quantity).outcome != Check::Outcome::passed) return false;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<Check> searched_cut(const Study& study, const std::vector<std::string>& texts) {
  std::optional<double> largest;
  for (const Searched& one : searched_in(study, texts)) largest = std::max(largest.value_or(0.0), *one.made.p);
  if (!largest) return {};
  const bool small = *largest < thresholds::p;
  return Check{Check::Id::searched_cut, small ? Check::Outcome::passed : Check::Outcome::failed, largest,
               thresholds::p};
}

std::optional<Check> cut_stability(const Study& study, const std::vector<std::string>& texts) {
  const std::vector<Searched> all = searched_in(study, texts);
  if (all.empty()) return {};
  Check check{Check::Id::cut_stability, Check::Outcome::not_done, {}, thresholds::share_stable};
  std::optional<double> smallest;
  for (const Searched& one : all) {
    const auto share = one.is_one_cut() ? share_near(study, *one.cut) : std::nullopt;
    smallest = least(smallest, share);
    if (!share)
      check.why = one.is_one_cut() ? "no bootstrap has searched the cut again" : "no resample searches two cuts again";
  }
  check.value = smallest;
  if (smallest && *smallest < thresholds::share_stable)
    check.outcome = Check::Outcome::failed;
  else if (check.why.empty())
    check.outcome = Check::Outcome::passed;
  if (check.outcome != Check::Outcome::not_done) check.why.clear();
  return check;
}

void check_cuts(const Study& study, const std::vector<std::string>& texts, results::Claim& claim) {
  add(claim.checks, searched_cut(study, texts));
  add(claim.checks, cut_stability(study, texts));
}

bool stands(const Study& study, const CutColumn& made) {
  if (!made.p || !(*made.p < thresholds::p)) return false;
  const std::optional<Check> stable = cut_stability(study, {made.column});
  return stable && stable->outcome == Check::Outcome::passed && is_validated(study, made.column);
}

bool is_used(const Study& study, const std::string& column) {
  std::vector<std::string> texts;
  for (const results::EndpointResult& endpoint : study.endpoints) {
    if (endpoint.multivariable) std::ranges::copy(endpoint.multivariable->factors, std::back_inserter(texts));
    for (const results::UnivariableRow& row : endpoint.univariable) texts.push_back(row.factor);
  }
  if (study.risk_groups) std::ranges::copy(study.risk_groups->factors, std::back_inserter(texts));
  for (const results::Effect& effect : study.effects) texts.push_back(effect.variable);
  return names_any(texts, column);
}

}  // namespace rtsurv::judgement
