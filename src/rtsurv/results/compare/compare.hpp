#pragma once
// Two documents of a study laid side by side. Start here: compare().

#include <optional>
#include <string>

#include "rtsurv/results/compare/comparison.hpp"
#include "rtsurv/results/parts/lock.hpp"
#include "rtsurv/results/parts/manifest.hpp"

namespace rtsurv::results {

/// The bytes of a results.json, of this or another version, and where they come from.
struct ResultsFile {
  std::string json, path;
};

/// Everything that differs but `noticed`, which depends on the day, and `figures`, which moves no number; what differs in
/// `manifest`, `lock` and `lock_unknown` are the reasons. Two numbers a, b are equal when |a - b| <= 1e-12 max(|a|, |b|).
/// Items of a list are laid side by side by their labels, so that a factor more or less moves no other; a list of numbers,
/// or of unnamed items, is one difference when it has more than 12 items or another length. Throws Error(data) when one
/// is no document of a study.
[[nodiscard]] Comparison compare(const ResultsFile& earlier, const ResultsFile& later);

/// Throws Error(data) as compare().
[[nodiscard]] Manifest manifest_of(const ResultsFile& file);

/// Nothing when its protocol was not locked. Throws Error(data) as compare().
[[nodiscard]] std::optional<Lock> lock_of(const ResultsFile& file);

/// Study::lock_unknown. Throws Error(data) as compare().
[[nodiscard]] std::string lock_unknown_of(const ResultsFile& file);

}  // namespace rtsurv::results
