#pragma once
// What an audit of printed figures finds: the document of `rtsurv audit`.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rtsurv::results {

/// hard: no reading of the printed figures makes them agree. soft: a person should look, there may be a reason.
enum class AuditGrade { hard, soft };

struct AuditFinding {
  std::string rule;  ///< as in the interface: "percent", "ratio_p", ...
  AuditGrade grade = AuditGrade::hard;
  std::string where;       ///< ids of the figures, or the line of the text with a quotation
  std::string printed;     ///< as printed
  std::string recomputed;  ///< what the other printed figures imply
  std::string message;
};

/// One figure as it was read, so that a person can correct the reading.
struct AuditReading {
  std::string where;
  std::string kind;
  std::string statement;
  std::string read;         ///< "61 of 133, 45.9 %"
  std::size_t checks = 0;   ///< rules that used it; 0: not checked
  std::string denominator;  ///< how a denominator that is not printed was found; else empty
};

struct AuditResult {
  std::string source;                  ///< the file
  std::size_t checked = 0;             ///< comparisons made, whether they agree or not
  std::vector<AuditFinding> findings;  ///< hard ones first, then in the order of the source
  std::vector<AuditReading> readings;
  std::optional<long long> cohort_n;
  std::optional<double> alpha_beta_gy;
  std::vector<std::string> notes;  ///< what holds but is worth knowing, such as truncated percents
  std::vector<std::string> warnings;

  [[nodiscard]] std::size_t count(AuditGrade grade) const;
};

}  // namespace rtsurv::results
