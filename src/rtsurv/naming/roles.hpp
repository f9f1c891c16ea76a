#pragma once
// What the name of a column, or the label of an endpoint, says beside outcomes: a patient, a birth, a day, a unit, a dose.

#include <optional>
#include <string>
#include <string_view>

#include "rtsurv/core/units.hpp"

namespace rtsurv::naming {

[[nodiscard]] bool names_patient(std::string_view name);  ///< id, MRN, patient number; not the number of a row
[[nodiscard]] bool names_birth(std::string_view name);    ///< date of birth
[[nodiscard]] bool names_day(std::string_view name);      ///< a date, in any of its words: date, start, last contact

/// The unit of time that the name holds as a word; nothing when it holds none, or two.
[[nodiscard]] std::optional<TimeUnit> unit_of_name(std::string_view name);

enum class DoseKind { none, total, other };

/// Total dose, or a dose that follows from it: per fraction, BED, EQD2. Doses of organs and drugs are none.
[[nodiscard]] DoseKind dose_kind(std::string_view name);

/// What the curve of an endpoint shows whose label names the failure: "Overall survival" for "Death", "Freedom from local
/// failure" for "Local failure". Empty for a label that names the success, such as "Relapse-free survival".
[[nodiscard]] std::string success_label(std::string_view label);

}  // namespace rtsurv::naming
