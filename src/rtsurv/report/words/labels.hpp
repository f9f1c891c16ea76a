#pragma once
// How the columns, levels and endpoints of a study are called in front of people: results/labels.hpp. All plain text, not
// yet escaped.

#include <string>

#include "rtsurv/results/labels.hpp"

namespace rtsurv::report {

using results::coefficient_label;
using results::column_label;
using results::column_label_with_unit;
using results::competing_label;
using results::competing_phrase;
using results::cutpoint_of_column;
using results::endpoint_label;
using results::event_label;
using results::event_phrase;
using results::group_phrase;
using results::grouping_label;
using results::in_sentence;
using results::level_label;

/// "60 months".
[[nodiscard]] std::string duration(const results::Study& study, double time);

}  // namespace rtsurv::report
