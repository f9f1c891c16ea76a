#pragma once
// What every part of a study's analysis reads: protocol, cohort, endpoints and how columns are coded.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/study.hpp"
#include "rtsurv/study/methods/calls.hpp"
#include "rtsurv/study/prepare/preparation.hpp"
#include "rtsurv/study/prepare/prepared.hpp"

namespace rtsurv::study {

/// Told the name of each part as it begins, such as "Cut-points"; may be empty.
using Progress = std::function<void(const std::string& part)>;

/// The cohort's columns never change. A part that makes a column for those after it adds it once; a part that needs other
/// values for itself (a state at a landmark, the dose at another alpha/beta) works on an overlay().
class Analysis {
 public:
  Analysis(const Protocol& protocol, Prepared prepared, Progress progress = {});
  Analysis(const Analysis&) = delete;
  Analysis& operator=(const Analysis&) = delete;
  ~Analysis() = default;

  /// The same analysis with columns of its own in front: see Values. Its warnings are those of this analysis, which
  /// must outlive it.
  [[nodiscard]] Analysis overlay() { return Analysis(this); }

  [[nodiscard]] const Protocol& protocol() const noexcept { return protocol_; }
  [[nodiscard]] const table::Table& table() const noexcept { return values_.table(); }
  [[nodiscard]] Values& values() noexcept { return values_; }

  /// Adds a column that the analysis computed; in an overlay it may stand before one of the same name.
  void put(const table::Column& column) { values_.put(column); }

  /// See Values: a column that could not be made.
  void withhold(const std::string& column, const std::string& why) { values_.withhold(column, why); }
  [[nodiscard]] const std::string* withheld(const std::string& text) const { return values_.withheld(text); }

  /// An endpoint of the protocol: when its patients are seen, what happens, their weights and clusters.
  [[nodiscard]] Outcome outcome(const std::string& endpoint) const;

  /// The same for its multivariable model, which may have clusters of its own.
  [[nodiscard]] Outcome model_outcome(const std::string& endpoint) const;

  /// The strata of the multivariable models.
  [[nodiscard]] std::vector<std::string> model_strata() const;

  /// The same with the competing event; nothing when the endpoint has none.
  [[nodiscard]] std::optional<CauseOutcome> causes(const std::string& endpoint) const;

  /// What [columns] says, with the levels of every column that has a reference.
  [[nodiscard]] const std::vector<ColumnRule>& columns() const noexcept { return columns_; }

  /// Order of the levels that the protocol gives to a column (or the groups of risk_group), its reference first; empty
  /// when it gives none.
  [[nodiscard]] std::vector<std::string> levels(const std::string& text) const;

  /// The levels from the lowest to the highest: as the protocol lists them (wherever the reference stands), as the file
  /// orders labelled codes, or those of risk_group; empty of a number, whose values say it. Nothing when nobody has given
  /// them an order.
  [[nodiscard]] std::optional<std::vector<std::string>> ranks(const std::string& text);

  /// The covariate of that text, coded as the protocol says.
  [[nodiscard]] TermSpec term(const std::string& text) const;

  /// A numeric covariate without groups to compare, or a spline.
  [[nodiscard]] bool is_covariate_only(const std::string& text);

  /// The column or expression, of a spline its variable. Expressions over cut-points could not be checked before now: what does not fit is
  /// Error(protocol) at its place.
  const table::Column& column(const Text& text, std::string_view used_by);

  /// The label for people.
  [[nodiscard]] std::string label(const std::string& text) const;

  /// The figures of the ledger that [published] names.
  [[nodiscard]] const PrintedFigures& published() const noexcept { return published_; }

  /// Says what is being done, to who waits for it.
  void tell(const std::string& part) const {
    if (progress_) progress_(part);
  }

  /// Sentences about the whole study, each once.
  void warn(const std::string& sentence);
  [[nodiscard]] std::vector<std::string> take_warnings() { return std::move(warnings_); }

 private:
  explicit Analysis(Analysis* parent);
  [[nodiscard]] const ColumnRule* rule_of(std::string_view column) const;

  Analysis* parent_ = nullptr;  ///< of an overlay
  const Protocol& protocol_;
  Values values_;
  std::vector<ColumnRule> columns_;
  std::vector<EndpointColumns> endpoints_;
  PrintedFigures published_;
  Progress progress_;
  std::vector<std::string> warnings_;
};

}  // namespace rtsurv::study
