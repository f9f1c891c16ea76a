#pragma once
// How the columns, levels and endpoints of a study are called in front of people. All plain text, not yet escaped.

#include <optional>
#include <string>
#include <vector>

#include "rtsurv/results/capitals.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {

/// The protocol's label of a column or factor expression; what the column of a cut-point states, "EQD2 > 52.3 Gy";
/// "Risk group" for risk_group; a comparison in words, "Age 60 years or older"; the text itself otherwise.
[[nodiscard]] std::string column_label(const Study& study, const std::string& column);

/// The label inside a sentence, in_sentence(); "a derived factor (see protocol)" where it would be SQL.
[[nodiscard]] std::string label_in_sentence(const Study& study, const std::string& column);

/// The same of several columns, where all derived factors are one item: "2 derived factors (see protocol)".
[[nodiscard]] std::vector<std::string> labels_in_sentence(const Study& study, const std::vector<std::string>& columns);

/// The label at the start of a sentence, at_start(): "A derived factor (see protocol)" where it would be SQL; the name of a
/// column without a label as it is.
[[nodiscard]] std::string label_at_start(const Study& study, const std::string& column);

/// The label with its unit: "Age at surgery (years)".
[[nodiscard]] std::string column_label_with_unit(const Study& study, const std::string& column);

/// The protocol's text of a level. "true" and "false" of a cut-point say which side it is: "EQD2 > 52.3 Gy",
/// "EQD2 ≤ 52.3 Gy"; of other factors "yes" and "no". The level itself otherwise.
[[nodiscard]] std::string level_label(const Study& study, const std::string& column, const std::string& level);

/// A coefficient by itself: "Tumour size: 20-50", "EQD2 > 52.3 Gy"; the label of the column for a number.
[[nodiscard]] std::string coefficient_label(const Study& study, const std::string& column,
                                            const std::optional<std::string>& level);

/// The same inside a sentence: "tumour size: 20-50", "a derived factor (see protocol): M".
[[nodiscard]] std::string coefficient_in_sentence(const Study& study, const std::string& column,
                                                  const std::optional<std::string>& level);

/// The label of the endpoint of that name; the name when there is none.
[[nodiscard]] std::string endpoint_label(const Study& study, const std::string& endpoint);

/// What happens at an endpoint, as the head of a column: the protocol's `event_label`, "Event" without one; the same of
/// the competing event.
[[nodiscard]] std::string event_label(const Study& study, const std::string& endpoint);
[[nodiscard]] std::string competing_label(const Study& study, const std::string& endpoint);

/// The two inside a sentence: "local failure", or "the event" and "the competing event" without labels.
[[nodiscard]] std::string event_phrase(const Study& study, const std::string& endpoint);
[[nodiscard]] std::string competing_phrase(const Study& study, const std::string& endpoint);

/// What a grouping of an effect makes, behind "in": "each risk group", "each group of menopausal status"; of yes and no
/// "patients with and without more than 3 positive nodes".
[[nodiscard]] std::string each_group(const Study& study, const std::string& column);

/// A group of a grouping behind "in": "Group 1", "group 3", "group “Low”"; of yes and no "patients with more than 3
/// positive nodes" and "patients without ...", or the opposite of a comparison; of yes and no of SQL "patients in a derived
/// group (see protocol)" and "patients outside ...".
[[nodiscard]] std::string group_phrase(const Study& study, const std::string& column, const std::string& level);

/// The cut-point whose boolean column is `column`, or null.
[[nodiscard]] const CutpointResult* cutpoint_of_column(const Study& study, const std::string& column);

}  // namespace rtsurv::results
