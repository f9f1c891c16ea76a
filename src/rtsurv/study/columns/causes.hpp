#pragma once
// From the columns of a CauseOutcome to the cause of every case. Start here: cause_columns(), then causes().

#include <string>
#include <vector>

#include "rtsurv/study/columns/cases.hpp"
#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/survival/competing/cause_follow_up.hpp"

namespace rtsurv::study {

/// Follow-up that ends with one of several causes: either `event` and `competing`, which are the causes "event" and
/// "competing", or a `status` column whose values other than `censor` are the causes.
struct CauseOutcome {
  std::string time = {};
  std::string entry = {};                  ///< delayed entry; empty: none
  std::string weights = {}, cluster = {};  ///< as those of Outcome
  std::string event = {}, competing = {};  ///< columns or SQL expressions
  std::string status = {}, censor = {};    ///< column or expression; the label of its value that means censored
};

/// The columns: `event` and `competing`, or `status`; those that are not given are null.
struct CauseColumns {
  const table::Column* time = nullptr;
  const table::Column* entry = nullptr;
  RowColumns rows;
  const table::Column* event = nullptr;
  const table::Column* competing = nullptr;
  const table::Column* status = nullptr;
  std::string censor;  ///< label of the value of `status` that means censored
};

/// Throws as Values; Error(usage) when the outcome is given in both ways, in half of one, or when no row has `censor`.
[[nodiscard]] CauseColumns cause_columns(Values& values, const CauseOutcome& outcome);

/// Leaves out the rows that miss a part of the outcome.
void require(Selection& selection, const CauseColumns& columns);

/// When each case was seen and what happened to it, in the order of the cases.
struct Causes {
  std::vector<double> time;
  std::vector<double> entry;       ///< empty without delayed entry
  std::vector<double> weight;      ///< empty: all 1
  std::vector<int> cluster;        ///< codes; empty: cases are independent
  std::vector<int> code;           ///< 0 censored, else 1 + place in `label`
  std::vector<std::string> label;  ///< causes that occur, by bytes or number; always both of "event", "competing"
};

/// Throws Error(data) with file, row and column of every impossible time, and of every row in which the event and the
/// competing one are both true; Error(usage) for a status of more than 20 causes, which is none.
[[nodiscard]] Causes causes(const table::Table& table, const CauseColumns& columns, const Cases& cases);

/// Sorted; `stratum` has one code per case or is empty.
[[nodiscard]] survival::CauseFollowUp cause_follow_up(const Causes& causes, std::span<const int> stratum = {});

}  // namespace rtsurv::study
