#pragma once
// The table of limits for organs at risk that [recommend] may name.

#include <string>
#include <vector>

#include "rtsurv/results/dose/recommendation.hpp"

namespace rtsurv::study {

struct OrganLimits {
  std::string sha256;  ///< of the file's bytes
  std::vector<results::OrganLimit> limits;
};

/// Reads a TOML file of [[organ]] tables: name, endpoint, alpha_beta (Gy, > 0), limit (EQD2 with that alpha/beta, Gy;
/// optional), metric, source, verified (false when absent). Throws Error(protocol) with every problem, each with file,
/// line and column; Error(io) when the file cannot be read.
[[nodiscard]] OrganLimits read_organ_limits(const std::string& path);

}  // namespace rtsurv::study
