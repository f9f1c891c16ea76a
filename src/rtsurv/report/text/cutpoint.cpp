
#include "rtsurv/report/text/grid.hpp"
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::report {
namespace {

std::string evidence_text(const results::CutpointEvidence& evidence, bool gray) {
  Grid grid({"Correction", "P"});
  for (const auto& one : evidence.p_values)
    grid.add({std::string(results::name(one.method)), one.p ? p_value(one.p) : "not estimable: " + one.why});
  grid.add({"none (not to be used)", p_value(evidence.naive_p)});
  std::string text = "\n" + grid.text();
  if (const auto& shrinkage = evidence.shrinkage; shrinkage.value)
    text += (gray ? "Subdistribution hazard" : "Hazard") + std::string(" ratio above against below: as found ") +
            ratio_text(shrinkage.value->hazard_ratio) + ", shrunken by cross-validation " +
            ratio_text(shrinkage.value->shrunken) + " (factor " + fixed(shrinkage.value->factor, 2) + ").\n";
  else
    text += "Shrunken hazard ratio not estimable: " + shrinkage.why + ".\n";
  if (evidence.bootstrap.lower)
    text += "Bootstrap interval of the cut (95\u2009%, " + plain(static_cast<double>(evidence.bootstrap.replicates)) +
            " samples): " + plain(*evidence.bootstrap.lower) + "\u2013" + plain(*evidence.bootstrap.upper) + ".\n";
  if (const auto& spline = evidence.spline; spline.value)
    text += "Without a cut (restricted cubic spline): " + p_phrase(spline.value->overall.p) +
            (spline.value->nonlinear ? "; not a straight line: " + p_phrase(spline.value->nonlinear->p) : "") + ".\n";
  return text;
}

std::string ratio_of(const results::CoxTerm& term) {
  return term.infinite ? "not estimable: separation" : ratio_interval(term.hazard_ratio, term.lower, term.upper);
}

std::string two_cuts_text(const results::CutpointResult& result) {
  if (!result.two_cuts->value) return "\nTwo cuts not estimable: " + result.two_cuts->why + ".\n";
  const results::TwoCuts& found = *result.two_cuts->value;
  const std::string low = plain(found.search.low_cut), high = plain(found.search.high_cut);
  const std::vector<std::string> names{result.x + " \u2264 " + low, result.x + " > " + low + " to " + high,
                                       result.x + " > " + high};
  Grid grid({"Group", "n", "Events", "HR as found"});
  for (std::size_t g = 0; g < names.size(); ++g)
    grid.add({names[g], count(static_cast<double>(found.groups[g].n)), count(found.groups[g].events),
              g == 0 ? "reference" : ratio_of(found.groups[g].term)});
  return "\nTwo cuts\n" + grid.text() + "Statistic " + fixed(found.search.statistic, 3) + ", the largest of " +
         count(static_cast<double>(found.search.pairs)) + " pairs. P corrected for the search: " +
         p_phrase_of_search(found.search.p, found.replicates, found.search.p_std_error) + ".\n";
}

}  // namespace

std::string to_text(const results::CutpointResult& result) {
  const survival::Maxstat& maxstat = result.maxstat;
  const std::string cut = plain(maxstat.cutpoint);
  Grid grid({"Group", "n"});
  grid.add({result.x + " \u2264 " + cut, std::to_string(maxstat.n_low)});
  grid.add({result.x + " > " + cut, std::to_string(maxstat.n_high)});
  std::string text = heading("Cut-point of " + result.x + " by the maximally selected rank statistic") + grid.text();
  text += "Statistic " + fixed(maxstat.statistic, 3) + ", the largest of " + std::to_string(maxstat.cut.size()) +
          " candidate cuts.\n";
  text += "P corrected for the search: " + cutpoint_p_phrase(result) + ".\n";
  if (result.two_cuts) text += two_cuts_text(result);
  const bool gray = result.score == survival::MaxstatScore::gray;
  if (result.evidence) text += evidence_text(*result.evidence, gray);
  if (result.fixed) text += "Fixed by the protocol: " + result.x + " \u2265 " + plain(*result.fixed) + ".\n";
  text += sample_line(result.sample);
  if (result.competing)
    text +=
        "Competing events: " + count(*result.competing) +
        ". Scores of Gray\u2019s test: the cut separates the cumulative incidence, with competing events counted.\n";
  text += "Convention: " + plain(100.0 * result.min_proportion, 1) + "\u2009% to " +
          plain(100.0 * result.max_proportion, 1) + "\u2009% of the rows at or below a candidate cut.\n";
  text +=
      "The cut was chosen because it separates these data best: differences between the two groups here are too "
      "large on average.\n";
  return text + warning_lines(result.sample.warnings);
}

}  // namespace rtsurv::report
