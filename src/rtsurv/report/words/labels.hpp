#pragma once
// How the columns, levels and endpoints of a study are called in front of people: results/labels.hpp. All plain text, not
// yet escaped.

#include <string>

#include "rtsurv/results/labels.hpp"

namespace rtsurv::report {

using results::at_start;
using results::coefficient_in_sentence;
using results::coefficient_label;
using results::column_label;
using results::column_label_with_unit;
using results::competing_label;
using results::competing_phrase;
using results::cutpoint_of_column;
using results::each_group;
using results::endpoint_label;
using results::event_label;
using results::event_phrase;
using results::group_phrase;
using results::in_sentence;
using results::label_at_start;
using results::label_in_sentence;
using results::labels_in_sentence;
using results::level_label;

/// A step of a number: "year" of "years", "mm"; "unit" without one.
[[nodiscard]] std::string one_unit(const results::Study& study, const std::string& column);

/// "Effect of tamoxifen on overall survival"; with " in each risk group" where the study asks for it in other groups too.
[[nodiscard]] std::string effect_title(const results::Study& study, const results::Effect& effect);

/// "60 months".
[[nodiscard]] std::string duration(const results::Study& study, double time);

}  // namespace rtsurv::report
