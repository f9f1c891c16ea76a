
#include "rtsurv/report/html/cutpoints/cutpoint_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/validated.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::CutpointEvidence, results::CutpointResult, results::Study;
using survival::MaxstatP;

std::string method_name(MaxstatP method) {
  switch (method) {
    case MaxstatP::conditional_monte_carlo:
      return "Permutations (condMC)";
    case MaxstatP::exact:
      return "All permutations (exact)";
    case MaxstatP::exact_gauss:
      return "Gaussian limit (exactGauss)";
    case MaxstatP::hothorn_lausen:
      return "Hothorn and Lausen (HL)";
    case MaxstatP::lausen94:
      return "Lausen 1994 (Lau94)";
    case MaxstatP::lausen92:
      return "Lausen 1992 (Lau92)";
  }
  return "";
}

std::string what_it_is(MaxstatP method) {
  switch (method) {
    case MaxstatP::conditional_monte_carlo:
      return "simulated; valid for ties and any number of patients";
    case MaxstatP::exact:
      return "exact; small cohorts only";
    case MaxstatP::exact_gauss:
      return "approximation for many patients";
    case MaxstatP::hothorn_lausen:
      return "bound on rounded scores, often too large";
    case MaxstatP::lausen94:
      return "bound for many patients";
    case MaxstatP::lausen92:
      return "approximation that knows the proportions only";
  }
  return "";
}

Table p_table(const Study& study, const CutpointResult& cutpoint) {
  const CutpointEvidence& evidence = *cutpoint.evidence;
  Table table{
      "P of the searched cut of " + column_label(study, cutpoint.variable) + " by every correction.",
      {"Method", "P", "What it is"},
      {},
      {"* P of this report. Permutations are the default because they hold for tied doses and times and need no "
       "large number of patients.",
       "The uncorrected P treats the searched cut as if it had been known; without any effect it is below 0.05 in "
       "about a quarter of cohorts. Do not use it."}};
  table.name = figure_name({"cutpoint", cutpoint.name, "p"});
  table.words = true;
  for (const CutpointEvidence::PValue& one : evidence.p_values)
    table.rows.push_back({Table::RowKind::plain,
                          method_name(one.method) + (one.method == cutpoint.p_method ? " *" : ""),
                          {one.p ? p_cell(one.p) : not_estimable(one.why), what_it_is(one.method)},
                          ""});
  table.rows.push_back({Table::RowKind::plain, "Uncorrected", {p_cell(evidence.naive_p), "not to be used"}, ""});
  return table;
}

std::string cut_words(const Study& study, const CutpointResult& cutpoint) {
  const survival::CutBootstrap& bootstrap = cutpoint.evidence->bootstrap;
  if (!bootstrap.lower) return "";
  std::size_t same = 0;
  for (const auto& [cut, times] : bootstrap.counts)
    if (cut == cutpoint.maxstat.cutpoint) same = times;
  return "In " + count(static_cast<double>(bootstrap.replicates)) +
         " bootstrap samples the search puts the cut between " + plain(*bootstrap.lower, 1) + " and " +
         plain(*bootstrap.upper, 1) + " (95\u2009% percentile interval), and in " +
         share_phrase(same, bootstrap.replicates) + " of them at the same value of " +
         label_in_sentence(study, cutpoint.variable) + ".";
}

std::string ratio_words(const CutpointResult& cutpoint) {
  const auto& shrinkage = cutpoint.evidence->shrinkage;
  const std::string ratio = cutpoint_ratio(cutpoint);
  if (!shrinkage.value) return "The shrunken " + ratio + " is " + not_estimable(shrinkage.why) + ".";
  return "As found, the " + ratio + " above against below the cut is " + ratio_text(shrinkage.value->hazard_ratio) +
         ", too far from 1 because the cut was chosen for it. Cross-validation leaves " +
         percent(shrinkage.value->factor) + " of its logarithm: a " + ratio + " of " +
         ratio_text(shrinkage.value->shrunken) + " is what new patients can be expected to show.";
}

std::string fixed_words(const Study& study, const CutpointResult& cutpoint) {
  const CutpointEvidence& evidence = *cutpoint.evidence;
  if (!evidence.fixed) return "";
  const std::string text = "The cut set by the protocol, " + label_in_sentence(study, cutpoint.variable) + " \u2265 " +
                           plain(*evidence.fixed, 4) + ", was not searched: " +
                           (evidence.fixed_gray ? "Gray\u2019s test of it " : "its log-rank test ");
  const auto& test = evidence.test_of_fixed();
  if (!test.value) return text + "is " + not_estimable(test.why) + ".";
  return text + "gives " + p_phrase(test.value->p) +
         ", which needs no correction if the cut was chosen before these patients were looked at.";
}

}  // namespace

Html cutpoint_evidence_part(Page& page, const CutpointResult& cutpoint) {
  const Study& study = page.study();
  return paragraph(fixed_words(study, cutpoint)) + page.table(p_table(study, cutpoint)) +
         paragraph(ratio_words(cutpoint)) + paragraph(cut_words(study, cutpoint)) +
         page.figure({"spline", cutpoint.name});
}

}  // namespace rtsurv::report::html
