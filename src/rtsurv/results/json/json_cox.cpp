// Cox and Fine-Gray regression as JSON.
#include "rtsurv/results/json/json_parts.hpp"
#include "rtsurv/results/json/names.hpp"

namespace rtsurv::results {
namespace {

Json firth(const FirthEstimate& row) {
  return {{"coef", number(row.coefficient)},
          {"se", number(row.std_error)},
          {"hr", number(row.hazard_ratio)},
          {"lower", number(row.lower)},
          {"upper", number(row.upper)},
          {"chi_square", number(row.chi_square)},
          {"p", number(row.p)}};
}

}  // namespace

Json body(const CoxTerm& row) {
  Json json = {{"term", row.term}, {"level", row.level ? Json(*row.level) : Json(nullptr)}};
  if (row.reference) json["reference"] = *row.reference;
  json["n"] = row.n;
  json["events"] = number(row.events);
  json["coef"] = number(row.coefficient);
  json["se"] = number(row.std_error);
  json["robust_se"] = number(row.robust_std_error);
  json["hr"] = number(row.hazard_ratio);
  json["lower"] = number(row.lower);
  json["upper"] = number(row.upper);
  json["z"] = number(row.z);
  json["p"] = number(row.p);
  if (row.infinite) json["infinite"] = true;
  if (row.firth) json["firth"] = firth(*row.firth);
  return json;
}

namespace {

Json concordance(const std::optional<survival::Concordance>& value) {
  if (!value) return {{"c", nullptr}, {"se", nullptr}};
  return {{"c", number(value->c)}, {"se", number(value->std_error)}};
}

/// What the two regressions have in common: how they were fitted, terms and tests.
void add_model(Json& json, const CoxResult& result) {
  json["ties"] = name(result.ties);
  json["conf_level"] = result.confidence_level;
  json["robust"] = result.robust;
  json["strata"] = result.strata;
  json["loglik"] = {{"null", number(result.loglik_null)}, {"model", number(result.loglik_model)}};
  json["terms"] = Json::array();
  for (const CoxTerm& row : result.terms) json["terms"].push_back(body(row));
  json["references"] = Json::array();
  for (const CoxResult::Reference& row : result.references)
    json["references"].push_back(
        {{"term", row.term}, {"level", row.level}, {"n", row.n}, {"events", number(row.events)}});
  json["tests"] = {
      {"likelihood_ratio", test(result.likelihood_ratio)}, {"wald", test(result.wald)}, {"score", test(result.score)}};
}

}  // namespace

Json body(const FineGrayResult& result) {
  Json json = head("finegray", result.model.sample);
  json["cause"] = result.cause;
  json["competing"] = result.competing;
  json["censored"] = result.censored;
  add_model(json, result.model);
  json["iterations"] = result.model.iterations;
  json["converged"] = result.model.converged;
  return json;
}

Json body(const CoxResult& result) {
  Json json = head("cox", result.sample);
  add_model(json, result);
  json["concordance"] = concordance(result.concordance);
  json["iterations"] = result.iterations;
  json["converged"] = result.converged;
  if (result.firth) json["firth"] = {{"likelihood_ratio", test(*result.firth)}};
  if (result.zph_transform.empty()) return json;
  json["zph_transform"] = result.zph_transform;
  json["zph"] = Json::array();
  for (const CoxResult::Zph& row : result.zph) {
    Json entry = {{"term", row.term}};
    entry.update(test(row.test));
    json["zph"].push_back(entry);
  }
  return json;
}

}  // namespace rtsurv::results
