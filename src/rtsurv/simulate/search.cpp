#include "rtsurv/simulate/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rtsurv/math/distributions.hpp"

namespace rtsurv::simulate {
namespace {

constexpr double coldest = 0.005;

/// Kaplan-Meier figures cost little, a Cox model much.
int cost(const Target& target) { return static_cast<int>(target.rule->kind); }

}  // namespace

Search::Search(const Specification& specification, const std::vector<Target>& targets, Courses courses,
               std::uint64_t stream)
    : targets_(targets),
      courses_(std::move(courses)),
      random_(specification.seed, stream),
      days_(days_per(specification.time_unit)),
      changed_(specification.endpoints.size()),
      order_(targets.size()),
      loss_(targets.size()),
      fresh_(targets.size()) {
  for (const EventRule& event : specification.events)
    if (event.kind == EventKind::death) ++deaths_;
  RowSet wanted(courses_.failures);
  for (std::size_t e = 0; e < specification.endpoints.size(); ++e) {
    const EndpointEvents events = events_of(specification, specification.endpoints[e]);
    times_.emplace_back(events, courses_.size());
    const auto targeted = [e](const Target& target) { return target.endpoint == e; };
    if (std::any_of(targets.begin(), targets.end(), targeted))
      for (const std::size_t failure : events.failures) wanted[failure] = 1;
  }
  for (std::size_t k = 0; k < courses_.failures; ++k)
    if (wanted[k] != 0) movable_failures_.push_back(k);
  for (std::size_t i = 0; i < courses_.size(); ++i)
    if (std::any_of(targets.begin(), targets.end(), [i](const Target& target) { return target.rows[i] != 0; }))
      movable_.push_back(i);
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(),
                   [&](std::size_t a, std::size_t b) { return cost(targets[a]) < cost(targets[b]); });
  update_times();
}

std::size_t Search::pick(std::size_t bound) { return random_.below(static_cast<std::uint32_t>(bound)); }

double Search::log_normal(double spread) { return std::exp(spread * math::normal_quantile(random_.uniform())); }

void Search::save(std::size_t patient) {
  const auto failures = courses_.failures_of(patient);
  saved_.push_back({patient, courses_.end[patient], courses_.death[patient], {failures.begin(), failures.end()}});
}

void Search::restore() {
  for (const Saved& saved : saved_) {
    courses_.end[saved.patient] = saved.end;
    courses_.death[saved.patient] = saved.death;
    std::copy(saved.failures.begin(), saved.failures.end(), courses_.failures_of(saved.patient).begin());
  }
}

bool Search::move_failure(std::size_t patient) {
  if (movable_failures_.empty()) return false;
  int& day = courses_.failures_of(patient)[movable_failures_[pick(movable_failures_.size())]];
  const int first = courses_.first[patient], end = courses_.end[patient];
  if (day == 0)
    day = first + static_cast<int>(pick(static_cast<std::size_t>(end - first) + 1));
  else if (pick(3) == 0)
    day = 0;
  else
    day = std::clamp(static_cast<int>(std::lround(day * log_normal(0.3))), first, end);
  return true;
}

/// Events that would come after the end keep their place within the follow-up in proportion.
void Search::set_end(std::size_t patient, int end) {
  const int before = courses_.end[patient];
  courses_.end[patient] = end;
  for (int& day : courses_.failures_of(patient))
    if (day > end)
      day = std::max(courses_.first[patient], static_cast<int>(static_cast<long long>(day) * end / before));
}

bool Search::move_end(std::size_t patient) {
  if (deaths_ > 0 && pick(4) == 0) {
    courses_.death[patient] = static_cast<std::uint8_t>(pick(std::size_t{deaths_} + 1));
    return true;
  }
  const double moved = courses_.end[patient] * log_normal(0.3);
  const double first = courses_.first[patient], horizon = courses_.horizon[patient];
  set_end(patient, static_cast<int>(std::clamp(std::round(moved), first, horizon)));
  return true;
}

/// Whether the course of `other` is possible for `patient`.
bool Search::fits(std::size_t patient, std::size_t other) const {
  const int first = courses_.first[patient], end = courses_.end[other];
  const auto days = courses_.failures_of(other);
  return end >= first && end <= courses_.horizon[patient] &&
         std::all_of(movable_failures_.begin(), movable_failures_.end(),
                     [&](std::size_t failure) { return days[failure] == 0 || days[failure] >= first; });
}

/// Failures that no target looks at stay with their patient, whose covariates they follow.
bool Search::exchange(std::size_t patient) {
  const std::size_t other = movable_[pick(movable_.size())];
  const int mine = courses_.end[patient], theirs = courses_.end[other];
  if (!fits(patient, other) || !fits(other, patient)) return false;
  save(other);
  for (const std::size_t failure : movable_failures_)
    std::swap(courses_.failures_of(patient)[failure], courses_.failures_of(other)[failure]);
  set_end(patient, theirs);
  set_end(other, mine);
  std::swap(courses_.death[patient], courses_.death[other]);
  return true;
}

bool Search::propose() {
  saved_.clear();
  const std::size_t patient = movable_[pick(movable_.size())];
  save(patient);
  switch (pick(5)) {
    case 0:
      return exchange(patient);
    case 1:
    case 2:
      return move_end(patient);
    default:
      return move_failure(patient);
  }
}

double Search::loss_of(std::size_t target) const {
  const Target& wanted = targets_[target];
  const auto figures = read_figures(wanted, times_[wanted.endpoint], days_);
  double loss = 0.0;
  for (std::size_t k = 0; k < figures.size(); ++k) loss += distance(wanted.wanted[k], figures[k]);
  return loss;
}

bool Search::update_times() {
  bool any = false;
  for (std::size_t i = 0; i < times_.size(); ++i) {
    changed_[i] = times_[i].update(courses_) ? 1 : 0;
    any = any || changed_[i] != 0;
  }
  return any;
}

/// Whether the loss at the proposed courses stays below the limit; if so it becomes the present one.
bool Search::accept(double limit) {
  const auto concerned = [this](std::size_t target) {
    return loss_[target] >= 0.0 && changed_[targets_[target].endpoint] != 0;
  };
  double total = total_;
  for (const std::size_t target : order_)
    if (concerned(target)) total -= loss_[target];
  for (const std::size_t target : order_) {
    if (!concerned(target)) continue;
    fresh_[target] = loss_of(target);
    total += fresh_[target];
    if (total > limit) return false;
  }
  total_ = 0.0;  // anew: differences would gather rounding errors
  for (const std::size_t target : order_) {
    if (concerned(target)) loss_[target] = fresh_[target];
    total_ += std::max(0.0, loss_[target]);
  }
  return true;
}

void Search::start(const std::vector<std::uint8_t>& ignored) {
  update_times();
  total_ = 0.0;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    loss_[i] = ignored[i] != 0 ? -1.0 : loss_of(i);
    total_ += std::max(0.0, loss_[i]);
  }
}

std::size_t Search::run(std::size_t moves, const std::vector<std::uint8_t>& ignored, double hottest) {
  start(ignored);
  Courses best = courses_;
  double least = total_;
  for (std::size_t move = 0; move < moves && least > 0.0; ++move) {
    if (!propose() || !update_times()) continue;  // a move that no endpoint sees is taken
    const double cooled = static_cast<double>(move) / static_cast<double>(moves);
    const double temperature = hottest * std::pow(coldest / hottest, cooled);
    if (!accept(total_ - temperature * std::log(random_.uniform()))) {
      restore();
      update_times();
    } else if (total_ < least) {
      least = total_;
      best = courses_;
    }
    if (least == 0.0) moves = move + 1;
  }
  courses_ = std::move(best);
  update_times();
  return moves;
}

std::vector<std::vector<std::optional<double>>> Search::figures() {
  std::vector<std::vector<std::optional<double>>> all;
  for (const Target& target : targets_) all.push_back(read_figures(target, times_[target.endpoint], days_));
  return all;
}

}  // namespace rtsurv::simulate
