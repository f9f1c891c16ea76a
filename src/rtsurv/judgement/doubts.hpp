#pragma once
// What a careful reader should doubt in a study, read off its results.

#include <vector>

#include "rtsurv/results/study.hpp"

namespace rtsurv::judgement {

/// Every doubt that the results give rise to, gravest first, in the order of the report. Their conditions are those of
/// core/thresholds.hpp and judgement/models.hpp. Each that names what a claim is about fails that claim: doubted.hpp.
[[nodiscard]] std::vector<results::Doubt> all_doubts(const results::Study& study);

/// One for each results::Doubt::Id: the first.
[[nodiscard]] std::vector<results::Doubt> doubts(const results::Study& study);

// The doubts of one kind of parts; each adds those that it finds.
void doubt_models(const results::Study& study, std::vector<results::Doubt>& found);
void doubt_patients(const results::Study& study, std::vector<results::Doubt>& found);
void doubt_cuts(const results::Study& study, std::vector<results::Doubt>& found);
void doubt_dose(const results::Study& study, std::vector<results::Doubt>& found);

}  // namespace rtsurv::judgement
