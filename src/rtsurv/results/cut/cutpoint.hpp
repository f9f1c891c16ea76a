#pragma once
// The result of a search for cut-points.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/cut/cutpoint_evidence.hpp"
#include "rtsurv/results/cut/two_cuts.hpp"
#include "rtsurv/results/json/field.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::results {

/// A column that a cut-point of a study makes.
struct CutColumn {
  std::string column;
  bool searched = false;    ///< in these patients
  std::optional<double> p;  ///< corrected for the search; empty where nothing was searched or found
};

/// `cutpoint`
struct CutpointResult {
  Sample sample;
  std::string x;
  survival::MaxstatP p_method = survival::MaxstatP::conditional_monte_carlo;
  survival::MaxstatScore score = survival::MaxstatScore::log_rank;
  std::optional<double> competing = {};  ///< who had the competing event; with Gray's scores
  double min_proportion = 0.1, max_proportion = 0.9;
  std::uint32_t replicates = 0;  ///< of a simulated P
  survival::Maxstat maxstat;
  // Inside a study: the [[cutpoint]] that asked for it.
  std::string name, endpoint, variable;
  std::optional<double> fixed;
  std::string why;  ///< why these data give no cut-point; then the numbers of `maxstat` are NaN
  std::optional<CutpointEvidence> evidence;     ///< when asked for
  std::optional<Maybe<TwoCuts>> two_cuts = {};  ///< when asked for

  /// Inside a study: the columns that it makes, and those whose names are kept for it.
  [[nodiscard]] std::vector<CutColumn> columns() const;

  static void fields(auto& field) {
    using Search = survival::Maxstat;
    const auto named = only_if([](const CutpointResult& result) { return !result.name.empty(); });
    field.title("cutpoint", "A searched cut (maximally selected rank statistic); null where the data give none.");
    field.command("cutpoint", &CutpointResult::sample);
    field("name", &CutpointResult::name, "name in the protocol; only in a study", named);
    field("variable", &CutpointResult::variable, "column or expression that is cut; only in a study", named);
    field("endpoint", &CutpointResult::endpoint, "endpoint of the search; only in a study", named);
    field("fixed", &CutpointResult::fixed, "cut that the protocol uses instead (x >= fixed); null: none", named);
    field("x", &CutpointResult::x, "column or expression that is cut");
    field("cutpoint", path(&CutpointResult::maxstat, &Search::cutpoint),
          "the cut, in the unit of x: groups are x <= cutpoint and x > cutpoint");
    field("statistic", path(&CutpointResult::maxstat, &Search::statistic), "largest standardised rank statistic",
          Range::not_negative);
    field.object("p", "P of the cut, corrected for the search", [](auto& part) {
      const auto simulated =
          only_if([](const CutpointResult& result) { return result.maxstat.p_std_error.has_value(); });
      part("method", &CutpointResult::p_method, "how the P allows for the search");
      part("value", path(&CutpointResult::maxstat, &Search::p), "corrected P", Range::p_value);
      part("std_error", path(&CutpointResult::maxstat, &Search::p_std_error), "Monte Carlo error of a simulated P",
           absent_if_empty);
      part("replicates", &CutpointResult::replicates, "permutations of a simulated P", simulated);
    });
    field("score", &CutpointResult::score,
          "scores of the patients; gray: of the cumulative incidence, competing events "
          "counted");
    field("competing", &CutpointResult::competing, "patients with the competing event; only with score gray",
          absent_if_empty, people);
    field("min_prop", &CutpointResult::min_proportion, "smallest share of patients at or below a cut",
          Range::proportion);
    field("max_prop", &CutpointResult::max_proportion, "largest share of patients at or below a cut",
          Range::proportion);
    field("n_low", path(&CutpointResult::maxstat, &Search::n_low), "patients with x <= cutpoint", people);
    field("n_high", path(&CutpointResult::maxstat, &Search::n_high), "patients with x > cutpoint", people);
    field.object("candidates", "every cut that was searched", [](auto& part) {
      part("cut", path(&CutpointResult::maxstat, &Search::cut), "ascending, in the unit of x");
      part("statistic", path(&CutpointResult::maxstat, &Search::candidate_statistic),
           "absolute standardised rank statistic at each");
    });
    field("evidence", &CutpointResult::evidence, "what stands beside the cut; absent: not asked for", absent_if_empty);
    field("two_cuts", &CutpointResult::two_cuts, "the best two cuts; absent: not asked for", absent_if_empty);
  }
};

}  // namespace rtsurv::results
