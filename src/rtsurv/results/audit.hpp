#pragma once
// What an audit of printed figures finds: the document of `rtsurv audit`.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/results/json/field.hpp"

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

  static void fields(auto& field) {
    field.title("audit_finding", "Printed figures that do not agree.");
    field("rule", &AuditFinding::rule, "which rule",
          one_of("percent", "grim", "sum", "percents_add_up", "same_quantity", "identical_pair", "ratio_centred",
                 "ratio_p", "direction", "events_for_se", "rate_interval", "survival_order", "pooled_rate", "nested",
                 "quartile_share", "dose", "threshold", "zero_events", "orphan"));
    field("grade", &AuditFinding::grade, "hard: no reading makes them agree; soft: a person should look");
    field("where", &AuditFinding::where, "ids of the figures, or the line of the text with a quotation");
    field("printed", &AuditFinding::printed, "as printed");
    field("recomputed", &AuditFinding::recomputed, "what the other printed figures imply");
    field("message", &AuditFinding::message, "the finding in a sentence");
  }
};

template <>
struct Words<AuditGrade> {
  static constexpr std::array<std::pair<AuditGrade, std::string_view>, 2> all{
      {{AuditGrade::hard, "hard"}, {AuditGrade::soft, "soft"}}};
};

/// One figure as it was read, so that a person can correct the reading.
struct AuditReading {
  std::string where;
  std::string kind;
  std::string statement;
  std::string read;         ///< "61 of 133, 45.9 %"
  std::size_t checks = 0;   ///< rules that used it; 0: not checked
  std::string denominator;  ///< how a denominator that is not printed was found; else empty

  static void fields(auto& field) {
    field.title("audit_reading", "One figure as it was read, so that a person can correct the reading.");
    field("where", &AuditReading::where, "id of the figure, or line of the text");
    field("kind", &AuditReading::kind, "kind of figure");
    field("statement", &AuditReading::statement, "what it says");
    field("read", &AuditReading::read, "the numbers that were read");
    field("checks", &AuditReading::checks, "rules that used it; 0: not checked");
    field("denominator", &AuditReading::denominator, "how a denominator that is not printed was found; else empty");
  }
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

  static void fields(auto& field) {
    field.title("audit", "What an audit of printed figures finds.");
    field.head("audit");
    field("n", &AuditResult::cohort_n, "patients of the cohort; null: not printed", Range::not_negative);
    field.constant("events", nullptr, "not used");
    field.constant("n_missing", 0, "not used");
    field("warnings", &AuditResult::warnings, "what a reader should know, in sentences");
    field("source", &AuditResult::source, "the file");
    field("alpha_beta_gy", &AuditResult::alpha_beta_gy, "of printed EQD2, Gy; null: not known");
    field("checked", &AuditResult::checked, "comparisons made, whether they agree or not");
    field.computed(
        "hard", [](const AuditResult& result) { return result.count(AuditGrade::hard); }, "hard findings");
    field.computed(
        "soft", [](const AuditResult& result) { return result.count(AuditGrade::soft); }, "soft findings");
    field("findings", &AuditResult::findings, "hard ones first, then in the order of the source");
    field("readings", &AuditResult::readings, "every figure as it was read");
    field("notes", &AuditResult::notes, "what holds but is worth knowing, such as truncated percents");
  }
};

}  // namespace rtsurv::results
