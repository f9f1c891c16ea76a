// Findings of an audit for a terminal. Quotations may be long, so every finding is a block of lines and not a row.
#include "rtsurv/report/text/notes.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/report/words/format.hpp"

namespace rtsurv::report {
namespace {

std::string grade_name(results::AuditGrade grade) { return grade == results::AuditGrade::hard ? "hard" : "soft"; }

std::string field(const std::string& name, const std::string& value) {
  constexpr std::size_t width = 12;
  if (value.empty()) return {};
  return "  " + name + std::string(width - name.size(), ' ') + value + "\n";
}

std::string block(const results::AuditFinding& finding) {
  return grade_name(finding.grade) + ", " + finding.rule + "\n" + field("where", finding.where) +
         field("printed", finding.printed) + field("recomputed", finding.recomputed) +
         field("finding", finding.message) + "\n";
}

std::string assumptions(const results::AuditResult& result) {
  std::string text;
  if (result.cohort_n)
    text += "Cohort: " + std::to_string(*result.cohort_n) + " " +
            plural(static_cast<double>(*result.cohort_n), "patient") + ".\n";
  if (result.alpha_beta_gy) text += "\u03B1/\u03B2: " + plain(*result.alpha_beta_gy) + " Gy.\n";
  return text;
}

std::string reading(const results::AuditReading& one) {
  std::string line = "  " + one.where + "\n      " + (one.kind.empty() ? "" : one.kind + ": ") + one.read;
  if (!one.denominator.empty()) line += " [" + one.denominator + "]";
  return line + (one.checks == 0 ? "  (not checked)\n" : "\n");
}

std::string readings(const results::AuditResult& result) {
  if (result.readings.empty()) return {};
  std::string text = "Figures read (" + std::to_string(result.readings.size()) + ")\n";
  for (const results::AuditReading& one : result.readings) text += reading(one);
  return text;
}

}  // namespace

std::string to_text(const results::AuditResult& result) {
  using results::AuditGrade;
  std::string text = heading("Audit of " + result.source);
  text += std::to_string(result.count(AuditGrade::hard)) + " hard and " +
          std::to_string(result.count(AuditGrade::soft)) + " soft findings in " + std::to_string(result.checked) +
          " comparisons.\n" + assumptions(result) + "\n";
  for (const results::AuditFinding& finding : result.findings) text += block(finding);
  text += readings(result);
  for (const std::string& note : result.notes) text += note + ".\n";
  return text +
         "Hard: no reading of the printed figures makes them agree. Soft: inconsistent unless there is a reason that "
         "the "
         "text does not give.\n" +
         warning_lines(result.warnings);
}

}  // namespace rtsurv::report
