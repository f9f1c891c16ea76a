#pragma once
// Counts that are hidden for the sake of others: what a line of a table gives away of its hidden cells by subtraction.

#include <set>
#include <utility>
#include <vector>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results::privacy {

/// Counts that add up to a total which the reader knows.
struct Line {
  std::vector<Json*> cells;
  Json* total = nullptr;    ///< its cell, which may be hidden too; null: it stands in many places and is not hidden
  bool only_small = false;  ///< counts hidden for the sake of another may follow from it
};

/// Which counts of a document are hidden. A count from 1 to below `min_cell` always is; a reader of a line knows that
/// such a cell is 1 to min_cell - 1, that any other hidden one is min_cell or more, and the sum of the hidden ones.
class Margins {
 public:
  explicit Margins(unsigned min_cell) : min_cell_(min_cell) {}

  [[nodiscard]] bool is_small(const Json& count) const;
  /// Small, or hidden for the sake of another.
  [[nodiscard]] bool hides(Json* count) const { return is_small(*count) || also_.contains(count); }
  [[nodiscard]] bool hides_for_another(Json* count) const { return also_.contains(count); }

  void hide(Json* count) { also_.insert(count); }
  /// Never hidden for the sake of another: it stands in too many places.
  void keep(Json* count) { kept_.insert(count); }
  /// Lines of fewer than two counts say nothing.
  void add(Line line);

  /// The same count in two places: hidden for the sake of another in both or in none. Different ones are not tied.
  void tie(Json* one, Json* other);

  /// Hides the next smallest count of every line that determines a hidden one, until no line does. Where a line has no
  /// more to hide, all of its hidden cells are called hidden, so that nobody knows which of them is small.
  void protect();

 private:
  struct Bounds {
    double low = 0.0, high = 0.0;
  };
  [[nodiscard]] Bounds known_of(Json* cell) const;
  [[nodiscard]] bool determines(const Line& line) const;
  [[nodiscard]] Json* next_smallest(const Line& line) const;
  bool protect(const Line& line);
  bool hide_tied();

  unsigned min_cell_;
  std::vector<Line> lines_;
  std::vector<std::pair<Json*, Json*>> tied_;
  std::set<Json*> also_, kept_;
};

}  // namespace rtsurv::results::privacy
