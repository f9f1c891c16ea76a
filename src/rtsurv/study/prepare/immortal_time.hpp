#pragma once
// Covariates that are known only after the start of follow-up.

#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

/// Refuses a factor, a cut-point's variable or a grouping that names such a column: whoever has a late value has lived
/// until then, so that a comparison by it favours them whatever it means. Known after the start are the columns of
/// [response] (but the baseline sum and `among`), of [toxicity], those with measured = "after" in [columns], those of
/// Protocol::made that say so, and the columns of [derive] that use one of them. Each refusal says how to compare from a landmark
/// on. Source: Anderson, Cain & Gelber, J Clin Oncol 1 (1983) 710-719.
void check_immortal_time(Preparation& preparation);

/// The same for one text of a part that checks itself.
void refuse_if_late(Preparation& preparation, const Text& text, const std::string& used_by);

/// The part of the protocol that says that a column of the text is known only after the start, such as "[response]";
/// empty when none does.
[[nodiscard]] std::string known_after_start(const Protocol& protocol, const std::string& text);

}  // namespace rtsurv::study
