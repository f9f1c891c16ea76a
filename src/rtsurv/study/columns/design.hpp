#pragma once
// The covariates of a regression: numbers as they are, factors as one 0/1 column per level but the reference, and the
// products of both.
// Start here: design_of().

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
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
  std::string splined = {};               ///< the variable of a spline
  std::vector<double> knots = {};         ///< of a spline: its columns are survival::spline_columns()

  [[nodiscard]] bool is_interaction() const { return !crossed.empty(); }
  [[nodiscard]] bool is_spline() const { return !knots.empty(); }
  /// Whether it is another's interaction with something more.
  [[nodiscard]] bool contains(const DesignTerm& other) const;
};

/// A column of the covariates: a whole numeric term, one level of a factor, or one function of a spline.
struct DesignColumn {
  std::size_t term = 0;
  std::optional<std::size_t> level;
};

struct Design {
  std::vector<DesignTerm> terms;
  std::vector<DesignColumn> columns;
  survival::Covariates covariates;

  /// The first column of a term; the number of columns when it has none.
  [[nodiscard]] std::size_t first_column(std::size_t term) const;
};

/// Whether a term that is no interaction is coded into levels.
[[nodiscard]] bool is_factor_term(const TermSpec& term, const table::Column& column);

/// Throws Error(usage) for a text or a yes/no column, which has no spline.
void require_splinable(const table::Table& table, const table::Column& column, std::string_view used_by);

/// Leaves out the rows that miss a term. Throws as Values; Error(usage) for a date, which is no covariate, and for many
/// numbers as texts.
void require_terms(Selection& selection, Values& values, const std::vector<TermSpec>& terms);

/// The terms on the cases. A factor with a single level has no column. A factor of an interaction has no column for its
/// reference when the other variables are a term of the model too, else one for every level: as in R, so that "b,a:b"
/// gives the slope of a at each level of b. The knots of a spline are natural_knots() of these cases, of which each stands
/// for `count` patients (survival::patient_counts()). Throws NotEstimable
/// when they do not all differ, Error(usage) when a reference asked for
/// is not a level of its column, Error(data) for values that are not numbers, too large for their spline or product, or
/// not among the levels listed.
[[nodiscard]] Design design_of(Values& values, const std::vector<TermSpec>& terms, const Cases& cases,
                               std::span<const double> count = {});

/// Appends the products of every column of two terms: their interaction.
void append_products(Design& design, std::size_t first_term, std::size_t second_term);

}  // namespace rtsurv::study
