#include "rtsurv/survival/pooled/cox_sums.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/pooled/detail/cox_block.hpp"
#include "rtsurv/survival/time/near_ties.hpp"

namespace rtsurv::survival {
namespace {

/// The first time of the run of a time.
double first_of_run(const CoxPlan& plan, double time) {
  const auto after = std::ranges::upper_bound(plan.run_starts, time);
  return after == plan.run_starts.begin() ? time + 0.0 : *(after - 1);  // -0 becomes 0
}

/// The event times of a stratum.
struct StratumTimes {
  StratumTimes(const CoxPlan& plan, int stratum) {
    const auto found = std::ranges::equal_range(plan.stratum, stratum);
    begin = static_cast<std::size_t>(found.begin() - plan.stratum.begin());
    end = static_cast<std::size_t>(found.end() - plan.stratum.begin());
  }
  /// How many are at or before `time`.
  [[nodiscard]] std::size_t up_to(const CoxPlan& plan, double time) const {
    const std::span<const double> times = std::span(plan.time).subspan(begin, end - begin);
    return static_cast<std::size_t>(std::ranges::upper_bound(times, time) - times.begin());
  }

  std::size_t begin, end;
};

void add(std::vector<double>& to, const std::vector<double>& from) {
  if (to.size() != from.size()) throw InvalidOption("sums that answer different questions cannot be merged");
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

}  // namespace

void merge(CoxSums& sums, const CoxSums& part) {
  if (sums.event_sum.empty()) {
    sums = part;
    return;
  }
  sums.lowest = std::min(sums.lowest, part.lowest);
  sums.highest = std::max(sums.highest, part.highest);
  add(sums.event_sum, part.event_sum);
  add(sums.leaving, part.leaving);
  add(sums.tied, part.tied);
  add(sums.entering, part.entering);
  add(sums.matrix, part.matrix);
}

void merge(std::vector<CoxSums>& sums, std::vector<CoxSums> part) {
  if (sums.empty()) {
    sums = std::move(part);
    return;
  }
  if (sums.size() != part.size()) throw InvalidOption("sums that answer different questions cannot be merged");
  for (std::size_t i = 0; i < sums.size(); ++i) merge(sums[i], part[i]);
}

CoxPart::CoxPart(const FollowUpColumns& columns, const Covariates& covariates, const CoxPlan& plan)
    : columns_(plan.columns()),
      times_(plan.times()),
      sums_ties_(plan.ties != Ties::breslow ? 1 : 0),
      has_entry_(plan.has_entry != 0 ? 1 : 0) {
  check(columns);
  if (covariates.rows != columns.time.size() || covariates.columns != columns_ ||
      covariates.values.size() != covariates.rows * covariates.columns)
    throw InvalidOption("the covariates of a Cox model must have one row per subject and the columns of its plan");
  if (!std::ranges::all_of(covariates.values, [](double x) { return std::isfinite(x); }))
    throw InvalidOption("covariates must be finite numbers");
  for (std::size_t i = 0; i < columns.time.size(); ++i) add(i, columns, covariates, plan);
}

bool CoxPart::is_sound() const {
  constexpr std::uint64_t most_columns = 100'000, most_times = 1'000'000'000;  // the sums of no more have a size
  if (columns_ > most_columns || times_ > most_times) return false;
  const std::size_t rows = weight_.size();
  const bool fits = last_.size() == rows && before_.size() == rows && event_.size() == rows &&
                    (columns_ == 0 ? x_.empty() : x_.size() / columns_ == rows && x_.size() % columns_ == 0);
  const auto is_weight = [](double weight) { return weight > 0.0 && std::isfinite(weight); };
  if (!fits || !std::ranges::all_of(weight_, is_weight)) return false;
  for (std::size_t row = 0; row < rows; ++row) {
    const bool enters = before_[row] != none;
    if (last_[row] >= times_ || event_[row] > 1 || (enters && (has_entry_ == 0 || before_[row] >= last_[row])))
      return false;
  }
  return std::ranges::all_of(x_, [](double x) { return std::isfinite(x); });
}

void CoxPart::add(std::size_t i, const FollowUpColumns& columns, const Covariates& covariates, const CoxPlan& plan) {
  const double weight = columns.weight.empty() ? 1.0 : columns.weight[i];
  const double time = first_of_run(plan, columns.time[i]);
  const StratumTimes times(plan, columns.stratum.empty() ? 0 : columns.stratum[i]);
  std::size_t entered = 0;  // event times of the stratum at or before the entry
  if (!columns.entry.empty()) {
    const double entry = first_of_run(plan, columns.entry[i]);
    if (entry >= time)
      throw InvalidFollowUp(
          {{i, FollowUpProblem::Column::entry, "must differ from the time by more than rounding error"}});
    entered = times.up_to(plan, entry);
  }
  const std::size_t left = times.up_to(plan, time);
  const bool event = columns.event[i] != 0 && weight > 0.0;
  if (event && (left == 0 || plan.time[times.begin + left - 1] != time))
    throw InvalidOption("the plan of a Cox model lacks an event: it must be made from the tables of all parts");
  if (weight == 0.0 || entered >= left) return;
  if (entered > 0 && has_entry_ == 0)
    throw InvalidOption("the plan of a Cox model lacks the entries: it must be made from the tables of all parts");
  weight_.push_back(weight);
  last_.push_back(times.begin + left - 1);
  before_.push_back(entered == 0 ? none : times.begin + entered - 1);
  event_.push_back(event ? 1 : 0);
  for (std::size_t j = 0; j < columns_; ++j)
    x_.push_back(plan.scale[j] == 0.0 ? 0.0 : (covariates.column(j)[i] - plan.mean[j]) / plan.scale[j]);
}

CoxSums CoxPart::answer(const CoxQuestion& question) const {
  const bool matrix = question.pass == CoxPass::matrix;
  if (question.coefficient.size() != columns_ ||
      (matrix && (question.hazard.size() != times_ || question.spared.size() != times_)))
    throw InvalidOption("the question of a Cox model does not fit its plan");
  CoxSums sums;
  sums.event_sum.assign(columns_, 0.0);
  if (matrix) {
    sums.matrix.assign(detail::triangle(columns_), 0.0);
  } else {
    const std::size_t all = times_ * detail::block_width(columns_, question.pass);
    sums.leaving.assign(all, 0.0);
    if (sums_ties_ != 0) sums.tied.assign(all, 0.0);
    if (has_entry_ != 0) sums.entering.assign(all, 0.0);
  }
  for (std::size_t row = 0; row < weight_.size(); ++row) add_row(sums, row, question);
  return sums;
}

std::vector<CoxSums> CoxPart::answers(const std::vector<CoxQuestion>& questions) const {
  std::vector<CoxSums> all;
  all.reserve(questions.size());
  for (const CoxQuestion& question : questions) all.push_back(answer(question));
  return all;
}

std::size_t CoxPart::bytes() const noexcept {
  return 8 * (weight_.capacity() + x_.capacity() + last_.capacity() + before_.capacity()) + event_.capacity();
}

void CoxPart::add_row(CoxSums& sums, std::size_t row, const CoxQuestion& question) const {
  const std::span<const double> x = std::span(x_).subspan(row * columns_, columns_);
  double eta = 0.0;
  for (std::size_t j = 0; j < columns_; ++j) eta += question.coefficient[j] * x[j];
  sums.lowest = std::min(sums.lowest, eta);
  sums.highest = std::max(sums.highest, eta);
  const double r = weight_[row] * std::exp(eta);
  const bool event = event_[row] != 0;
  for (std::size_t j = 0; event && j < columns_; ++j) sums.event_sum[j] += weight_[row] * x[j];
  const std::size_t last = last_[row], before = before_[row];
  if (question.pass == CoxPass::matrix) {
    double hazard = question.hazard[last] - (event ? question.spared[last] : 0.0);
    if (before != none) hazard -= question.hazard[before];
    detail::add_products(sums.matrix, r * hazard, x);
    return;
  }
  const std::size_t width = detail::block_width(columns_, question.pass);
  const auto add_to = [&](std::vector<double>& blocks, std::size_t k) {
    detail::add_block(std::span(blocks).subspan(k * width, width), r, x);
  };
  add_to(sums.leaving, last);
  if (event && sums_ties_ != 0) add_to(sums.tied, last);
  if (before != none) add_to(sums.entering, before);
}

}  // namespace rtsurv::survival
