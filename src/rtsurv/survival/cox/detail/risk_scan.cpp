#include "rtsurv/survival/cox/detail/risk_scan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/survival/cox/detail/cross_product.hpp"
#include "rtsurv/survival/cox/detail/sum_in_order.hpp"

namespace rtsurv::survival::detail {
namespace {

/// As many are summed side by side; fewer one after the other.
constexpr std::size_t few_rows = 8;

/// The rows from .. to - 1, cut where tiles end: use(first, rows) for each piece.
template <typename Use>
void for_each_piece(std::size_t from, std::size_t to, Use use) {
  while (from < to) {
    const std::size_t rows = std::min(to, from / tile_rows * tile_rows + tile_rows) - from;
    use(from, rows);
    from += rows;
  }
}

}  // namespace

/// After cancellation the parts are of one size: they are summed with their rounding errors until the first holds the
/// sum (Ogita, Rump & Oishi, SIAM J Sci Comput 26 (2005) 1955-1988, algorithm SumK).
double ExpandedSum::value() const {
  std::array<double, 4> p = parts_;
  for (int pass = 0; pass < 3; ++pass)
    for (std::size_t i = 1; i < p.size(); ++i) {
      const double sum = p[i] + p[i - 1];
      const double of_first = sum - p[i];
      p[i - 1] = (p[i] - (sum - of_first)) + (p[i - 1] - of_first);
      p[i] = sum;
    }
  return ((p[0] + p[1]) + p[2]) + p[3];
}

bool set_relative_hazards(const RiskSets& sets, RelativeHazards& hazards) {
  const double limit = sets.before.empty() ? largest_span : largest_span_with_entry;
  for (std::size_t s = 0; s < sets.strata(); ++s) {
    const std::size_t from = sets.begin[sets.stratum_begin[s]], to = sets.begin[sets.stratum_begin[s + 1]];
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t i = from; i < to; ++i) {
      low = std::min(low, hazards.eta[i]);
      high = std::max(high, hazards.eta[i]);
    }
    if (!(low <= high && high - low <= limit)) return false;  // low > high: not a number
    hazards.shift[s] = high;
    constexpr std::size_t additions = 8;  // that take as long as one exp()
    parallel::parallel_ranges(to - from, additions * (to - from), [&, from](std::size_t begin, std::size_t end) {
      for (std::size_t i = from + begin; i < from + end; ++i)
        hazards.value[i] = sets.weight[i] * std::exp(hazards.eta[i] - high);
    });
  }
  return true;
}

RelativeHazards relative_hazards(const RiskSets& sets, const ScaledCovariates& covariates, std::span<const double> b) {
  RelativeHazards hazards{covariates.product(b), std::vector<double>(sets.rows()), std::vector<double>(sets.strata())};
  if (!set_relative_hazards(sets, hazards))
    throw Error(ErrorKind::numerical, "the hazard ratios between subjects are too large to compute with");
  return hazards;
}

RiskScan::RiskScan(const RiskSets& sets, const ScaledCovariates& covariates)
    : sets_(sets),
      covariates_(covariates),
      s1_(covariates.columns()),
      e1_(covariates.columns()),
      exact_(sets.before.empty() ? 0 : covariates.columns() + 1),
      own_(sets.lingering.empty() ? 0 : covariates.columns() + 1),
      lingering_(sets.lingering.empty() ? 0 : sets.times() * (covariates.columns() + 1)) {
  if (!exact_.empty() || parallel::threads_for(covariates.rows() * covariates.columns()) == 1) return;
  for (std::size_t k = sets.times(); k-- > 0;)
    for_each_piece(sets.begin[k], sets.begin[k + 1], [this](std::size_t from, std::size_t rows) {
      if (rows >= few_rows) pieces_.push_back({from, rows});
    });
  piece_sums_.resize(pieces_.size() * covariates.columns());
}

void RiskScan::start(std::span<const double> relative_hazard, bool with_covariates) {
  relative_hazard_ = relative_hazard;
  columns_ = with_covariates ? s1_.size() : 0;
  k_ = sets_.times();
  stratum_ = sets_.strata();
  piece_ = 0;
  if (columns_ > 0) sum_pieces();
  if (!lingering_.empty()) sum_lingering();
}

void RiskScan::move_back() {
  if (k_ == sets_.stratum_begin[stratum_]) {
    --stratum_;
    clear();
  }
  --k_;
  if (!exact_.empty())
    exchange_rows();
  else if (!lingering_.empty())
    add_lingering();
  else
    add_rows(sets_.begin[k_], sets_.begin[k_ + 1]);
  if (sets_.steps[k_] > 1.0) {
    sum_events();
  } else if (e0_ != 0.0) {
    e0_ = 0.0;
    std::ranges::fill(e1_, 0.0);
  }
}

void RiskScan::clear() {
  s0_ = 0.0;
  std::ranges::fill(s1_, 0.0);
  std::ranges::fill(exact_, ExpandedSum{});
  std::ranges::fill(own_, 0.0);
}

void RiskScan::sum_pieces() {
  const std::size_t p = columns_;
  std::ranges::fill(piece_sums_, 0.0);
  parallel::parallel_ranges(pieces_.size(), covariates_.rows() * p, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      add_products(relative_hazard_.subspan(pieces_[i].from, pieces_[i].rows), covariates_.row(pieces_[i].from),
                   tile_rows, std::span(piece_sums_).subspan(i * p, p));
  });
}

void RiskScan::add_rows(std::size_t from, std::size_t to) {
  const std::span<double> s1 = std::span(s1_).first(columns_);
  for_each_piece(from, to, [&](std::size_t first, std::size_t rows) {
    const std::span<const double> r = relative_hazard_.subspan(first, rows);
    for (const double hazard : r) s0_ += hazard;
    if (rows < few_rows) return add_in_order(r, covariates_.row(first), tile_rows, s1);
    if (pieces_.empty()) return add_products(r, covariates_.row(first), tile_rows, s1);
    const double* sums = piece_sums_.data() + piece_++ * columns_;
    for (std::size_t j = 0; j < s1.size(); ++j) s1[j] += sums[j];
  });
}

void RiskScan::exchange_rows() {
  const auto add = [this](std::size_t row, double r) {
    exact_[0].add(r);
    for (std::size_t j = 0; j < columns_; ++j) exact_[j + 1].add(r * covariates_.x(row, j));
  };
  for (std::size_t i = sets_.begin[k_]; i < sets_.begin[k_ + 1]; ++i) add(i, relative_hazard_[i]);
  for (std::size_t l = sets_.leaving_begin[k_]; l < sets_.leaving_begin[k_ + 1]; ++l)
    add(sets_.leaving[l], -relative_hazard_[sets_.leaving[l]]);
  s0_ = exact_[0].value();
  for (std::size_t j = 0; j < columns_; ++j) s1_[j] = exact_[j + 1].value();
}

void RiskScan::sum_lingering() {
  const std::size_t width = s1_.size() + 1;
  std::vector<double> sums(width);
  for (std::size_t s = 0; s < sets_.strata(); ++s) {
    std::ranges::fill(sums, 0.0);
    for (std::size_t k = sets_.stratum_begin[s]; k < sets_.stratum_begin[s + 1]; ++k) {
      std::ranges::copy(sums, lingering_.begin() + static_cast<std::ptrdiff_t>(k * width));
      for (std::size_t i = sets_.begin[k]; i < sets_.begin[k + 1]; ++i) {
        if (sets_.lingering[i] == 0.0) continue;
        const double r = relative_hazard_[i] * sets_.lingering[i];
        sums[0] += r;
        for (std::size_t j = 1; j < width; ++j) sums[j] += r * covariates_.x(i, j - 1);
      }
    }
  }
}

void RiskScan::add_lingering() {
  s0_ = own_[0];
  std::copy(own_.begin() + 1, own_.end(), s1_.begin());
  add_rows(sets_.begin[k_], sets_.begin[k_ + 1]);
  own_[0] = s0_;
  std::ranges::copy(s1_, own_.begin() + 1);
  const double* sums = lingering_.data() + k_ * own_.size();
  s0_ += sets_.fading[k_] * sums[0];
  for (std::size_t j = 0; j < s1_.size(); ++j) s1_[j] += sets_.fading[k_] * sums[j + 1];
}

void RiskScan::sum_events() {
  e0_ = 0.0;
  std::ranges::fill(e1_, 0.0);
  for_each_piece(sets_.begin[k_], sets_.deaths_end[k_], [this](std::size_t first, std::size_t rows) {
    const std::span<const double> r = relative_hazard_.subspan(first, rows);
    for (const double hazard : r) e0_ += hazard;
    add_in_order(r, covariates_.row(first), tile_rows, std::span(e1_).first(columns_));
  });
}

TieSums tie_sums(double s0, double e0, double steps, double step_weight) {
  TieSums sums;
  const auto count = static_cast<std::size_t>(steps);
  for (std::size_t l = 0; l < count; ++l) {
    const double f = static_cast<double>(l) / steps;
    const double den = s0 - f * e0;
    const double hazard = step_weight / den;
    const double square = hazard / den;
    sums.hazard += hazard;
    sums.hazard_of_dead += f * hazard;
    sums.square += square;
    sums.square_f += f * square;
    sums.square_ff += f * f * square;
    sums.log += step_weight * std::log(den);
  }
  return sums;
}

}  // namespace rtsurv::survival::detail
