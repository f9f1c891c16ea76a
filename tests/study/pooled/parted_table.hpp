#pragma once
// A table of random patients, cut into parts.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "rtsurv/study/pooled/pooled_results.hpp"
#include "rtsurv/study/pooled/pooled_sums.hpp"
#include "rtsurv/survival/pooled/serial.hpp"
#include "rtsurv/table/columns/columns.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study::testing {

using table::Column;
using table::Table;

/// Times on a grid with rounding errors, late entry, weights that count and weights that do not, texts, numbers as factors,
/// and a missing cell here and there.
inline std::vector<Column> random_columns(unsigned seed, std::size_t n = 240) {
  std::mt19937 random(seed);
  const auto up_to = [&](unsigned most) { return static_cast<int>(random() % most); };
  std::vector<double> months, entry, died, relapse, status, age, grade, count, share;
  std::vector<std::string> arm, centre, ended;
  for (std::size_t i = 0; i < n; ++i) {
    months.push_back(0.5 * (2 + up_to(40)) + 1e-9 * up_to(2));
    entry.push_back(up_to(3) == 0 ? months.back() * 0.5 : 0.0);
    status.push_back(up_to(4) == 3 ? 0 : up_to(3));
    died.push_back(status.back() == 1 ? 1 : 0);
    relapse.push_back(status.back() == 2 ? 1 : 0);
    age.push_back(up_to(15) == 0 ? NAN : 40.0 + 0.5 * up_to(80) - 3.0 * died.back());
    grade.push_back(1 + up_to(4));
    count.push_back(up_to(4));
    share.push_back(up_to(9) == 0 ? 0.0 : 0.1 * (1 + up_to(20)));
    arm.push_back(up_to(20) == 0 ? ""
                                 : std::vector<std::string>{"A", "B", "Ärzte"}[static_cast<std::size_t>(up_to(3))]);
    centre.push_back("c" + std::to_string(up_to(4)));
    ended.push_back(std::vector<std::string>{"alive", "cancer", "other"}[static_cast<std::size_t>(status.back())]);
  }
  using table::number_column, table::text_column;
  return {number_column("months", months),   number_column("entry", entry), number_column("died", died),
          number_column("relapse", relapse), number_column("age", age),     number_column("grade", grade),
          number_column("count", count),     number_column("share", share), text_column("arm", arm),
          text_column("centre", centre),     text_column("ended", ended)};
}

/// The rows of which `part` says so; parts without a row are left out.
inline std::vector<Table> parts_of(const std::vector<Column>& columns, unsigned seed, unsigned parts) {
  std::mt19937 random(seed);
  std::vector<unsigned> part;
  for (std::size_t i = 0; i < columns.front().size(); ++i) part.push_back(static_cast<unsigned>(random() % parts));
  std::vector<Table> tables;
  for (unsigned which = 0; which < parts; ++which) {
    std::vector<std::uint8_t> kept;
    bool any = false;
    for (const unsigned one : part) {
      kept.push_back(one == which ? 1 : 0);
      any = any || one == which;
    }
    if (!any) continue;
    std::vector<Column> rows = columns;
    for (Column& column : rows) {
      table::keep_rows(column, kept);
      table::sort_levels(column);
    }
    tables.push_back(Table::from_columns(std::move(rows)));
  }
  return tables;
}

/// Through bytes, as they travel.
template <class Call>
PooledSums sums_of(const std::vector<Table>& parts, const Call& call) {
  PooledSums all = pooled_sums_from(to_bytes(pooled_sums(parts.front(), call)));
  for (std::size_t i = 1; i < parts.size(); ++i)
    all = merged(all, pooled_sums_from(to_bytes(pooled_sums(parts[i], call))));
  return all;
}

inline results::CoxResult cox_of(const std::vector<Table>& parts, const CoxCall& call,
                                 const survival::PooledCoxOptions& options = {}) {
  using namespace survival;
  const PooledSums sums = sums_of(parts, call);
  const PooledCoxModel model = pooled_cox_model_from(to_bytes(pooled_cox_model(sums, call)));
  std::vector<std::string> coded;
  for (const Table& part : parts) coded.push_back(to_bytes(cox_part(part, call, model)));
  return cox(
      sums, call, model,
      [&](const std::vector<CoxQuestion>& questions) {
        const auto asked = from_bytes<std::vector<CoxQuestion>>(to_bytes(questions));
        std::vector<CoxSums> answers;
        for (const std::string& part : coded)
          merge(answers, from_bytes<std::vector<CoxSums>>(to_bytes(from_bytes<CoxPart>(part).answers(asked))));
        return answers;
      },
      options);
}

/// Where two documents differ by more than 1e-10; `skipped` keys are not compared.
inline void compare(const nlohmann::json& a, const nlohmann::json& b, const std::string& place,
                    const std::vector<std::string>& skipped, std::vector<std::string>& found) {
  if (a.is_number() && b.is_number()) {
    const double x = a.get<double>(), y = b.get<double>();
    if (!(std::fabs(x - y) <= 1e-10 * std::max(1.0, std::fabs(y))))
      found.push_back(place + ": " + a.dump() + " for " + b.dump());
  } else if (a.is_object() && b.is_object()) {
    for (const auto& [key, value] : b.items())
      if (!a.contains(key)) found.push_back(place + "/" + key + ": absent");
    for (const auto& [key, value] : a.items()) {
      if (std::ranges::find(skipped, key) != skipped.end()) continue;
      if (!b.contains(key))
        found.push_back(place + "/" + key + ": is there");
      else
        compare(value, b.at(key), place + "/" + key, skipped, found);
    }
  } else if (a.is_array() && b.is_array() && a.size() == b.size()) {
    for (std::size_t i = 0; i < a.size(); ++i) compare(a[i], b[i], place + "/" + std::to_string(i), skipped, found);
  } else if (a != b) {
    found.push_back(place + ": " + a.dump() + " for " + b.dump());
  }
}

template <class Result>
std::vector<std::string> differences(const Result& actual, const Result& expected,
                                     const std::vector<std::string>& skipped = {}) {
  std::vector<std::string> found;
  compare(nlohmann::json::parse(results::to_json(actual)), nlohmann::json::parse(results::to_json(expected)), "",
          skipped, found);
  return found;
}

}  // namespace rtsurv::study::testing
