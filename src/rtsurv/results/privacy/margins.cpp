#include "rtsurv/results/privacy/margins.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace rtsurv::results::privacy {
namespace {

constexpr double no_bound = std::numeric_limits<double>::infinity();

}  // namespace

bool Margins::is_small(const Json& count) const {
  if (!count.is_number()) return false;
  const double value = count.get<double>();
  return value > 0.0 && value < min_cell_;
}

void Margins::add(Line line) {
  std::erase_if(line.cells, [](const Json* cell) { return !cell->is_number(); });
  if (line.total != nullptr && !line.total->is_number()) line.total = nullptr;
  if (line.cells.size() > 1) lines_.push_back(std::move(line));
}

void Margins::tie(Json* one, Json* other) {
  if (one != nullptr && other != nullptr && one->is_number() && *one == *other) tied_.emplace_back(one, other);
}

/// What a reader knows of a hidden cell before any subtraction.
Margins::Bounds Margins::known_of(Json* cell) const {
  if (!is_small(*cell)) return {static_cast<double>(min_cell_), no_bound};
  return {1.0, also_.contains(cell) ? no_bound : min_cell_ - 1.0};
}

/// Whether the total leaves a hidden cell no second value: each lies between bounds, and so does the sum of the others.
bool Margins::determines(const Line& line) const {
  double sum = 0.0;
  std::vector<Bounds> hidden;
  for (Json* cell : line.cells) {
    if (!hides(cell)) continue;
    hidden.push_back(known_of(cell));
    sum += cell->get<double>();
  }
  if (line.total != nullptr && hides(line.total)) return hidden.empty() && !line.only_small;
  for (std::size_t i = 0; i < hidden.size(); ++i) {
    if (line.only_small && hidden[i].low >= min_cell_) continue;
    Bounds others;
    for (std::size_t j = 0; j < hidden.size(); ++j) {
      if (j == i) continue;
      others.low += hidden[j].low;
      others.high += hidden[j].high;
    }
    const double least = std::max(hidden[i].low, sum - others.high);
    if (std::min(hidden[i].high, sum - others.low) - least < 1.0) return true;
  }
  return false;
}

Json* Margins::next_smallest(const Line& line) const {
  std::vector<Json*> shown = line.cells;
  if (line.total != nullptr) shown.push_back(line.total);
  std::erase_if(shown, [&](Json* cell) { return hides(cell) || kept_.contains(cell) || cell->get<double>() <= 0.0; });
  const auto least = std::ranges::min_element(shown, {}, [](const Json* cell) { return cell->get<double>(); });
  return least == shown.end() ? nullptr : *least;
}

bool Margins::protect(const Line& line) {
  bool changed = false;
  while (determines(line)) {
    Json* next = next_smallest(line);
    if (next == nullptr) {
      for (Json* cell : line.cells)
        if (hides(cell)) changed = also_.insert(cell).second || changed;
      return changed;
    }
    also_.insert(next);
    changed = true;
  }
  return changed;
}

bool Margins::hide_tied() {
  bool changed = false;
  for (const auto& [one, other] : tied_) {
    if (hides_for_another(one) == hides_for_another(other)) continue;
    also_.insert({one, other});
    changed = true;
  }
  return changed;
}

void Margins::protect() {
  for (bool changed = true; changed;) {
    changed = false;
    for (const Line& line : lines_) changed = protect(line) || changed;
    changed = hide_tied() || changed;
  }
}

}  // namespace rtsurv::results::privacy
