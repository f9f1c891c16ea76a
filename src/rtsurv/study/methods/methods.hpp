#pragma once
// One method on named columns of a table: the bridge from column names to statistics.
// Each call drops the rows that miss a variable it uses, and says how many. `rows` narrows a call beforehand: one flag
// per row of the table, empty for every row; what it leaves out is not missing.
// All throw Error(usage) for columns and expressions that do not fit the table, Error(data) with file, row and column
// for impossible values, NotEstimable when the rows cannot give the result.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rtsurv/math/adjusted_p.hpp"
#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/study/columns/causes.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {

/// Seconds of the two parts of a call, for --timings.
struct CallTimes {
  double prepare_s = 0.0, fit_s = 0.0;
};

struct KaplanMeierCall {
  Outcome outcome = {};
  std::string by = {};                   ///< column or expression; empty: one group
  std::vector<std::string> levels = {};  ///< order of the groups of `by`, when the protocol gives one
  std::optional<survival::ConfidenceType> confidence_type =
      {};                                       ///< empty: that of `as`; without it log, or the study's
  std::optional<double> confidence_level = {};  ///< empty: 0.95, or that of the study
  std::vector<double> at = {};
  std::span<const std::uint8_t> rows = {};
  std::string as = {};  ///< word of a program whose conventions hold where the call says nothing (results::conventions)
};
[[nodiscard]] results::KaplanMeierResult kaplan_meier(const table::Table& table, const KaplanMeierCall& call,
                                                      CallTimes* times = nullptr);

/// Which groups are compared two by two.
struct GroupPairs {
  math::Adjustment adjustment = math::Adjustment::holm;
  std::string against = {};  ///< every other group against this one; empty: every pair
};

struct LogRankCall {
  Outcome outcome = {};
  std::string by = {};
  std::vector<std::string> levels = {};
  std::vector<std::string> strata = {};
  survival::LogRankOptions options = {};
  bool trend = false;  ///< scores: the places 1, 2, 3 in `ranks`; without it values of a number, else places in order
  std::vector<std::string> ranks = {};  ///< the groups from the lowest to the highest, where they stand otherwise
  std::optional<GroupPairs> pairwise = {};
  std::span<const std::uint8_t> rows = {};
};
[[nodiscard]] results::LogRankResult log_rank(const table::Table& table, const LogRankCall& call,
                                              CallTimes* times = nullptr);

struct CoxCall {
  Outcome outcome = {};
  std::vector<TermSpec> terms = {};
  std::vector<std::string> strata = {};
  std::optional<survival::Ties> ties = {};  ///< empty: that of `as`; without it efron
  bool robust = false;                      ///< also without clusters and with weights that count patients
  std::optional<survival::ZphTransform> zph = {};
  bool firth = false;                           ///< Firth's penalty beside it also where no coefficient is infinite
  std::optional<double> confidence_level = {};  ///< empty: 0.95, or that of the study
  std::span<const std::uint8_t> rows = {};
  std::string as = {};  ///< as KaplanMeierCall::as
};
[[nodiscard]] results::CoxResult cox(const table::Table& table, const CoxCall& call, CallTimes* times = nullptr);

struct CutpointCall {
  Outcome outcome = {};  ///< `competing` is looked at by Gray's scores only
  std::string x = {};
  survival::MaxstatOptions options = {};
  int cuts = 1;  ///< 2: also the best two cuts, by 9,999 permutations at most
};
[[nodiscard]] results::CutpointResult cutpoint(const table::Table& table, const CutpointCall& call,
                                               CallTimes* times = nullptr);

struct IncidenceCall {
  CauseOutcome outcome = {};
  std::string by = {};
  std::vector<std::string> levels = {};         ///< order of the groups of `by`, when the protocol gives one
  std::vector<std::string> strata = {};         ///< of Gray's test
  std::optional<double> confidence_level = {};  ///< empty: 0.95, or that of the study
  std::vector<double> at = {};
  std::span<const std::uint8_t> rows = {};
};
/// With `by` Gray's test compares the groups, cause by cause.
[[nodiscard]] results::IncidenceResult cumulative_incidence(const table::Table& table, const IncidenceCall& call,
                                                            CallTimes* times = nullptr);

/// Why.
inline constexpr const char* no_fine_gray_with_entry =
    "Fine and Gray's regression does not take delayed entry, which needs a second weight for those who have not "
    "entered; the Cox model of the cause takes it";

/// Throws InvalidOption for an outcome with delayed entry.
struct FineGrayCall {
  CauseOutcome outcome = {};
  std::string cause = {};  ///< of interest: a value of `status`; "event" without one
  std::vector<TermSpec> terms = {};
  std::optional<double> confidence_level = {};  ///< empty: 0.95, or that of the study
  std::span<const std::uint8_t> rows = {};
};
[[nodiscard]] results::FineGrayResult fine_gray(const table::Table& table, const FineGrayCall& call,
                                                CallTimes* times = nullptr);

struct RestrictedMeanCall {
  Outcome outcome;
  std::string by;  ///< column or expression; empty: one group
  double tau = 0.0;
  double confidence_level = 0.95;
};
/// Throws InvalidOption when tau lies beyond the last observed time of a group whose curve has not come to 0; it names
/// the group.
[[nodiscard]] results::RestrictedMeanResult restricted_mean(const table::Table& table, const RestrictedMeanCall& call,
                                                            CallTimes* times = nullptr);

/// A number that holds only 0 and 1 is an indicator and is described by counts of both, as are two different whole
/// numbers in ten patients or more, which are codes; in a model each stays a number. Every other number has mean, median
/// and quartiles.
struct Table1Call {
  struct Variable {
    std::string text = {};                 ///< column or expression
    std::vector<std::string> levels = {};  ///< order, when the protocol gives one; makes a number a factor
    bool factor = false;
  };
  std::vector<Variable> variables = {};  ///< empty: every column but `by`, dates, texts that are identifiers or
                                         ///< have more than 20 values
  std::string by = {};
  std::vector<std::string> by_levels = {};  ///< order of the groups, when the protocol gives one
};
/// Throws Error(usage) for a variable or grouping that is an identifier (columns/identifying.hpp).
[[nodiscard]] results::Table1 table1(const table::Table& table, const Table1Call& call);

}  // namespace rtsurv::study
