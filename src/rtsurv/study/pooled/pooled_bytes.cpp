// Sums and models as bytes.
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "rtsurv/core/bytes.hpp"
#include "rtsurv/study/pooled/pooled_cox_model.hpp"
#include "rtsurv/survival/pooled/serial.hpp"

namespace rtsurv::study {
namespace {

constexpr ByteKind pooled_sums_kind{10, 1, "the sums of a part of a table"};
constexpr ByteKind pooled_model_kind{11, 1, "the Cox model of a table in parts"};

template <typename Value>
void inner_bytes(ByteWriter& io, const Value& value) {
  io(survival::to_bytes(value));
}
template <typename Value>
void inner_bytes(ByteReader& io, Value& value) {
  std::string bytes;
  io(bytes);
  value = survival::from_bytes<Value>(bytes);
}

}  // namespace

void byte_fields(auto& io, FieldsOf<PooledCount> auto& count) { io(count.rows, count.weight); }
void byte_fields(auto& io, FieldsOf<PooledStratum> auto& stratum) {
  io(stratum.levels, stratum.rows, stratum.not_whole);
}
void byte_fields(auto& io, FieldsOf<PooledCell> auto& cell) {
  io(cell.levels, cell.cases, cell.events);
  inner_bytes(io, cell.product);
}
void byte_fields(auto& io, FieldsOf<PooledTerm> auto& term) { io(term.name, term.is_factor, term.factors, term.cells); }
void byte_fields(auto& io, FieldsOf<PooledSums> auto& sums) {
  io(sums.missing, sums.event_known_without, sums.event_blank, sums.event_in_sql, sums.group, sums.causes,
     sums.censor_rows, sums.strata, sums.stratum_levels, sums.cases, sums.events, sums.terms);
  inner_bytes(io, sums.times);
}
void byte_fields(auto& io, FieldsOf<PooledVariable> auto& variable) { io(variable.is_factor, variable.levels); }
void byte_fields(auto& io, FieldsOf<PooledCoxModel> auto& model) {
  io(model.terms, model.strata, model.stratum_levels, model.said);
  inner_bytes(io, model.plan);
}

namespace {

bool is_count(const PooledCount& count) { return count.weight >= 0.0 && std::isfinite(count.weight); }

bool is_code(int code, std::size_t size) { return code >= 0 && static_cast<std::size_t>(code) < size; }

/// Ascending, each with a level of every factor.
bool are_combinations(const std::vector<std::vector<int>>& combinations, const auto& size_of_factor,
                      std::size_t factors) {
  for (std::size_t i = 0; i < combinations.size(); ++i) {
    if (combinations[i].size() != factors || (i > 0 && !(combinations[i - 1] < combinations[i]))) return false;
    for (std::size_t f = 0; f < factors; ++f)
      if (!is_code(combinations[i][f], size_of_factor(f))) return false;
  }
  return true;
}

bool is_term(const PooledTerm& term) {
  const auto factors =
      static_cast<std::size_t>(std::ranges::count_if(term.is_factor, [](auto flag) { return flag != 0; }));
  if (term.factors.size() != factors || term.is_factor.empty()) return false;
  if (!std::ranges::all_of(term.factors, is_sound)) return false;
  std::vector<std::vector<int>> levels;
  for (const PooledCell& cell : term.cells) {
    if (!is_count(cell.cases) || !is_count(cell.events) || cell.product.mean.size() != 1) return false;
    levels.push_back(cell.levels);
  }
  return are_combinations(
      levels, [&](std::size_t f) { return term.factors[f].size(); }, factors);
}

bool are_strata(const PooledSums& sums) {
  for (const PooledStratum& stratum : sums.strata)
    if (!is_sound(stratum.levels)) return false;
  if (sums.strata.empty()) return sums.stratum_levels.empty();
  return are_combinations(
      sums.stratum_levels, [&](std::size_t f) { return sums.strata[f].levels.size(); }, sums.strata.size());
}

/// Codes are those of groups, strata and causes.
bool fit_times(const PooledSums& sums) {
  const std::size_t causes = std::max<std::size_t>(1, sums.causes.size());
  const std::size_t strata = sums.strata.empty() ? 1 : sums.stratum_levels.size();
  if (sums.times.causes != static_cast<int>(causes) || sums.cases.size() != sums.group.size() ||
      sums.events.size() != sums.group.size() * causes)
    return false;
  for (std::size_t row = 0; row < sums.times.size(); ++row)
    if (!is_code(sums.times.group[row], sums.group.size()) || !is_code(sums.times.stratum[row], strata)) return false;
  return true;
}

bool are_sums(const PooledSums& sums) {
  return is_count(sums.missing) && is_sound(sums.group) && is_sound(sums.causes) && are_strata(sums) &&
         std::ranges::all_of(sums.cases, is_count) && std::ranges::all_of(sums.events, is_count) && fit_times(sums) &&
         std::ranges::all_of(sums.terms, is_term);
}

bool is_model(const PooledCoxModel& model) {
  for (const std::vector<PooledVariable>& variables : model.terms) {
    if (variables.empty()) return false;
    for (const PooledVariable& variable : variables)
      if ((variable.is_factor != 0) == variable.levels.empty()) return false;
  }
  if (!std::ranges::all_of(model.strata, is_sound)) return false;
  if (model.strata.empty()) return model.stratum_levels.empty();
  return are_combinations(
      model.stratum_levels, [&](std::size_t f) { return model.strata[f].size(); }, model.strata.size());
}

template <typename Value>
Value value_from(std::string_view bytes, const ByteKind& kind, const auto& fits) {
  ByteReader reader(bytes, kind);  // NOLINT(misc-const-correctness): reading moves it
  Value value;
  reader(value);
  reader.finish();
  if (!fits(value)) reader.refuse("their columns do not fit each other");
  return value;
}

template <typename Value>
std::string bytes_of(const Value& value, const ByteKind& kind) {
  ByteWriter writer(kind);
  writer(value);
  return writer.take();
}

}  // namespace

std::string to_bytes(const PooledSums& sums) { return bytes_of(sums, pooled_sums_kind); }
std::string to_bytes(const PooledCoxModel& model) { return bytes_of(model, pooled_model_kind); }

PooledSums pooled_sums_from(std::string_view bytes) {
  return value_from<PooledSums>(bytes, pooled_sums_kind, are_sums);
}
PooledCoxModel pooled_cox_model_from(std::string_view bytes) {
  return value_from<PooledCoxModel>(bytes, pooled_model_kind, is_model);
}

}  // namespace rtsurv::study
