// Findings of an audit as JSON.
#include <algorithm>

#include "rtsurv/core/version.hpp"
#include "rtsurv/results/audit.hpp"
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

Json finding(const AuditFinding& one) {
  return {{"rule", one.rule},
          {"grade", one.grade == AuditGrade::hard ? "hard" : "soft"},
          {"where", one.where},
          {"printed", one.printed},
          {"recomputed", one.recomputed},
          {"message", one.message}};
}

Json reading(const AuditReading& one) {
  return {{"where", one.where}, {"kind", one.kind},     {"statement", one.statement},
          {"read", one.read},   {"checks", one.checks}, {"denominator", one.denominator}};
}

}  // namespace

std::size_t AuditResult::count(AuditGrade grade) const {
  return static_cast<std::size_t>(std::ranges::count(findings, grade, &AuditFinding::grade));
}

std::string to_json(const AuditResult& result) {
  Json json = {{"command", "audit"}, {"version", version()}, {"n", nullptr},
               {"events", nullptr},  {"n_missing", 0},       {"warnings", result.warnings}};
  if (result.cohort_n) json["n"] = *result.cohort_n;
  json["source"] = result.source;
  json["alpha_beta_gy"] = number(result.alpha_beta_gy);
  json["checked"] = result.checked;
  json["hard"] = result.count(AuditGrade::hard);
  json["soft"] = result.count(AuditGrade::soft);
  json["findings"] = Json::array();
  for (const AuditFinding& one : result.findings) json["findings"].push_back(finding(one));
  json["readings"] = Json::array();
  for (const AuditReading& one : result.readings) json["readings"].push_back(reading(one));
  json["notes"] = result.notes;
  return text(json);
}

}  // namespace rtsurv::results
