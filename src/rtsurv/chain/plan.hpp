#pragma once
// The chain of a study as arrays: what is repeated on every replicate. A patient is an index from 0 to patients - 1.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/survival/competing/cause_follow_up.hpp"
#include "rtsurv/survival/cox/cox_fit.hpp"
#include "rtsurv/survival/cutpoint/cut_finder.hpp"
#include "rtsurv/survival/time/follow_up.hpp"

namespace rtsurv::chain {

/// Who is not in `follow_up` has an unknown outcome. Its caller's indices are the patients.
struct Endpoint {
  std::string name;
  survival::FollowUp follow_up;
  /// Cause 1 is the event, 2 one that competes with it; of those in whom both are known. Empty without such an event.
  std::optional<survival::CauseFollowUp> causes = {};
};

/// The test that a screen or a search goes by.
enum class Test : std::uint8_t {
  log_rank,
  gray,  ///< of the cumulative incidence; needs Endpoint::causes
};

/// A cut-point of a covariate: high are x > cut, the cut being searched in every sample (maximally selected statistic of
/// its test), or x >= fixed (reaches_fixed() of cut_side.hpp).
struct Cut {
  std::string name, variable = {};
  std::size_t endpoint = 0;  ///< on which it is searched
  std::vector<double> x;     ///< per patient; NaN unknown
  double min_proportion = 0.1, max_proportion = 0.9;
  std::optional<double> fixed = {};
  survival::CutScores scores = survival::CutScores::as_they_are;  ///< of the search
  Test test = Test::log_rank;
};

/// A covariate: a number, or a factor with codes 0 .. levels - 1, 0 being the reference.
struct Factor {
  std::string name;
  std::vector<std::string> levels = {};  ///< empty: a number
  std::vector<std::size_t> cuts = {};    ///< cut-points on which its values depend
  /// One column of values per state of `cuts`, bit k of the state being 1 where cuts[k] is high; NaN unknown.
  std::vector<std::vector<double>> values = {};
  bool is_basis = false;       ///< a number that is one of several functions of a variable: it has no ratio of its own
  bool few_values = false;     ///< a number that the screen compares as groups of equal value
  bool is_risk_group = false;  ///< codes are the risk groups; `values` is empty then
};

/// The multivariable Cox model of an endpoint. With a limit the candidates are screened: a factor enters when its P is
/// below it, that of the log-rank test (a number of many values: of the likelihood ratio of its own Cox model) or of
/// Gray's (of its own Fine-Gray model).
struct Model {
  std::size_t endpoint = 0;
  std::vector<std::size_t> factors;
  std::optional<double> select_below = {};
  std::vector<double> stratum = {};  ///< per patient, a code >= 0 or NaN where it is unknown; empty: one stratum
  Test test = Test::log_rank;
};

/// Patients by their number of present factors (value other than 0).
struct RiskGroups {
  std::vector<std::string> names;
  std::vector<std::size_t> factors;
  std::vector<int> group_of_count;  ///< of 0 .. factors.size(); -1: no group
};

/// What `variable` does inside each level of `within`.
struct Effect {
  std::size_t variable = 0, within = 0, endpoint = 0;  ///< two factors, an endpoint
};

struct Plan {
  std::size_t patients = 0;
  std::vector<double> landmarks;
  std::vector<int> cluster = {};  ///< per patient, codes 0, 1, ... that are drawn together, or -1; empty: one by one
  survival::Ties ties = survival::Ties::efron;
  std::vector<Endpoint> endpoints;
  std::vector<Cut> cuts;
  std::vector<Factor> factors;
  std::vector<Model> models;
  std::optional<RiskGroups> groups;
  std::vector<Effect> effects;
  std::vector<std::string> not_followed;  ///< what stays as it is in the original patients, with the reason
};

/// The factor of the codes of the risk groups. Throws InvalidOption when there is none.
[[nodiscard]] std::size_t risk_group_factor(const Plan& plan);

}  // namespace rtsurv::chain
