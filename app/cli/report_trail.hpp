#pragma once
// A report held against the trail of its study; for commands/verify.cpp.

#include <filesystem>
#include <optional>
#include <string>

#include "protocol_trail.hpp"
#include "rtsurv/results/compare/compare.hpp"

namespace rtsurv::cli {

/// The trail that speaks of a report.
struct ReportTrail {
  std::filesystem::path path;         ///< empty: none is at hand
  std::optional<trail::Trail> trail;  ///< none: it is not there, or cannot be read
  std::size_t run = 0;                ///< number of the run that wrote results.json; 0: none did
  std::string text;                   ///< what was found, for the person who called
  bool stands = true;                 ///< whole, and with the run of the report; or none is at hand

  /// Puts what was known of a lock for the run of the report into the study that was computed again; what the report
  /// itself says where no trail can be read.
  void find_lock(const std::string& protocol, const results::ResultsFile& report, results::Study& again) const;
};

/// Looks beside `protocol`, then in the folder of the report and beside it, by the name of the protocol.
[[nodiscard]] ReportTrail trail_of_report(const results::ResultsFile& report, const std::string& protocol);

}  // namespace rtsurv::cli
