#pragma once
// Sums, plans, questions and parts as bytes, for what is sent between processes. Start here: to_bytes(), from_bytes().

#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/survival/pooled/cox_plan.hpp"
#include "rtsurv/survival/pooled/cox_sums.hpp"
#include "rtsurv/survival/pooled/pooled_times.hpp"

namespace rtsurv::survival {

// Equal values give equal bytes. Cost: O(size).
[[nodiscard]] std::string to_bytes(const PooledTimes& table);
[[nodiscard]] std::string to_bytes(const CoxMoments& moments);
[[nodiscard]] std::string to_bytes(const CoxPlan& plan);
[[nodiscard]] std::string to_bytes(const std::vector<CoxQuestion>& questions);
[[nodiscard]] std::string to_bytes(const std::vector<CoxSums>& sums);
/// A part lies where its patients are, between two questions. It holds patients, not sums.
[[nodiscard]] std::string to_bytes(const CoxPart& part);

/// The value again. What comes back is as the functions of this folder make it, so that they take it without harm: lengths
/// fit each other, codes and places are in their range, amounts are finite and not negative. Sums of a Cox model may be
/// infinite or no numbers, as they are where coefficients are far out.
///
/// Throws Error(data) for bytes that are something else, cut off or damaged in their structure, Error(usage) for those of
/// another version.
template <typename Value>
[[nodiscard]] Value from_bytes(std::string_view bytes);  // NOLINT(readability-redundant-declaration): a friend before

template <>
PooledTimes from_bytes<PooledTimes>(std::string_view bytes);
template <>
CoxMoments from_bytes<CoxMoments>(std::string_view bytes);
template <>
CoxPlan from_bytes<CoxPlan>(std::string_view bytes);
template <>
std::vector<CoxQuestion> from_bytes<std::vector<CoxQuestion>>(std::string_view bytes);
template <>
std::vector<CoxSums> from_bytes<std::vector<CoxSums>>(std::string_view bytes);
template <>
CoxPart from_bytes<CoxPart>(std::string_view bytes);

}  // namespace rtsurv::survival
