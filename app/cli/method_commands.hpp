#pragma once
// The options of the commands that sums of parts can serve, and the calls that they mean.

#include <optional>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "figure_file.hpp"
#include "options.hpp"
#include "rtsurv/study/methods/methods.hpp"

namespace rtsurv::cli {

struct KmOptions : MethodOptions {
  std::optional<std::string> confidence_type;
  FigureFile figure;
};
struct LogRankOptions : MethodOptions {
  double rho = 0.0;
  std::string test, pairwise = "none";
  bool trend = false;
};
struct CoxOptions : MethodOptions {
  std::optional<std::string> ties;
  std::string zph_transform = "km";
  bool robust = false, zph = false, firth = false;
};
struct CumincOptions : MethodOptions {
  study::CauseOutcome causes;
  FigureFile figure;
};

/// A command with these options; what it does when it is called is not said yet.
CLI::App& add_km(CLI::App& program, KmOptions& options);
CLI::App& add_logrank(CLI::App& program, LogRankOptions& options);
CLI::App& add_cox(CLI::App& program, CoxOptions& options);
CLI::App& add_cuminc(CLI::App& program, CumincOptions& options);

/// Throws InvalidOption for texts that mean nothing.
[[nodiscard]] study::KaplanMeierCall call_of(const KmOptions& options);
[[nodiscard]] study::LogRankCall call_of(const LogRankOptions& options);
[[nodiscard]] study::CoxCall call_of(const CoxOptions& options);
[[nodiscard]] study::IncidenceCall call_of(const CumincOptions& options);

/// Applies every --derive in order, then every --where.
void derive_and_filter(table::Table& table, const MethodOptions& options);

/// "NAME" and "EXPR" of a --derive. Throws InvalidOption.
[[nodiscard]] std::pair<std::string, std::string> split_derivation(const std::string& text);

}  // namespace rtsurv::cli
