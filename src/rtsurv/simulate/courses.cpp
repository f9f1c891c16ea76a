#include "rtsurv/simulate/courses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/gamma.hpp>

#include "rtsurv/simulate/columns.hpp"
#include "rtsurv/simulate/streams.hpp"

namespace rtsurv::simulate {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr int longest_days = 200 * 366;

double as_number(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return *number;
  return holds(value) ? 1.0 : 0.0;
}

double value_at(const std::vector<Piece>& pieces, double time) {
  std::size_t i = 0;
  while (i + 1 < pieces.size() && pieces[i + 1].from <= time) ++i;
  return pieces[i].value;
}

/// The event with what each patient has of its effects.
struct Process {
  const EventRule& rule;
  std::vector<std::vector<double>> x;  ///< for each effect
  std::vector<double> breaks;          ///< ascending, all points of hazard and ratios

  Process(const EventRule& event, Expressions& expressions, toml::FileProblems& problems) : rule(event) {
    const auto add_breaks = [this](const std::vector<Piece>& pieces) {
      for (const Piece& piece : pieces) breaks.push_back(piece.from);
    };
    add_breaks(event.hazard);
    for (const EffectRule& effect : event.effects) {
      add_breaks(effect.ratio);
      x.emplace_back();
      for (const Value& value : values_of(effect.of, expressions, problems)) x.back().push_back(as_number(value));
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  }

  [[nodiscard]] double hazard(std::size_t patient, double time) const {
    double log_ratio = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k)
      log_ratio += x[k][patient] * std::log(value_at(rule.effects[k].ratio, time));
    return value_at(rule.hazard, time) * std::exp(log_ratio);
  }

  /// The time at which the cumulative hazard since `start` reaches `amount`.
  [[nodiscard]] double time(std::size_t patient, double start, double amount) const {
    for (std::size_t i = 0; i < breaks.size(); ++i) {
      const double next = i + 1 < breaks.size() ? breaks[i + 1] : never;
      if (next <= start) continue;
      const double from = std::max(start, breaks[i]);
      const double rate = hazard(patient, breaks[i]);
      if (amount <= rate * (next - from)) return from + amount / rate;
      amount -= rate * (next - from);
    }
    return never;
  }
};

int whole_days(double time, double days_per_unit) {
  return static_cast<int>(std::clamp(std::ceil(time * days_per_unit), 1.0, 2.0 * longest_days));
}

std::vector<double> frailties(const Specification& specification, std::size_t n) {
  const double variance = specification.follow_up->frailty;
  std::vector<double> w(n, 1.0);
  if (variance == 0.0) return w;
  const boost::math::gamma_distribution<double> gamma(1.0 / variance, variance);
  math::RandomStream random(specification.seed, streams::frailty);
  for (double& value : w) value = boost::math::quantile(gamma, random.uniform());
  return w;
}

/// When follow-up may end, and when something can happen for the first time.
void set_limits(const Specification& specification, Expressions& expressions, Courses& courses,
                toml::FileProblems& problems) {
  const FollowUpRule& rule = *specification.follow_up;
  const double limit = rule.longest.value_or(never) * days_per(specification.time_unit);
  courses.horizon.assign(expressions.rows(), static_cast<int>(std::clamp<double>(limit, 1.0, longest_days)));
  courses.first.assign(expressions.rows(), 1);
  if (rule.start) {
    const auto start = values_of(*rule.start, expressions, problems);
    for (std::size_t i = 0; i < expressions.rows(); ++i)
      courses.horizon[i] =
          static_cast<int>(std::clamp(*rule.end - as_number(start[i]), 0.0, static_cast<double>(courses.horizon[i])));
  }
  if (rule.least) {
    const auto least = values_of(*rule.least, expressions, problems);
    for (std::size_t i = 0; i < expressions.rows(); ++i)
      courses.first[i] = 1 + static_cast<int>(std::clamp(as_number(least[i]), 0.0, static_cast<double>(longest_days)));
  }
}

/// Patients who are not followed have no horizon; those who should be and cannot are reported.
void set_followed(const Specification& specification, Expressions& expressions, Courses& courses,
                  toml::FileProblems& problems) {
  const FollowUpRule& rule = *specification.follow_up;
  const auto followed = rows_where(rule.among, expressions, problems);
  std::size_t impossible = 0;
  for (std::size_t i = 0; i < expressions.rows(); ++i) {
    if (followed[i] != 0 && courses.horizon[i] < courses.first[i]) ++impossible;
    if (followed[i] == 0) courses.horizon[i] = 0;
  }
  const auto& place = rule.start ? rule.start : rule.least;
  if (impossible > 0 && place)
    problems.add(place_of(*place), "follow-up ends before something can happen for " + std::to_string(impossible) +
                                       " patients; move its end, or name who is followed in \"among\"");
}

/// Earlier of the two; the observation of a patient ends there.
void end_observation(Courses& courses, std::size_t patient, int day, std::uint8_t death) {
  if (day > courses.end[patient]) return;
  courses.end[patient] = day;
  courses.death[patient] = death;
}

}  // namespace

Courses draw_courses(const Specification& specification, Expressions& expressions, toml::FileProblems& problems) {
  Courses courses;
  set_limits(specification, expressions, courses, problems);
  set_followed(specification, expressions, courses, problems);
  courses.end = courses.horizon;
  courses.death.resize(expressions.rows());
  for (const EventRule& event : specification.events) courses.failures += event.kind == EventKind::failure ? 1 : 0;
  courses.failure.resize(expressions.rows() * courses.failures);
  const std::vector<double> w = frailties(specification, expressions.rows());
  const double days = days_per(specification.time_unit);
  std::size_t failure = 0;
  std::uint8_t death = 0;
  for (std::size_t e = 0; e < specification.events.size(); ++e) {
    const EventRule& event = specification.events[e];
    const Process process(event, expressions, problems);
    math::RandomStream random(specification.seed, streams::first_event + e);
    if (event.kind == EventKind::death) ++death;
    for (std::size_t i = 0; i < expressions.rows(); ++i) {
      const double amount = -std::log(random.uniform()) / std::pow(w[i], event.frailty_power);
      if (courses.horizon[i] == 0) continue;
      const double start = (courses.first[i] - 1) / days;
      const int day = std::max(courses.first[i], whole_days(process.time(i, start, amount), days));
      if (event.kind == EventKind::failure)
        courses.failures_of(i)[failure] = day;
      else
        end_observation(courses, i, day, event.kind == EventKind::death ? death : std::uint8_t{0});
    }
    if (event.kind == EventKind::failure) ++failure;
  }
  for (std::size_t i = 0; i < expressions.rows(); ++i)
    for (int& day : courses.failures_of(i))
      if (day > courses.end[i]) day = 0;
  return courses;
}

void add_outcome_columns(const Specification& specification, const Courses& courses, Sheet& sheet) {
  const auto add = [&](const std::string& name, auto&& day_of) {
    Column column{name, table::ColumnType::integer, std::vector<Value>(sheet.rows), {}, false};
    for (std::size_t i = 0; i < sheet.rows; ++i)
      if (const int day = day_of(i); day > 0) column.cells[i] = static_cast<double>(day);
    sheet.columns.push_back(std::move(column));
  };
  add(specification.follow_up->days.text, [&](std::size_t i) { return courses.end[i]; });
  std::size_t failure = 0;
  std::uint8_t death = 0;
  for (const EventRule& event : specification.events) {
    if (event.kind == EventKind::failure) {
      add(event.name.text, [&](std::size_t i) { return courses.failures_of(i)[failure]; });
      ++failure;
    } else if (event.kind == EventKind::death) {
      ++death;
      add(event.name.text, [&](std::size_t i) { return courses.death[i] == death ? courses.end[i] : 0; });
    }
  }
}

}  // namespace rtsurv::simulate
