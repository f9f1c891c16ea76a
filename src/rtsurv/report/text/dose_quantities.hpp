#pragma once
// The numbers of an effect as columns of the tables of `dose`.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/dose/dose.hpp"

namespace rtsurv::report {

/// One number of an effect, with the head of its column.
struct DoseQuantity {
  std::string head;
  std::function<std::string(const results::DoseEffect&)> cell;
};

/// With one decimal; empty for none.
[[nodiscard]] std::string gray_cell(const std::optional<double>& value);

[[nodiscard]] DoseQuantity bed_quantity();

/// With more decimals where a dose below that of a search would look like it.
[[nodiscard]] DoseQuantity eqd2_quantity(const results::DoseResult& result);

/// What was asked for beside BED and EQD2.
[[nodiscard]] std::vector<DoseQuantity> further_quantities(const results::DoseResult& result, bool without_difference);

}  // namespace rtsurv::report
