#pragma once
// Which lock of a trail counts.

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "rtsurv/trail/trail.hpp"

namespace rtsurv::trail {

/// True of everything but locks.
[[nodiscard]] bool saw_outcomes(const Entry& entry) noexcept;

struct Locked {
  Entry entry;
  bool after_outcomes = false;  ///< its caller said so, or an entry before it saw outcomes
};

/// The lock that counts among the entries with a number below `before`: the last one that nothing came before which saw
/// outcomes; where there is none such, the last one. So a second lock cannot take the place of a first one that runs
/// have followed.
[[nodiscard]] std::optional<Locked> lock_of(const std::vector<Entry>& entries,
                                            std::size_t before = std::numeric_limits<std::size_t>::max());

/// What came after entry number `since` (0: the whole trail).
struct Followed {
  std::size_t runs = 0;       ///< and validations
  std::size_t protocols = 0;  ///< different files among these
};
[[nodiscard]] Followed followed(const std::vector<Entry>& entries, std::size_t since);

}  // namespace rtsurv::trail
