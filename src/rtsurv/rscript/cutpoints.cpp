// Cut-points: the columns that they make, and their search.
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/chain/cut_side.hpp"
#include "rtsurv/core/reserved_columns.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/rscript/outcome_code.hpp"
#include "rtsurv/rscript/scene.hpp"
#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

using results::CutpointResult;

void write_cut_column(Scene& scene, const CutpointResult& found) {
  const PatientColumn* x = scene.patients.find(found.variable);
  if (x == nullptr) return;
  const std::string column = "d$" + r_name(found.name), from = "d$" + r_name(x->name);
  if (found.fixed)
    scene.page.line(fmt::format("{} <- {} >= {} - {}   # fixed by the protocol; equality up to rounding", column, from,
                                r_number(*found.fixed), fmt::format("{:.3g}", chain::rounding_of(*found.fixed))));
  else if (std::isfinite(found.maxstat.cutpoint))
    scene.page.line(
        fmt::format("{} <- {} > {}   # searched, see Cut-points", column, from, r_number(found.maxstat.cutpoint)));
  if (!found.two_cuts || !found.two_cuts->value) return;
  const survival::TwoCuts& search = found.two_cuts->value->search;
  scene.page.line(fmt::format("d${} <- cut({}, c(-Inf, {}, {}, Inf), labels = {})", r_name(two_cut_column(found.name)),
                              from, r_number(search.low_cut), r_number(search.high_cut),
                              r_strings({two_cut_groups.begin(), two_cut_groups.end()})));
}

void write_group_column(Scene& scene, const results::RiskGroups& groups) {
  std::vector<std::string> factors, labels;
  std::vector<double> counts;
  for (const std::string& factor : groups.factors) {
    const PatientColumn* column = scene.patients.find(factor);
    if (column == nullptr) return scene.page.comment("risk_group: a factor is not among the columns");
    factors.push_back("d$" + r_name(column->name) + (column->levels.empty() ? "" : " == \"true\""));
  }
  for (const results::RiskGroups::Group& group : groups.groups)
    for (const int count : group.counts) {
      counts.push_back(count);
      labels.push_back(group.group);
    }
  scene.page.comment("The number of true factors makes the risk group; a missing factor makes it missing.");
  scene.page.line(fmt::format("count <- rowSums(cbind({}))", fmt::join(factors, ", ")));
  scene.page.line(fmt::format("d$risk_group <- droplevels(factor(count, levels = {}, labels = {}))", r_numbers(counts),
                              r_strings(labels)));
}

/// The P values that need no drawing.
void write_cut_p(Page& page, const CutpointResult& found) {
  page.comment(fmt::format("rtsurv: P = {:.4g} ({}); pmethod = \"condMC\" draws permutations of its own.",
                           found.maxstat.p, results::name(found.p_method)));
  if (!found.evidence) return;
  for (const auto& one : found.evidence->p_values)
    if (one.p && (one.method == survival::MaxstatP::lausen92 || one.method == survival::MaxstatP::lausen94))
      page.compare(fmt::format("{}: P, {}", found.name, results::name(one.method)),
                   fmt::format("search_by(\"{}\")$p.value", results::name(one.method)), {*one.p});
}

}  // namespace

void write_made_columns(Scene& scene) {
  for (const CutpointResult& found : scene.study.cutpoints) write_cut_column(scene, found);
  if (scene.study.risk_groups) write_group_column(scene, *scene.study.risk_groups);
  for (const PatientEndpoint& endpoint : scene.patients.endpoints) {
    const std::string lines = outcome_preparation(endpoint);
    if (!lines.empty()) scene.page.line(lines.substr(0, lines.size() - 1));
  }
}

void write_cutpoint(Scene& scene, const CutpointResult& found) {
  Page& page = scene.page;
  page.table(fmt::format("{}: a cut of {} for {}", found.name, found.variable, found.endpoint));
  if (!found.why.empty()) return page.comment(found.why);
  const PatientColumn* x = scene.patients.find(found.variable);
  const OutcomeCode outcome = outcome_code(scene.patients.endpoint(found.endpoint));
  if (x == nullptr || found.score != survival::MaxstatScore::log_rank)
    return page.comment(
        fmt::format("searched with the scores \"{}\", which package maxstat does not have; not repeated",
                    results::name(found.score)));
  page.line("search_by <- function(p_method)");
  page.line(fmt::format("  maxstat.test({} ~ {}, data = {}, smethod = \"LogRank\", pmethod = p_method,", outcome.surv,
                        r_name(x->name), outcome.data));
  page.line(fmt::format("               minprop = {}, maxprop = {})", r_number(found.min_proportion),
                        r_number(found.max_proportion)));
  page.line("search <- search_by(\"none\")");
  page.compare(found.name + ": cut and statistic", "c(search$estimate, search$statistic)",
               {found.maxstat.cutpoint, found.maxstat.statistic});
  write_cut_p(page, found);
}

}  // namespace rtsurv::rscript
