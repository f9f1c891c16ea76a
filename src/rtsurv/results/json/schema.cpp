#include "rtsurv/results/json/schema.hpp"

#include <stdexcept>

#include "rtsurv/results/audit.hpp"
#include "rtsurv/results/compare/comparison.hpp"
#include "rtsurv/results/dose/dose.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/printed.hpp"
#include "rtsurv/results/json/schema_of.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"
#include "rtsurv/results/parts/check.hpp"
#include "rtsurv/results/parts/columns.hpp"
#include "rtsurv/results/parts/trail.hpp"
#include "rtsurv/results/study.hpp"

namespace rtsurv::results {
namespace {

/// {"minimum": ...} and the like.
Json limits(Range range) {
  switch (range) {
    case Range::not_negative:
      return {{"minimum", 0}};
    case Range::at_least_one:
      return {{"minimum", 1}};
    case Range::proportion:
      return {{"minimum", 0}, {"maximum", 1}};
    case Range::p_value:
      return {{"exclusiveMinimum", 0}, {"maximum", 1}};
    case Range::percent:
      return {{"minimum", 0}, {"maximum", 100}};
    case Range::not_empty:
      return {};
    case Range::sha256:
      return {{"pattern", "^[0-9a-f]{64}$"}};
  }
  return {};
}

}  // namespace

void Definitions::add(const std::string& name, Json definition) {
  if (!all_.emplace(name, std::move(definition)).second)
    throw std::logic_error("two results are called \"" + name + "\"");
}

Json nullable(Json schema) {
  const auto type = schema.find("type");
  if (type == schema.end()) return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
  if (type->is_string()) *type = Json::array({*type, "null"});
  return schema;
}

Json list_of(Json schema) { return {{"type", "array"}, {"items", std::move(schema)}}; }

Json reason() {
  Json object = empty_object();
  object["properties"]["not_estimable"] = {
      {"description", "why these data cannot give it"}, {"type", "string"}, {"minLength", 1}};
  object["required"] = {"not_estimable"};
  return object;
}

void restrict(Json& schema, Range range) {
  if (range == Range::not_empty)
    schema[schema.contains("items") ? "minItems" : "minLength"] = 1;
  else
    (schema.contains("items") ? schema["items"] : schema).update(limits(range));
}

void may_hide(Json& schema, const char* pattern) {
  Json& value = schema.contains("items") ? schema["items"] : schema;
  Json& type = value["type"];
  if (type.is_string()) type = Json::array({type});
  type.push_back("string");
  value["pattern"] = pattern;
}

Json empty_object() {
  return {
      {"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
}

Json any_of(std::vector<Json> alternatives) {
  if (alternatives.size() == 1) return std::move(alternatives.front());
  return {{"anyOf", std::move(alternatives)}};
}

void add_key(std::vector<Json>& alternatives, const char* key, const Json& schema, bool required) {
  for (Json& one : alternatives) {
    one["properties"][key] = schema;
    if (required) one["required"].push_back(key);
  }
}

std::string schema() {
  Definitions definitions;
  definitions.refer<Study>();
  definitions.refer<KaplanMeierResult>();
  definitions.refer<LogRankResult>();
  definitions.refer<CoxResult>();
  definitions.refer<CutpointResult>();
  definitions.refer<IncidenceResult>();
  definitions.refer<FineGrayResult>();
  definitions.refer<RestrictedMeanResult>();
  definitions.refer<Table1>();
  definitions.refer<DoseResult>();
  definitions.refer<AuditResult>();
  definitions.refer<ValidateResult>();
  definitions.refer<CheckResult>();
  definitions.refer<TableColumns>();
  definitions.refer<Comparison>();
  definitions.refer<TrailResult>();
  Json page = {{"$schema", "http://json-schema.org/draft-07/schema#"}};
  for (const auto& [name, definition] : definitions.all())
    if (name == "results") page.update(definition);
  page["definitions"] = Json::object();
  for (const auto& [name, definition] : definitions.all())
    if (name != "results") page["definitions"][name] = definition;
  return text(page);
}

}  // namespace rtsurv::results
