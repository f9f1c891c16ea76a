#pragma once
// The covariates of a regression: numbers as they are, factors as one 0/1 column per level but the reference, and the
// products of both.
// Start here: design_of().

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/study/columns/factor.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/columns/values.hpp"
#include "rtsurv/survival/cox/cox.hpp"

namespace rtsurv::study {

/// A term on the cases.
struct DesignTerm {
  std::string name;
  /// Levels that occur, the reference first; empty for a number. Of an interaction, each combination of the levels of
  /// its factors, "b:true", the first factor varying fastest; empty when it has only numbers.
  std::optional<Factor> factor;
  std::vector<std::string> crossed = {};  ///< names of the variables of an interaction

  [[nodiscard]] bool is_interaction() const { return !crossed.empty(); }
  /// Whether it is another's interaction with something more.
  [[nodiscard]] bool contains(const DesignTerm& other) const;
};

/// A column of the covariates: a whole numeric term, or one level of a factor.
struct DesignColumn {
  std::size_t term = 0;
  std::optional<std::size_t> level;
};

struct Design {
  std::vector<DesignTerm> terms;
  std::vector<DesignColumn> columns;
  survival::Covariates covariates;
};

/// Leaves out the rows that miss a term. Throws as Values; Error(usage) for a date, which is no covariate.
void require_terms(Selection& selection, Values& values, const std::vector<TermSpec>& terms);

/// The terms on the cases. A factor with a single level has no column. A factor of an interaction has no column for its
/// reference when the other variables are a term of the model too, else one for every level: as in R, so that "b,a:b"
/// gives the slope of a at each level of b. Throws Error(usage) when a reference asked for
/// is not a level of its column, Error(data) for values that are not numbers or not among the levels listed.
[[nodiscard]] Design design_of(Values& values, const std::vector<TermSpec>& terms, const Cases& cases);

/// Appends the products of every column of two terms: their interaction.
void append_products(Design& design, std::size_t first_term, std::size_t second_term);

}  // namespace rtsurv::study
