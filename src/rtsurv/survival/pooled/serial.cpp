#include "rtsurv/survival/pooled/serial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "rtsurv/core/bytes.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/survival/cox/detail/risk_sets.hpp"
#include "rtsurv/survival/pooled/detail/cox_block.hpp"

namespace rtsurv::survival {

// The fields of each struct in their order, for writing and for reading. CoxPart has its own, which are private.
void byte_fields(auto& io, FieldsOf<PooledTimes> auto& value) {
  io(value.causes, value.counts_patients, value.stratum, value.group, value.time, value.entering, value.censored,
     value.censored_squares, value.events, value.event_squares, value.entering_subjects, value.censored_subjects,
     value.event_subjects);
}
void byte_fields(auto& io, FieldsOf<CoxMoments> auto& value) {
  io(value.subjects, value.weight, value.mean, value.spread, value.low, value.high);
}
void byte_fields(auto& io, FieldsOf<CoxPlan> auto& value) {
  io(value.ties, value.subjects, value.events, value.has_entry, value.run_starts, value.stratum, value.time,
     value.steps, value.step_weight, value.mean, value.scale, value.low, value.high);
}
void byte_fields(auto& io, FieldsOf<CoxQuestion> auto& value) {
  io(value.pass, value.coefficient, value.hazard, value.spared);
}
void byte_fields(auto& io, FieldsOf<CoxSums> auto& value) {
  io(value.lowest, value.highest, value.event_sum, value.leaving, value.tied, value.entering, value.matrix);
}

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

constexpr ByteKind table_kind{1, 1, "a table of sums"};
constexpr ByteKind moments_kind{2, 1, "the moments of covariates"};
constexpr ByteKind plan_kind{3, 1, "the plan of a Cox model"};
constexpr ByteKind question_kind{4, 2, "questions of a Cox model"};
constexpr ByteKind sums_kind{5, 2, "the sums of a Cox model"};
constexpr ByteKind part_kind{6, 1, "a part of a Cox model"};

template <typename Value>
std::string written(const Value& value, const ByteKind& kind) {
  ByteWriter writer(kind);
  writer(value);
  return writer.take();
}

/// `check(value, reader)` refuses what does not fit together.
template <typename Value>
Value read(std::string_view bytes, const ByteKind& kind, const auto& check) {
  ByteReader reader(bytes, kind);
  Value value{};
  reader(value);
  reader.finish();
  check(value, reader);
  return value;
}

void expect(bool holds, const ByteReader& reader, const char* why) {
  if (!holds) reader.refuse(why);
}

bool all_finite(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}
bool all_amounts(std::span<const double> values) {
  return std::ranges::all_of(values, [](double value) { return value >= 0.0 && std::isfinite(value); });
}

/// Of each column: low and high are finite and in order, or both infinite, where nobody has a weight.
bool are_ranges(std::span<const double> low, std::span<const double> high) {
  for (std::size_t j = 0; j < low.size(); ++j) {
    const bool known = std::isfinite(low[j]) && std::isfinite(high[j]) && low[j] <= high[j];
    if (!known && !(low[j] == unbounded && high[j] == -unbounded)) return false;
  }
  return true;
}

bool have_size(std::size_t size, const auto&... columns) { return ((columns.size() == size) && ...); }

/// Ascending by stratum, then by time.
bool are_event_times(const CoxPlan& plan) {
  for (std::size_t k = 0; k < plan.times(); ++k) {
    if (plan.stratum[k] < 0 || !std::isfinite(plan.time[k])) return false;
    const bool later = k == 0 || plan.stratum[k - 1] < plan.stratum[k] ||
                       (plan.stratum[k - 1] == plan.stratum[k] && plan.time[k - 1] < plan.time[k]);
    if (!later) return false;
  }
  return true;
}

/// One step with Breslow's ties, and no more than a scan can take.
bool are_steps(const CoxPlan& plan) {
  if (plan.ties == Ties::breslow) return std::ranges::all_of(plan.steps, [](double steps) { return steps == 1.0; });
  if (!std::ranges::all_of(plan.steps, [](double steps) { return steps >= 1.0; })) return false;
  try {
    detail::require_few_steps(plan.steps);
  } catch (const InvalidOption&) {
    return false;
  }
  return true;
}

void check_table(const PooledTimes& table, const ByteReader& reader) {
  try {
    check(table);
  } catch (const InvalidOption& reason) {
    reader.refuse(reason.what());
  }
}

void check_moments(const CoxMoments& moments, const ByteReader& reader) {
  expect(have_size(moments.mean.size(), moments.spread, moments.low, moments.high), reader, "columns differ in length");
  expect(std::isfinite(moments.weight) && moments.weight >= 0.0 && all_finite(moments.mean) &&
             all_amounts(moments.spread) && are_ranges(moments.low, moments.high),
         reader, "a moment is impossible");
}

void check_plan(const CoxPlan& plan, const ByteReader& reader) {
  expect(plan.ties == Ties::efron || plan.ties == Ties::breslow, reader, "they have ties of another kind");
  expect(have_size(plan.time.size(), plan.stratum, plan.steps, plan.step_weight), reader, "times differ in length");
  expect(have_size(plan.mean.size(), plan.scale, plan.low, plan.high), reader, "columns differ in length");
  expect(are_event_times(plan), reader, "event times do not ascend");
  expect(are_steps(plan), reader, "the steps of a tie are impossible");
  expect(all_finite(plan.run_starts) && std::ranges::is_sorted(plan.run_starts), reader, "runs do not ascend");
  expect(all_amounts(plan.step_weight) && all_finite(plan.mean) && all_amounts(plan.scale) &&
             are_ranges(plan.low, plan.high) && std::isfinite(plan.events),
         reader, "an amount is impossible");
}

void check_questions(const std::vector<CoxQuestion>& questions, const ByteReader& reader) {
  for (const CoxQuestion& question : questions) {
    expect(question.pass <= CoxPass::matrix, reader, "they ask for another pass");
    expect(question.hazard.size() == question.spared.size(), reader, "hazards differ in length");
  }
}

void check_sums(const std::vector<CoxSums>& answers, const ByteReader& reader) {
  for (const CoxSums& sums : answers) {
    const auto fits = [&](const std::vector<double>& blocks) { return have_size(sums.leaving.size(), blocks); };
    const std::size_t triangle = detail::triangle(sums.event_sum.size());
    expect((sums.tied.empty() || fits(sums.tied)) && (sums.entering.empty() || fits(sums.entering)) &&
               (sums.matrix.empty() || sums.matrix.size() == triangle),
           reader, "sums differ in length");
  }
}

}  // namespace

std::string to_bytes(const PooledTimes& table) { return written(table, table_kind); }
std::string to_bytes(const CoxMoments& moments) { return written(moments, moments_kind); }
std::string to_bytes(const CoxPlan& plan) { return written(plan, plan_kind); }
std::string to_bytes(const std::vector<CoxQuestion>& questions) { return written(questions, question_kind); }
std::string to_bytes(const std::vector<CoxSums>& sums) { return written(sums, sums_kind); }

std::string to_bytes(const CoxPart& part) {
  ByteWriter writer(part_kind);
  CoxPart::byte_fields(writer, part);
  return writer.take();
}

template <>
PooledTimes from_bytes<PooledTimes>(std::string_view bytes) {
  return read<PooledTimes>(bytes, table_kind, check_table);
}
template <>
CoxMoments from_bytes<CoxMoments>(std::string_view bytes) {
  return read<CoxMoments>(bytes, moments_kind, check_moments);
}
template <>
CoxPlan from_bytes<CoxPlan>(std::string_view bytes) {
  return read<CoxPlan>(bytes, plan_kind, check_plan);
}
template <>
std::vector<CoxQuestion> from_bytes<std::vector<CoxQuestion>>(std::string_view bytes) {
  return read<std::vector<CoxQuestion>>(bytes, question_kind, check_questions);
}
template <>
std::vector<CoxSums> from_bytes<std::vector<CoxSums>>(std::string_view bytes) {
  return read<std::vector<CoxSums>>(bytes, sums_kind, check_sums);
}

template <>
CoxPart from_bytes<CoxPart>(std::string_view bytes) {
  ByteReader reader(bytes, part_kind);
  CoxPart part;
  CoxPart::byte_fields(reader, part);
  reader.finish();
  if (!part.is_sound()) reader.refuse("its patients do not fit its times");
  return part;
}

}  // namespace rtsurv::survival
