#pragma once
// Ledgers of a few lines, and what an audit of them finds.

#include <algorithm>
#include <string>
#include <vector>

#include "rtsurv/audit/audit.hpp"

namespace rtsurv::tests {

using Findings = std::vector<results::AuditFinding>;

/// `figures` are the bodies of [[figure]] entries; ids f1, f2, ... `rest` follows them.
inline std::string ledger_text(const std::vector<std::string>& figures, const std::string& rest = "") {
  std::string text;
  for (std::size_t i = 0; i < figures.size(); ++i)
    text += "[[figure]]\nid = \"f" + std::to_string(i + 1) + "\"\n" + figures[i] + "\n";
  return text + rest + "\n";
}

inline Findings findings_of(const std::vector<std::string>& figures, const std::string& rest = "") {
  return audit::audit_ledger(audit::read_ledger(ledger_text(figures, rest), "test.toml")).findings;
}

inline Findings findings_of(const std::string& figure) { return findings_of(std::vector<std::string>{figure}); }

inline bool has_rule(const Findings& findings, const std::string& rule) {
  return std::ranges::any_of(findings, [&](const auto& finding) { return finding.rule == rule; });
}

inline bool has_rule(const Findings& findings, const std::string& rule, results::AuditGrade grade) {
  return std::ranges::any_of(findings,
                             [&](const auto& finding) { return finding.rule == rule && finding.grade == grade; });
}

inline std::size_t hard_count(const Findings& findings) {
  return static_cast<std::size_t>(
      std::ranges::count(findings, results::AuditGrade::hard, &results::AuditFinding::grade));
}

}  // namespace rtsurv::tests
