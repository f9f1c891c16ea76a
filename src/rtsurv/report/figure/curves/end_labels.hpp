#pragma once
// Names at the ends of curves: beside the panel, or inside it where a curve ends early.

#include <string>
#include <vector>

#include "rtsurv/report/figure/curves/kaplan_meier_layout.hpp"

namespace rtsurv::report::figure {

/// Of a swatch before a name, far enough from the end of a curve not to go on with it.
inline constexpr double swatch_room = swatch_length + swatch_gap + 6.0;

/// The names in lines for a column beside the panel; empty when one would have to be cut or shortened.
[[nodiscard]] std::vector<EndLabel> label_texts(const std::vector<std::string>& names, const Look& look);

[[nodiscard]] double widest(const std::vector<EndLabel>& labels, const Type& type);

/// Moves the labels to the ends of the layout's curves; false when one finds no room there.
[[nodiscard]] bool place_labels(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout);

/// Puts all labels beside the panel in the order of the ends, behind swatches; false when they are too many.
[[nodiscard]] bool place_with_swatches(std::vector<EndLabel>& labels, const KaplanMeierLayout& layout);

}  // namespace rtsurv::report::figure
