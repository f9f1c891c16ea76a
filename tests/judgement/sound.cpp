#include "judgement/sound.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "rtsurv/judgement/claims.hpp"

namespace rtsurv::judgement {

namespace {

results::CoxTerm term(const std::string& name, const std::optional<std::string>& level) {
  results::CoxTerm one;
  one.term = name;
  one.level = level;
  one.coefficient = -0.5;
  one.hazard_ratio = 0.6;
  one.lower = 0.4;
  one.upper = 0.9;
  one.p = 0.01;
  one.n = 100;
  one.events = 40;
  return one;
}

results::CoxResult cox(const std::vector<results::CoxTerm>& terms) {
  results::CoxResult result;
  result.sample = {200, 100, 10, {}};
  result.converged = true;
  result.terms = terms;
  result.references = {{"boost", "false", 100, 60}};
  return result;
}

results::ModelChecks::Coefficient influence(const std::string& name, const std::optional<std::string>& level) {
  results::ModelChecks::Coefficient one;
  one.term = name;
  one.level = level;
  one.p = 0.01;
  one.p_without = 0.02;
  return one;
}

results::ModelChecks checks() {
  results::ModelChecks all;
  all.coefficients = {influence("age", {}), influence("boost", "true")};
  results::ModelChecks::Linearity line;
  line.term = "age";
  line.nonlinear.value = survival::ChiSquareTest{1.0, 1, 0.3};
  all.linearity = {line};
  return all;
}

chain::Corrected corrected(chain::Quantity::Kind kind, const std::string& factor, const std::string& level) {
  chain::Corrected one;
  one.quantity = {.kind = kind, .endpoint = "OS", .factor = factor, .level = level};
  if (kind != chain::Quantity::Kind::model_term) one.quantity.within = "stage";
  one.corrected = 0.7;
  one.lower = 0.5;
  one.upper = 0.9;
  return one;
}

chain::Validation validation() {
  using Kind = chain::Quantity::Kind;
  chain::Validation all;
  all.replicates = 1000;
  all.cutpoints = {
      {.name = "boost", .variable = "eqd2", .endpoint = "OS", .fixed = {}, .counts = {{60.0, 1000}}, .found = 1000}};
  all.selection = {{"OS", {{"age", 900, true}, {"boost", 800, true}}, {}, 700}};
  all.corrected = {corrected(Kind::model_term, "age", ""), corrected(Kind::model_term, "boost", "true"),
                   corrected(Kind::effect_overall, "boost", "true")};
  for (const char* group : {"early", "late"}) {
    all.corrected.push_back(corrected(Kind::effect_in_group, "boost", "true"));
    all.corrected.back().quantity.group = group;
  }
  return all;
}

results::Effect effect() {
  results::Effect one;
  one.variable = "boost";
  one.within = "stage";
  one.endpoint = "OS";
  for (const char* group : {"early", "late"}) {
    one.groups.push_back({group, 100, {}, {}, {curves(20, 15), ""}});
    one.groups.back().cox.value = cox({term("boost", "true")});
  }
  one.overall.value = cox({term("boost", "true")});
  one.interaction.value = survival::ChiSquareTest{5.0, 1, 0.03};
  return one;
}

}  // namespace

results::KaplanMeierResult curves(double first, double second) {
  results::KaplanMeierResult km;
  km.groups.resize(2);
  km.groups[0].group = "false";
  km.groups[1].group = "true";
  km.groups[0].curve.events = first;
  km.groups[1].curve.events = second;
  km.groups[0].curve.n = km.groups[1].curve.n = 50;
  return km;
}

results::CutpointResult searched_boost(double p) {
  results::CutpointResult cut;
  cut.name = "boost";
  cut.variable = "eqd2";
  cut.endpoint = "OS";
  cut.maxstat.p = p;
  cut.maxstat.cutpoint = 60.0;
  cut.maxstat.cut = {50.0, 55.0, 60.0, 65.0};
  cut.maxstat.n_low = cut.maxstat.n_high = 100;
  cut.evidence.emplace().spline.value.emplace().overall.p = 0.01;
  return cut;
}

results::Study sound() {
  results::Study study;
  study.landmarks = {60};
  results::EndpointResult endpoint;
  endpoint.name = "OS";
  endpoint.label = "Overall survival";
  endpoint.km.groups.resize(1);
  endpoint.km.groups[0].curve.at = {{60, 50, 0.5, 0.1, 0.4, 0.6}};
  results::CoxResult fitted = cox({term("age", {}), term("boost", "true")});
  fitted.zph = {{"age", {1.0, 1, 0.3}}, {"boost", {1.0, 1, 0.3}}, {"GLOBAL", {2.0, 2, 0.36}}};
  endpoint.multivariable = results::Multivariable{{"age", "boost"}, "fixed by the protocol", {fitted, ""}};
  endpoint.multivariable->checks = results::Maybe<results::ModelChecks>{checks(), ""};
  study.endpoints.push_back(std::move(endpoint));
  study.effects = {effect()};
  study.validation = validation();
  return study;
}

results::CoxResult& model(results::Study& study) { return *study.endpoints[0].multivariable->cox.value; }

results::Claim claim(const results::Study& study, const std::string& id) {
  const std::vector<results::Claim> all = claims(study);
  const auto found = std::ranges::find(all, id, &results::Claim::id);
  EXPECT_NE(found, all.end()) << id;
  return found == all.end() ? results::Claim{} : *found;
}

}  // namespace rtsurv::judgement
