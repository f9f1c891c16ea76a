#pragma once
// The columns of a Cox model whose patients are elsewhere.

#include <cstddef>
#include <vector>

#include "rtsurv/study/columns/design.hpp"
#include "rtsurv/study/pooled/pooled_cox_model.hpp"

namespace rtsurv::study {

/// Terms and columns of the model, without cases.
[[nodiscard]] Design pooled_design(const std::vector<TermSpec>& terms, const PooledCoxModel& model);

/// How the model takes ties.
[[nodiscard]] survival::Ties ties_of(const CoxCall& call);

/// The cells of a term by the levels of the model, which may begin with another reference. Keeps a reference to the term.
class TermCells {
 public:
  TermCells(const PooledTerm& term, const std::vector<PooledVariable>& variables);

  [[nodiscard]] const std::vector<PooledCell>& all() const noexcept { return term_.cells; }
  /// That of a combination as DesignColumn::level counts them; null where no case has it. Of a term without factors
  /// combination 0 is the only one.
  [[nodiscard]] const PooledCell* at(std::size_t combination) const;

 private:
  const PooledTerm& term_;
  std::vector<std::vector<int>> code_;  // of each factor the code in the term of each level of the model
};

}  // namespace rtsurv::study
