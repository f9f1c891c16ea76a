#include "rtsurv/results/privacy/curves.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::results::privacy {
namespace {

using Column = std::vector<double>;

/// Rows of a curve as they are gathered: the last of them, and the sums over them.
struct Block {
  std::size_t first = 0, last = 0;
  Column sums;
};

Column numbers(const Json& list) {
  Column column;
  for (const Json& one : list) column.push_back(one.is_number() ? one.get<double>() : 0.0);
  return column;
}

class Gathering {
 public:
  /// `counts`: columns that are summed, each of which must not be small.
  Gathering(Column at_risk, std::vector<Column> counts, unsigned min_cell)
      : at_risk_(std::move(at_risk)), counts_(std::move(counts)), min_cell_(min_cell) {
    Block block{0, 0, Column(counts_.size(), 0.0)};
    for (std::size_t i = 0; i < at_risk_.size() && at_risk_[block.first] >= min_cell_; ++i) {
      block.last = i;
      for (std::size_t c = 0; c < counts_.size(); ++c) block.sums[c] += counts_[c][i];
      if (!is_telling(block.sums)) continue;
      blocks_.push_back(block);
      block = {i + 1, i + 1, Column(counts_.size(), 0.0)};
      if (block.first == at_risk_.size()) break;
    }
    while (!blocks_.empty() && tells_rest()) blocks_.pop_back();
  }

  /// Patients after the last block, who are not shown.
  [[nodiscard]] bool has_rest() const { return !blocks_.empty() && blocks_.back().last + 1 < at_risk_.size(); }
  [[nodiscard]] const std::vector<Block>& blocks() const noexcept { return blocks_; }
  [[nodiscard]] double at_risk(const Block& block) const { return at_risk_[block.first]; }

 private:
  [[nodiscard]] bool is_small(double count) const { return count > 0.0 && count < min_cell_; }
  [[nodiscard]] bool none_is_small(const Column& sums) const {
    for (const double sum : sums)
      if (is_small(sum)) return false;
    return true;
  }
  [[nodiscard]] bool is_telling(const Column& sums) const {
    double all = 0.0;
    for (const double sum : sums) all += sum;
    return all > 0.0 && none_is_small(sums);
  }
  /// Whether what comes after the last block, which a reader has from the totals, is a small number.
  [[nodiscard]] bool tells_rest() const {
    Column rest(counts_.size(), 0.0);
    for (std::size_t i = blocks_.back().last + 1; i < at_risk_.size(); ++i)
      for (std::size_t c = 0; c < counts_.size(); ++c) rest[c] += counts_[c][i];
    return !none_is_small(rest);
  }

  Column at_risk_;
  std::vector<Column> counts_;
  unsigned min_cell_;
  std::vector<Block> blocks_;
};

void clear_columns(Json& columns) {
  for (auto& [key, list] : columns.get_ref<Json::object_t&>()) list = Json::array();
}

/// The rows at the ends of the blocks.
void thin(Json& columns, const std::vector<Block>& blocks) {
  for (auto& [key, list] : columns.get_ref<Json::object_t&>()) {
    if (list.empty()) continue;  // a curve without limits
    Json kept = Json::array();
    for (const Block& block : blocks) kept.push_back(list[block.last]);
    list = std::move(kept);
  }
}

/// One column of each block.
template <class Of>
Json column_of(const std::vector<Block>& blocks, Of of) {
  Json list = Json::array();
  for (const Block& block : blocks) list.push_back(number(of(block)));
  return list;
}

/// Those at risk at a time by the rows that remain; hidden after their end.
Json at_risk_at(const Json& columns, double time) {
  for (std::size_t i = 0; i < columns["time"].size(); ++i)
    if (columns["time"][i].get<double>() >= time) return columns["at_risk"][i];
  return hidden_text(hidden_count());
}

void forget_all_but(Json& estimates, const char* kept) {
  for (auto& [key, value] : estimates.get_ref<Json::object_t&>())
    if (key != kept && key != "at_risk") value = nullptr;
}

/// Only estimates with enough at risk; `at_risk` by the curve before it was made coarser.
void thin_estimates(Json& at, const Json& before, double min_cell) {
  for (Json& one : at) {
    double at_risk = 0.0;
    for (std::size_t i = before["time"].size(); i-- > 0 && before["time"][i] >= one["time"];)
      at_risk = before["at_risk"][i].get<double>();
    if (at_risk > 0.0 && at_risk < min_cell) forget_all_but(one, "time");
  }
}

void coarsen_survival(Json& group, const Margins& margins, unsigned min_cell) {
  Json& curve = group["curve"];
  const Json before = curve;
  if (margins.hides(&group["n"]) || margins.hides(&group["events"])) {
    clear_columns(curve);
  } else {
    const Gathering rows(numbers(curve["at_risk"]), {numbers(curve["events"]), numbers(curve["censored"])}, min_cell);
    thin(curve, rows.blocks());
    curve["at_risk"] = column_of(rows.blocks(), [&](const Block& block) { return rows.at_risk(block); });
    curve["events"] = column_of(rows.blocks(), [](const Block& block) { return block.sums[0]; });
    curve["censored"] = column_of(rows.blocks(), [](const Block& block) { return block.sums[1]; });
    if (rows.has_rest()) curve["censored"].back() = hidden_text(hidden_count());
  }
  thin_estimates(group["at"], before, min_cell);
  for (Json& at : group["at"])
    if (at["at_risk"] >= min_cell) at["at_risk"] = at_risk_at(curve, at["time"]);
}

/// The events of a cause at each time of the group's counts.
Column events_at(const Json& curve, const Json& times) {
  Column events(times.size(), 0.0);
  for (std::size_t i = 0, row = 0; i < times.size(); ++i)
    for (; row < curve["time"].size() && curve["time"][row] <= times[i]; ++row)
      events[i] += curve["events"][row].get<double>();
  return events;
}

/// A cause at the ends of the blocks.
void thin_cause(Json& curve, const std::vector<Block>& blocks, const Json& times, std::size_t cause) {
  Json thinned = {
      {"time", Json::array()}, {"cif", Json::array()}, {"std_error", Json::array()}, {"events", Json::array()}};
  std::size_t row = 0;
  for (const Block& block : blocks) {
    while (row < curve["time"].size() && curve["time"][row] <= times[block.last]) ++row;
    if (row == 0) continue;
    thinned["time"].push_back(times[block.last]);
    thinned["cif"].push_back(curve["cif"][row - 1]);
    thinned["std_error"].push_back(curve["std_error"][row - 1]);
    thinned["events"].push_back(number(block.sums[cause]));
  }
  curve = std::move(thinned);
}

void coarsen_incidence(Json& group, const Margins& margins, unsigned min_cell) {
  Json& counts = group["counts"];
  const Json before = counts;
  bool hidden = margins.hides(&group["n"]);
  std::vector<Column> sums;
  for (Json& cause : group["causes"]) {
    thin_estimates(cause["at"], before, min_cell);
    hidden = hidden || margins.hides(&cause["events"]);
    sums.push_back(events_at(cause["curve"], before["time"]));
  }
  sums.push_back(numbers(counts["censored"]));
  sums.push_back(numbers(counts["events"]));
  const Gathering rows(numbers(counts["at_risk"]), std::move(sums), min_cell);
  const std::vector<Block> blocks = hidden ? std::vector<Block>{} : rows.blocks();
  const std::size_t causes = group["causes"].size();
  for (std::size_t c = 0; c < causes; ++c) thin_cause(group["causes"][c]["curve"], blocks, before["time"], c);
  thin(counts, blocks);
  counts["at_risk"] = column_of(blocks, [&](const Block& block) { return rows.at_risk(block); });
  counts["censored"] = column_of(blocks, [&](const Block& block) { return block.sums[causes]; });
  counts["events"] = column_of(blocks, [&](const Block& block) { return block.sums[causes + 1]; });
  if (!blocks.empty() && rows.has_rest()) counts["censored"].back() = hidden_text(hidden_count());
}

}  // namespace

void coarsen(const std::string& definition, Json& object, const Margins& margins, unsigned min_cell) {
  if (definition == "km_group") coarsen_survival(object, margins, min_cell);
  if (definition == "incidence_group") coarsen_incidence(object, margins, min_cell);
}

}  // namespace rtsurv::results::privacy
