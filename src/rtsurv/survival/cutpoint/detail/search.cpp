#include "rtsurv/survival/cutpoint/detail/search.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival::detail {
namespace {

struct Subject {
  double x;
  double score;
};

std::vector<Subject> by_x(std::span<const double> x, std::span<const double> score) {
  std::vector<Subject> subjects(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) subjects[i] = {x[i], score[i]};
  std::ranges::sort(subjects, {}, [](const Subject& s) { return std::pair(s.x, s.score); });
  return subjects;
}

/// Fills the candidates: the last subject of every run of equal x, when the range allows its m.
void find_candidates(std::span<const Subject> subjects, const CutRange& range, CutSearch& search) {
  const auto n = static_cast<double>(subjects.size());
  const double fewest = std::max(1.0, std::floor(n * range.min));
  const double most = std::floor(n * range.max);
  for (std::size_t i = 0; i + 1 < subjects.size(); ++i) {
    const auto m = static_cast<double>(i + 1);
    if (subjects[i].x == subjects[i + 1].x || m < fewest || m > most) continue;
    search.low.push_back(static_cast<std::uint32_t>(i + 1));
    search.cut.push_back(subjects[i].x);
  }
}

void require_candidates(std::span<const Subject> subjects, const CutRange& range, const CutSearch& search) {
  if (subjects.empty()) throw NotEstimable("a cut-point needs subjects");
  if (subjects.front().x == subjects.back().x)
    throw NotEstimable("the covariate has one value only, so there is nothing to cut");
  if (search.low.empty())
    throw NotEstimable(fmt::format(
        "no cut of the covariate leaves {:g} to {:g} % of the subjects at or below it; widen the proportions",
        100.0 * range.min, 100.0 * range.max));
}

/// Sum of squares around the mean, after setting the mean; zero when all scores are equal.
double centre(CutSearch& search) {
  const auto [low, high] = std::ranges::minmax(search.score);
  if (low == high) return 0.0;
  double sum = 0.0;
  for (const double a : search.score) sum += a;
  search.mean = sum / static_cast<double>(search.score.size());
  double squares = 0.0;
  for (const double a : search.score) squares += (a - search.mean) * (a - search.mean);
  return squares;
}

void standardise(double squares, CutSearch& search) {
  const auto n = static_cast<double>(search.score.size());
  double sum = 0.0;
  std::size_t i = 0;
  for (const std::uint32_t low : search.low) {
    const auto m = static_cast<double>(low);
    for (; i < low; ++i) sum += search.score[i] - search.mean;
    search.std_error.push_back(std::sqrt(m * (n - m) / (n * (n - 1.0)) * squares));
    search.statistic.push_back(std::fabs(sum) / search.std_error.back());
  }
}

}  // namespace

CutSearch search_cuts(std::span<const double> x, std::span<const double> score, const CutRange& range) {
  const std::vector<Subject> subjects = by_x(x, score);
  CutSearch search;
  for (const Subject& s : subjects) search.score.push_back(s.score);
  find_candidates(subjects, range, search);
  require_candidates(subjects, range, search);
  const double squares = centre(search);
  if (squares == 0.0) throw NotEstimable("all subjects have the same score: no event tells them apart");
  standardise(squares, search);
  search.maximum = std::ranges::max(search.statistic);
  const double enough = search.maximum * (1.0 - 1e-12);
  const auto first = std::ranges::find_if(search.statistic, [enough](double t) { return t >= enough; });
  search.best = static_cast<std::size_t>(first - search.statistic.begin());
  return search;
}

std::vector<double> reaching_bounds(const CutSearch& search) {
  const double b = search.maximum - 1e-9 * (1.0 + search.maximum);
  std::vector<double> reach;
  for (const double std_error : search.std_error) reach.push_back(b * std_error);
  return reach;
}

}  // namespace rtsurv::survival::detail
