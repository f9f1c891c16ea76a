#pragma once
// Where the rules put what they compared and what they found.

#include <initializer_list>
#include <string>
#include <vector>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/results/audit.hpp"

namespace rtsurv::audit {

using results::AuditGrade;

class Verdicts {
 public:
  Verdicts(const Ledger& ledger, results::AuditResult& result);

  [[nodiscard]] const Ledger& ledger() const noexcept { return ledger_; }

  /// Counts one comparison that used these figures.
  void compared(std::initializer_list<const Figure*> figures);
  void compared(const std::vector<const Figure*>& figures);

  void find(results::AuditFinding finding);
  void note(std::string note);

 private:
  const Ledger& ledger_;
  results::AuditResult& result_;
};

/// "res.dose_hi, disc.share": the places of several figures; of a text, one a line.
[[nodiscard]] std::string places(const std::vector<const Figure*>& figures);

/// "61 of 133 (45.9 %)", "2.20 (1.15–4.20), P = 0.009": the numbers of a figure as printed.
[[nodiscard]] std::string printed_of(const Figure& figure);

/// "statement" in quotes, or the id without one.
[[nodiscard]] std::string label_of(const Figure& figure);

}  // namespace rtsurv::audit
