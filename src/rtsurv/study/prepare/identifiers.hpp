#pragma once
// Identifiers and free text are no variables.

#include <string>

#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

/// Throws Error(usage) when the text is the name of a column that identifies patients: the `id` of [study], or one whose
/// name or values say so (naming::why_no_variable). identifier = "confirmed" in [columns] lifts it. An expression over
/// such a column is none.
void require_no_identifier(const Preparation& preparation, const std::string& text, const table::Column& column,
                           const std::string& used_by);

}  // namespace rtsurv::study
