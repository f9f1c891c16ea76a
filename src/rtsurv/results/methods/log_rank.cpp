#include "rtsurv/results/methods/log_rank.hpp"

namespace rtsurv::results {

using survival::LogRankOptions;
using survival::LogRankWeight;

std::string_view log_rank_word(const LogRankOptions& options) {
  if (options.weight == LogRankWeight::at_risk) return "gehan";
  if (options.weight == LogRankWeight::root_at_risk) return "tarone-ware";
  if (options.gamma != 0.0) return "fh";
  return options.rho == 0.0 ? "logrank" : options.rho == 1.0 ? "peto" : "fh";
}

std::optional<LogRankOptions> log_rank_options(std::string_view word) {
  if (word == "logrank" || word == "fh") return LogRankOptions{};
  if (word == "peto") return LogRankOptions{.rho = 1.0};
  if (word == "gehan") return LogRankOptions{.weight = LogRankWeight::at_risk};
  if (word == "tarone-ware") return LogRankOptions{.weight = LogRankWeight::root_at_risk};
  return std::nullopt;
}

}  // namespace rtsurv::results
