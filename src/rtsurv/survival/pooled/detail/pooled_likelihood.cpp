#include "rtsurv/survival/pooled/detail/pooled_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/detail/newton.hpp"
#include "rtsurv/survival/cox/detail/risk_scan.hpp"
#include "rtsurv/survival/pooled/detail/cox_block.hpp"

namespace rtsurv::survival::detail {
namespace {

constexpr const char* misfit = "the sums of a Cox model do not fit its plan";

/// The sums over a risk set, walking back in time. With entry patients leave it again, which ExpandedSum survives.
class RiskBlock {
 public:
  RiskBlock(std::size_t width, bool has_entry) : value_(width), exact_(has_entry ? width : 0) {}

  void clear() {
    std::ranges::fill(value_, 0.0);
    std::ranges::fill(exact_, ExpandedSum{});
  }
  /// `entering` is empty without entry.
  void move_back(std::span<const double> leaving, std::span<const double> entering) {
    for (std::size_t i = 0; i < value_.size(); ++i) {
      if (exact_.empty()) {
        value_[i] += leaving[i];
        continue;
      }
      exact_[i].add(leaving[i]);
      exact_[i].add(-entering[i]);
      value_[i] = exact_[i].value();
    }
  }
  [[nodiscard]] std::span<const double> value() const { return value_; }

 private:
  std::vector<double> value_;
  std::vector<ExpandedSum> exact_;
};

std::span<const double> block(const std::vector<double>& blocks, std::size_t k, std::size_t width) {
  return blocks.empty() ? std::span<const double>{} : std::span(blocks).subspan(k * width, width);
}

}  // namespace

PooledLikelihood::PooledLikelihood(const CoxPlan& plan, const CoxEvaluate& evaluate, bool two_passes)
    : plan_(plan), evaluate_(evaluate), hazard_(plan.times()), spared_(plan.times()) {
  question_.pass = two_passes ? CoxPass::sums : CoxPass::everything;
}

double PooledLikelihood::events() const { return inner(plan_.steps, plan_.step_weight); }

double PooledLikelihood::span_of(std::span<const double> step) const {
  double span = 0.0;
  for (std::size_t j = 0; j < columns(); ++j)
    if (plan_.scale[j] > 0.0) span += std::fabs(step[j]) * (plan_.high[j] - plan_.low[j]) / plan_.scale[j];
  return span;
}

CoxSums PooledLikelihood::ask(const CoxQuestion& question) const {
  std::vector<CoxSums> answers = evaluate_({question});
  if (answers.size() != 1) throw InvalidOption(misfit);
  return std::move(answers.front());
}

void PooledLikelihood::check(const CoxSums& sums) const {
  const std::size_t all = plan_.times() * block_width(columns(), question_.pass);
  const bool fits = sums.event_sum.size() == columns() && sums.leaving.size() == all &&
                    sums.tied.size() == (plan_.ties == Ties::breslow ? 0 : all) &&
                    sums.entering.size() == (plan_.has_entry == 0 ? 0 : all);
  if (!fits || !(sums.lowest <= sums.highest)) throw InvalidOption(misfit);
}

bool PooledLikelihood::move_to(std::span<const double> b) {
  question_.coefficient.assign(b.begin(), b.end());
  const CoxSums sums = ask(question_);
  check(sums);
  const bool at_zero = std::ranges::all_of(b, [](double one) { return one == 0.0; });
  if (at_zero && (sums.lowest != 0.0 || sums.highest != 0.0)) throw InvalidOption(misfit);
  const double limit = plan_.has_entry == 0 ? largest_span : largest_span_with_entry;
  if (sums.highest - sums.lowest > limit) return false;
  loglik_ = ExpandedSum{};
  loglik_.add(inner(b, sums.event_sum));
  derivatives_.gradient = sums.event_sum;
  lower_.assign(triangle(columns()), 0.0);
  second_moment_.assign(columns(), 0.0);
  sum_over_times(sums);
  derivatives_.loglik = loglik_.value();
  const bool finite = std::isfinite(derivatives_.loglik);
  if (!finite && sums.lowest == sums.highest)  // no hazard is too large: a risk set is empty
    throw InvalidOption(misfit);
  return finite;
}

void PooledLikelihood::sum_over_times(const CoxSums& sums) {
  const std::size_t width = block_width(columns(), question_.pass);
  const std::vector<double> none(width);
  RiskBlock at_risk(width, plan_.has_entry != 0);
  for (std::size_t k = plan_.times(); k-- > 0;) {
    if (k + 1 == plan_.times() || plan_.stratum[k] != plan_.stratum[k + 1]) at_risk.clear();
    at_risk.move_back(block(sums.leaving, k, width), block(sums.entering, k, width));
    add_time(k, at_risk.value(), plan_.steps[k] > 1.0 ? block(sums.tied, k, width) : none);
  }
}

// sum_l a m1 m1' / den^2 = A (s1 - B/A e1)(s1 - B/A e1)' + (C - B^2/A) e1 e1', with A, B, C the sums of a / den^2,
// a f / den^2 and a f^2 / den^2.
void PooledLikelihood::add_time(std::size_t k, std::span<const double> at_risk, std::span<const double> tied) {
  const std::size_t p = columns();
  const TieSums ties = tie_sums(at_risk[0], tied[0], plan_.steps[k], plan_.step_weight[k]);
  hazard_[k] = ties.hazard;
  spared_[k] = ties.hazard_of_dead;
  loglik_.add(-ties.log);
  const std::span<const double> s1 = at_risk.subspan(1, p), e1 = tied.subspan(1, p);
  const double ratio = ties.square_f / ties.square;
  std::vector<double> mean(p);
  for (std::size_t j = 0; j < p; ++j) {
    derivatives_.gradient[j] -= ties.hazard * s1[j] - ties.hazard_of_dead * e1[j];
    mean[j] = s1[j] - ratio * e1[j];
  }
  add_products(lower_, -ties.square, mean);
  add_products(lower_, -std::max(0.0, ties.square_ff - ratio * ties.square_f), e1);
  if (question_.pass == CoxPass::sums) return;
  std::vector<double> products(triangle(p));
  for (std::size_t i = 0; i < products.size(); ++i)
    products[i] = ties.hazard * at_risk[1 + p + i] - ties.hazard_of_dead * tied[1 + p + i];
  add_matrix(products);
}

void PooledLikelihood::add_matrix(const std::vector<double>& lower) {
  for (std::size_t i = 0; i < lower.size(); ++i) lower_[i] += lower[i];
  for (std::size_t j = 0; j < columns(); ++j) second_moment_[j] += lower[triangle(j + 1) - 1];
}

const LikelihoodDerivatives& PooledLikelihood::derivatives() {
  if (question_.pass == CoxPass::sums) {
    CoxQuestion question{CoxPass::matrix, question_.coefficient, hazard_, spared_};
    for (std::size_t k = 1; k < plan_.times(); ++k)
      if (plan_.stratum[k] == plan_.stratum[k - 1]) question.hazard[k] += question.hazard[k - 1];
    const CoxSums sums = ask(question);
    if (sums.matrix.size() != triangle(columns())) throw InvalidOption(misfit);
    add_matrix(sums.matrix);
  }
  finish();
  return derivatives_;
}

void PooledLikelihood::finish() {
  const std::size_t p = columns();
  derivatives_.second_moment = second_moment_;
  derivatives_.information.resize(p * p);
  for (std::size_t j = 0; j < p; ++j)
    for (std::size_t k = 0; k <= j; ++k)
      derivatives_.information[j * p + k] = derivatives_.information[k * p + j] = lower_[triangle(j) + k];
}

}  // namespace rtsurv::survival::detail
