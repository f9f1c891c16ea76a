#pragma once
// Counts within texts, and those of checks, doubts and notices.

#include <string>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results::privacy {

/// A sentence with "<5" for each whole number from 1 to below 5 that is outside quotation marks and has no unit of time
/// or dose, and without a percentage in brackets that follows such a number's phrase. A number that is no count of people
/// may become "<5" too: the sentence stays true.
[[nodiscard]] std::string without_small_counts(const std::string& sentence, unsigned min_cell);

/// Hides the counts of the claims' checks, of the doubts and of the notices of a study of `patients`, and takes out
/// notices that tell of one patient.
void hide_in_judgement(Json& study, double patients, unsigned min_cell);

/// Without the notices that tell of levels of a single patient, whose `rows` counts levels and no people.
void leave_out_notices_of_one(Json& noticed);

}  // namespace rtsurv::results::privacy
