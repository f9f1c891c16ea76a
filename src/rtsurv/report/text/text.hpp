#pragma once
// Results as plain-text tables for a terminal.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/audit.hpp"
#include "rtsurv/results/compare/comparison.hpp"
#include "rtsurv/results/cut/cutpoint.hpp"
#include "rtsurv/results/dose/dose.hpp"
#include "rtsurv/results/methods/methods.hpp"
#include "rtsurv/results/parts/trail.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::report {

/// Tables for people: every estimate with n, events, interval, method and convention. Ends with a newline.
[[nodiscard]] std::string to_text(const results::KaplanMeierResult& result);
[[nodiscard]] std::string to_text(const results::LogRankResult& result);
[[nodiscard]] std::string to_text(const results::CoxResult& result);
[[nodiscard]] std::string to_text(const results::CutpointResult& result);
[[nodiscard]] std::string to_text(const results::IncidenceResult& result);
[[nodiscard]] std::string to_text(const results::FineGrayResult& result);
[[nodiscard]] std::string to_text(const results::RestrictedMeanResult& result);
[[nodiscard]] std::string to_text(const results::Table1& result);
[[nodiscard]] std::string to_text(const results::DoseResult& result);
[[nodiscard]] std::string to_text(const results::AuditResult& result);
/// The reasons, then the differences by kind, the first `limit` of them with old and new. The digits of a number are as
/// many as tell the two apart.
[[nodiscard]] std::string to_text(const results::Comparison& comparison, std::size_t limit);
/// The claims of a study with their verdicts, treatments that were compared fairly, and its doubts; a line for each. Empty
/// without any.
[[nodiscard]] std::string to_text(const results::Study& study);
/// One line: when the protocol was locked, and which keys were changed since.
[[nodiscard]] std::string to_text(const results::Lock& lock);
/// Whether the chain is whole, a line for each entry with what had been changed in the protocol, and what followed the
/// lock.
[[nodiscard]] std::string to_text(const results::TrailResult& trail);
/// "What I noticed": a line each for the first ten, and the count of the others. Empty without any.
[[nodiscard]] std::string to_text(const std::vector<results::Notice>& notices);
[[nodiscard]] std::string to_text(const chain::Validation& result, const results::Sample& sample);

}  // namespace rtsurv::report
