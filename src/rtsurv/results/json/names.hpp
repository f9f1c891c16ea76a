#pragma once
// The words that options, protocols and JSON use for the choices of a method, in one place.

#include <optional>
#include <string_view>

#include "rtsurv/dose/dose_response_fit.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/survival/cutpoint/maxstat.hpp"

namespace rtsurv::results {

[[nodiscard]] std::string_view name(survival::ConfidenceType value) noexcept;  ///< plain, log, log-log
[[nodiscard]] std::string_view name(survival::Ties value) noexcept;            ///< efron, breslow
[[nodiscard]] std::string_view name(survival::ZphTransform value) noexcept;    ///< km, identity, rank, log
[[nodiscard]] std::string_view name(survival::MaxstatScore value) noexcept;    ///< logrank, gehan
[[nodiscard]] std::string_view name(
    survival::MaxstatP value) noexcept;  ///< condMC, HL, Lau92, Lau94, exactGauss, exact

[[nodiscard]] std::string_view name(dose::DoseResponseModel value) noexcept;  ///< log_logistic, poisson

// The choice of that word (case matters); nothing for another word.
[[nodiscard]] std::optional<survival::ConfidenceType> confidence_type(std::string_view word) noexcept;
[[nodiscard]] std::optional<survival::Ties> ties(std::string_view word) noexcept;
[[nodiscard]] std::optional<survival::ZphTransform> zph_transform(std::string_view word) noexcept;
[[nodiscard]] std::optional<survival::MaxstatScore> maxstat_score(std::string_view word) noexcept;
[[nodiscard]] std::optional<survival::MaxstatP> maxstat_p(std::string_view word) noexcept;

}  // namespace rtsurv::results
