#pragma once
// Two ascending lists of labels together. Start here: union_of().

#include <compare>
#include <cstddef>
#include <vector>

namespace rtsurv::study {

/// The place of each member of a list in the union of both.
struct PlacesInUnion {
  std::vector<int> of_a, of_b;
};

/// Walks both lists in ascending order. `compare(i, j)` orders a[i] and b[j]; `append(order, i, j)` is called for each
/// member of the union: less, it is a[i] alone; greater, b[j] alone; equivalent, both. Cost: O(a + b).
template <typename Compare, typename Append>
PlacesInUnion union_of(std::size_t a, std::size_t b, const Compare& compare, const Append& append) {
  PlacesInUnion places;
  int place = 0;
  for (std::size_t i = 0, j = 0; i < a || j < b; ++place) {
    const std::partial_ordering order = i == a   ? std::partial_ordering::greater
                                        : j == b ? std::partial_ordering::less
                                                 : compare(i, j);
    append(order, i, j);
    if (std::is_lteq(order)) {
      places.of_a.push_back(place);
      ++i;
    }
    if (std::is_gteq(order)) {
      places.of_b.push_back(place);
      ++j;
    }
  }
  return places;
}

}  // namespace rtsurv::study
