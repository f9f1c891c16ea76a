#pragma once
// Validates documents against docs/results.schema.json.

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "places.hpp"

namespace rtsurv::tests {

/// The first problems of `document` against a schema; an empty text when it conforms.
inline std::string schema_problems_of(const nlohmann::json& document, const nlohmann::json& text) {
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  valijson::ValidationResults problems;
  valijson::Validator validator;
  const valijson::adapters::NlohmannJsonAdapter target(document);
  if (validator.validate(schema, target, &problems)) return {};
  std::string found = "does not conform:";
  valijson::ValidationResults::Error problem;
  while (problems.popError(problem)) {
    found += "\n";
    for (const std::string& part : problem.context) found += part;
    found += ": " + problem.description;
  }
  return found;
}

/// The same against a definition ("km", "cox", ...) of docs/results.schema.json, or the whole of it when empty.
inline std::string schema_problems(const nlohmann::json& document, const std::string& definition = "") {
  std::ifstream file(source_path("docs/results.schema.json"));
  nlohmann::json text = nlohmann::json::parse(file);
  if (!definition.empty())
    text = nlohmann::json{{"definitions", text["definitions"]}, {"allOf", {text["definitions"][definition]}}};
  return schema_problems_of(document, text);
}

}  // namespace rtsurv::tests
