#pragma once
// The results of single methods on named columns, as the commands print them and a study collects them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/survival/competing/cumulative_incidence.hpp"
#include "rtsurv/survival/cox/cox.hpp"
#include "rtsurv/survival/curve/kaplan_meier.hpp"
#include "rtsurv/survival/curve/log_rank.hpp"
#include "rtsurv/survival/curve/restricted_mean.hpp"
#include "rtsurv/survival/time/estimate.hpp"

namespace rtsurv::results {

/// What every result bears.
struct Sample {
  std::size_t n = 0;          ///< rows used
  double events = 0.0;        ///< events among them
  std::size_t n_missing = 0;  ///< rows left out because a variable of the call is missing
  std::vector<std::string> warnings;
};

/// `km`
struct KaplanMeierResult {
  struct Group {
    std::string group;  ///< level of `by`, or "all"
    survival::KaplanMeier curve;
  };
  Sample sample;
  std::string by;  ///< empty: one group
  survival::ConfidenceType confidence_type = survival::ConfidenceType::log;
  double confidence_level = 0.95;
  std::vector<Group> groups;
  std::optional<survival::FollowUpTime> follow_up;  ///< of all rows, whatever `by`
};

/// `logrank`; group i of `test` is groups[i].
struct LogRankResult {
  Sample sample;
  std::string by;
  double rho = 0.0;
  std::vector<std::string> strata;  ///< columns
  std::vector<std::string> groups;
  survival::LogRank test;
};

/// The same coefficient with Firth's penalty, which keeps it finite: profile limits, P of the penalised likelihood
/// ratio. A limit is empty where the profile never falls far enough.
struct FirthEstimate {
  double coefficient = 0.0, std_error = 0.0, hazard_ratio = 0.0;
  std::optional<double> lower, upper;
  double chi_square = 0.0, p = 0.0;
};

/// One coefficient of a regression: a numeric covariate, or one level of a factor against its reference.
struct CoxTerm {
  std::string term;
  std::optional<std::string> level;      ///< empty for a numeric covariate
  std::optional<std::string> reference;  ///< reference level of a factor
  std::optional<double> coefficient, std_error, robust_std_error, hazard_ratio, lower, upper, z, p;
  bool infinite = false;
  /// Subjects and events at this level (factors) or in all (numeric covariates).
  std::size_t n = 0;
  double events = 0.0;
  bool towards_zero = false;                ///< an infinite coefficient whose hazard ratio goes to 0
  std::optional<FirthEstimate> firth = {};  ///< when asked for, and in every model with an infinite coefficient
};

/// `cox`
struct CoxResult {
  struct Zph {
    static constexpr std::string_view all_terms = "GLOBAL";
    std::string term;  ///< all_terms for the test of all
    survival::ChiSquareTest test;

    [[nodiscard]] bool of_all_terms() const { return term == all_terms; }
  };
  /// n and events of a factor's reference level.
  struct Reference {
    std::string term, level;
    std::size_t n = 0;
    double events = 0.0;
  };
  Sample sample;
  survival::Ties ties = survival::Ties::efron;
  double confidence_level = 0.95;
  bool robust = false;
  std::vector<std::string> strata;  ///< columns
  std::vector<CoxTerm> terms;
  std::vector<Reference> references;
  double loglik_null = 0.0, loglik_model = 0.0;
  survival::ChiSquareTest likelihood_ratio, wald, score;
  std::optional<survival::Concordance> concordance;
  int iterations = 0;
  bool converged = false;
  std::vector<Zph> zph;
  std::string zph_transform;                          ///< "km", "identity", "rank", "log"; empty when not asked for
  std::optional<survival::ChiSquareTest> firth = {};  ///< penalised likelihood ratio of all terms, with CoxTerm::firth
};

/// `cuminc`
struct IncidenceResult {
  // The causes of an endpoint with a competing event; other outcomes name their own.
  static constexpr std::string_view event_cause = "event", competing_cause = "competing";
  struct Cause {
    std::string cause;
    survival::IncidenceCurve curve;

    [[nodiscard]] bool is_event() const { return cause == event_cause; }
  };
  struct Group {
    std::string group;
    std::size_t n = 0;
    std::vector<Cause> causes;
  };
  /// Gray's test of one cause between the groups; `why` when these data cannot give it.
  struct Gray {
    std::string cause;
    std::optional<survival::ChiSquareTest> test;
    std::string why;
  };
  Sample sample;  ///< events of any cause
  std::string by;
  std::vector<std::string> strata;  ///< columns, of the tests only
  double confidence_level = 0.95;
  std::vector<Group> groups;
  std::vector<Gray> gray;  ///< empty without `by`
};

/// `finegray`
struct FineGrayResult {
  CoxResult model;  ///< of the subdistribution: events, terms and tests are those of the cause
  std::string cause;
  std::size_t competing = 0;  ///< rows that failed from another cause
  std::size_t censored = 0;
};

/// `rmst`
struct RestrictedMeanResult {
  struct Group {
    std::string group;
    std::size_t n = 0;
    double events = 0.0;  ///< in the whole follow-up
    survival::RestrictedMean mean;
  };
  Sample sample;
  std::string by;
  double tau = 0.0;
  double confidence_level = 0.95;
  std::vector<Group> groups;
  std::optional<survival::Contrast> difference;  ///< second group minus first; only for two groups
  std::optional<survival::Contrast> ratio;       ///< second over first
};

/// `table1`
struct Table1 {
  struct Summary {  ///< of a numeric variable in one group
    std::string group;
    std::size_t n = 0;  ///< without missing values
    std::size_t missing = 0;
    std::optional<double> mean, sd, median, q1, q3, min, max;
  };
  struct Count {  ///< of one level in one group
    std::string group;
    std::size_t n = 0;
    std::optional<double> percent;  ///< of those known; empty when none is
  };
  struct Level {
    std::string level;
    std::vector<Count> counts;
  };
  struct Variable {
    std::string variable;
    bool numeric = false;
    std::vector<Summary> summary;      ///< numeric
    std::vector<Level> levels;         ///< factor
    std::vector<std::size_t> missing;  ///< factor: missing in each group of Table1::groups
    std::optional<double> p;           ///< comparison of the groups of `by`
    std::string test;  ///< its name, such as "Wilcoxon rank-sum"; why there is none, when p is empty and `by` given
  };
  Sample sample;  ///< events are not used
  std::string by;
  std::vector<std::string> groups;      ///< "all", then the levels of `by`
  std::vector<std::size_t> group_size;  ///< rows in each
  std::vector<Variable> variables;
};

}  // namespace rtsurv::results
