#include "rtsurv/study/parts/multivariable/candidates.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/results/maybe.hpp"
#include "rtsurv/study/columns/outcome.hpp"
#include "rtsurv/study/columns/unfit.hpp"

namespace rtsurv::study {
namespace {

using results::LeftOut;

constexpr std::string_view used_by = "[multivariable] factors";

class Choice {
 public:
  Choice(Analysis& analysis, const std::string& endpoint)
      : analysis_(analysis), outcome_(analysis.model_outcome(endpoint)), strata_(analysis.model_strata()) {
    const auto found = results::maybe([&] { return patients_of(analysis.values(), outcome_, strata_); });
    if (!found.value) return;
    patients_ = found.value->cases;
    count_ = row_counts(outcome_values(analysis.values(), outcome_).rows, found.value->follow_up.counts_patients());
    all_ = static_cast<std::size_t>(counted(count_, patients_.row));
  }

  Candidates make() {
    const Protocol& protocol = analysis_.protocol();
    const bool screens = protocol.multivariable->select_below.has_value();
    for (const Text& text : screens ? protocol.univariable->factors : protocol.multivariable->factors) take(text);
    leave_out_unknown();
    leave_out([&](const std::string& factor) { return why_unfit_in(patients_with({factor}), factor); });
    while (leave_out_one()) {
    }
    return {std::move(factors_), std::move(left_out_)};
  }

 private:
  /// Unless its column could not be made.
  void take(const Text& text) {
    const auto is_same = [&](const std::string& one) {
      return same_spline(parse_spline(one), parse_spline(text.text));
    };
    if (std::ranges::any_of(factors_, is_same)) return;
    if (const std::string* why = analysis_.withheld(text.text)) {
      left_out_.push_back({text.text, *why, 0, all_, LeftOut::Cause::not_made});
      return;
    }
    (void)analysis_.column(text, used_by);
    factors_.push_back(text.text);
  }

  std::size_t known_in(const std::string& factor) {
    const table::Column& column = analysis_.values().any(variable_of(factor), used_by);
    std::vector<std::size_t> known;
    std::ranges::copy_if(patients_.row, std::back_inserter(known),
                         [&](std::size_t row) { return column.missing[row] == 0; });
    return static_cast<std::size_t>(counted(count_, known));
  }

  /// Moves every factor with a reason out.
  template <class Reason>
  void leave_out(Reason&& reason) {
    std::vector<std::string> stay;
    for (const std::string& factor : factors_) {
      std::optional<LeftOut> why = reason(factor);
      if (!why) {
        stay.push_back(factor);
        continue;
      }
      why->factor = factor;
      why->known = known_in(factor);
      why->all = all_;
      left_out_.push_back(std::move(*why));
    }
    factors_ = std::move(stay);
  }

  void leave_out_unknown() {
    const auto is_known = [&](const std::string& factor) {
      return static_cast<double>(known_in(factor)) >= thresholds::share_known * static_cast<double>(all_);
    };
    if (std::ranges::none_of(factors_, is_known)) return;
    leave_out([&](const std::string& factor) -> std::optional<LeftOut> {
      if (is_known(factor)) return std::nullopt;
      const std::size_t known = known_in(factor);
      return LeftOut{factor, fmt::format("known in {} of {} patients, less than half", known, all_), known, all_,
                     LeftOut::Cause::few_known};
    });
  }

  /// In whom all of these are known; nothing without an event among them.
  std::optional<ModelPatients> patients_with(const std::vector<std::string>& factors) {
    std::vector<TermSpec> terms;
    for (const std::string& factor : factors) terms.push_back(analysis_.term(factor));
    auto patients = results::maybe([&] { return patients_of(analysis_.values(), outcome_, strata_, terms); });
    if (patients.value && !(patients.value->follow_up.total_events() > 0.0)) return std::nullopt;
    return std::move(patients.value);
  }

  std::optional<LeftOut> why_unfit_in(const std::optional<ModelPatients>& patients, const std::string& factor) {
    if (!patients) return std::nullopt;
    return why_unfit(analysis_.values(), analysis_.term(factor), *patients);
  }

  /// False when all can stay.
  bool leave_out_one() {
    const std::optional<ModelPatients> patients = patients_with(factors_);
    bool found = false;
    leave_out([&](const std::string& factor) -> std::optional<LeftOut> {
      if (found) return std::nullopt;
      auto why = why_unfit_in(patients, factor);
      found = why.has_value();
      return why;
    });
    return found;
  }

  Analysis& analysis_;
  Outcome outcome_;
  std::vector<std::string> strata_;
  Cases patients_;
  std::vector<double> count_;  ///< patients that a row of the table stands for; empty: 1
  std::size_t all_ = 0;
  std::vector<std::string> factors_;
  std::vector<LeftOut> left_out_;
};

}  // namespace

Candidates candidates(Analysis& analysis, const std::string& endpoint) { return Choice(analysis, endpoint).make(); }

}  // namespace rtsurv::study
