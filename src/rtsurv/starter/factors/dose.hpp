#pragma once
// Columns of the dose of radiotherapy.

#include <cstddef>
#include <optional>
#include <vector>

#include "rtsurv/starter/values/profile.hpp"
#include "rtsurv/starter/values/words.hpp"

namespace rtsurv::starter {

/// Indices into the profile.
struct GuessedDose {
  std::size_t total = 0, fractions = 0;
  std::optional<std::size_t> per_fraction;
  bool centigray = false;
  bool by_values = false;
};

/// Three columns D, n and d with D = n d in 95 % of the rows, 4 to 90 Gy in 1 to 45 fractions, whatever their names;
/// else two by their names; else two of which no name or that of one tells: D / n is a multiple of 0.05 Gy, and few
/// pairs of D and n occur. Nothing when there are none, or when the table has a column that [dose] would add.
[[nodiscard]] std::optional<GuessedDose> guess_dose(const TableProfile& table, const std::vector<NameWords>& names);

}  // namespace rtsurv::starter
