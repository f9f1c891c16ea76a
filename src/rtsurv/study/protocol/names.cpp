// The rules that join the tables of the protocol: unique names, and no name without a definition.

#include <algorithm>
#include <map>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/study/protocol/readers.hpp"
#include "rtsurv/study/protocol/reserved_names.hpp"

namespace rtsurv::study {
namespace {

/// Names given so far and who gave them. SQL reads column names without case.
class NewColumns {
 public:
  explicit NewColumns(ProtocolProblems& problems) : problems_(problems) {}

  void reserve(const std::string& name, const std::string& giver) { givers_.emplace(fold_case(name), giver); }

  void add(const Text& name, const std::string& giver) {
    if (name.text.empty()) return;
    const auto [entry, fresh] = givers_.emplace(fold_case(name.text), giver);
    if (!fresh)
      problems_.add(place_of(name), "the column " + in_quotes(name.text) + " is made by " + entry->second +
                                        " already; give this one another name");
  }

 private:
  ProtocolProblems& problems_;
  std::map<std::string, std::string> givers_;
};

void check_new_columns(const Protocol& protocol, ProtocolProblems& problems) {
  NewColumns columns(problems);
  if (protocol.dose)
    for (const std::string& name : dose_column_names(*protocol.dose)) columns.reserve(name, "[dose]");
  if (protocol.risk_groups) columns.reserve(std::string(risk_group_column), "[risk_groups]");
  if (protocol.response && protocol.response->baseline) columns.reserve(best_response_column, "[response]");
  for (const Derivation& derivation : protocol.derivations) columns.add(derivation.name, "[derive]");
  for (const MadeColumn& column : protocol.made) columns.add(column.name, column.giver);
}

std::vector<std::string> check_endpoints(const Protocol& protocol, ProtocolProblems& problems) {
  std::vector<std::string> names;
  for (const EndpointRule& endpoint : protocol.endpoints) {
    const std::string& name = endpoint.name.text;
    if (name.empty()) continue;
    if (std::find(names.begin(), names.end(), name) != names.end())
      problems.add(place_of(endpoint.name), "there is an [[endpoint]] " + in_quotes(name) + " already");
    names.push_back(name);
  }
  return names;
}

/// Reports endpoints that no [[endpoint]] defines.
class EndpointUses {
 public:
  EndpointUses(std::vector<std::string> names, ProtocolProblems& problems)
      : names_(std::move(names)), problems_(problems) {}

  void check(const Text& use) const {
    if (use.text.empty() || std::find(names_.begin(), names_.end(), use.text) != names_.end()) return;
    const auto near = nearest(use.text, names_);
    std::string hint =
        near ? "; did you mean " + in_quotes(*near) + "?" : "; the endpoints are " + list_in_quotes(names_);
    if (names_.empty()) hint = "; no [[endpoint]] has a name";
    problems_.add(place_of(use), "unknown endpoint " + in_quotes(use.text) + hint);
  }

 private:
  std::vector<std::string> names_;
  ProtocolProblems& problems_;
};

/// `select` screens by the univariable P of the same endpoint, so that endpoint must have one.
void check_selection(const Protocol& protocol, ProtocolProblems& problems) {
  if (!protocol.multivariable || !protocol.multivariable->select_below) return;
  std::vector<std::string> screened;
  if (protocol.univariable)
    for (const Text& endpoint : protocol.univariable->endpoints) screened.push_back(endpoint.text);
  for (const Text& endpoint : protocol.multivariable->endpoints)
    if (std::find(screened.begin(), screened.end(), endpoint.text) == screened.end())
      problems.add(place_of(endpoint), R"("select" in [multivariable] screens the factors of [univariable], which )" +
                                           std::string(protocol.univariable ? "does not list " : "is missing for ") +
                                           "the endpoint " + in_quotes(endpoint.text));
}

/// Gray's scores are those of an endpoint with competing events.
void check_scores(const Protocol& protocol, ProtocolProblems& problems) {
  for (const CutpointRule& cutpoint : protocol.cutpoints) {
    if (!cutpoint.score || cutpoint.score->text != "gray") continue;
    for (const EndpointRule& endpoint : protocol.endpoints)
      if (endpoint.name.text == cutpoint.endpoint.text && !endpoint.competing)
        problems.add(place_of(*cutpoint.score), R"("score" in [[cutpoint]] is "gray", and the endpoint )" +
                                                    in_quotes(endpoint.name.text) + R"( has no "competing")");
  }
}

/// A dose-response needs a time above 0.
void check_landmarks(const Protocol& protocol, ProtocolProblems& problems) {
  for (const DoseResponseRule& response : protocol.dose->responses) {
    if (landmark_of(protocol, response).value_or(0.0) > 0.0 || response.landmark) continue;
    problems.add(place_of(response.endpoint),
                 R"([[dose.response]] needs the key "landmark", or a time above 0 in "landmarks" in [study])");
  }
}

}  // namespace

std::optional<double> landmark_of(const Protocol& protocol, const DoseResponseRule& rule) {
  if (rule.landmark || protocol.landmarks.empty()) return rule.landmark;
  return protocol.landmarks.back();
}

void check_names(const Protocol& protocol, ProtocolProblems& problems) {
  check_new_columns(protocol, problems);
  const EndpointUses uses(check_endpoints(protocol, problems), problems);
  for (const Text& use : protocol.endpoint_uses) uses.check(use);
  if (protocol.dose) check_landmarks(protocol, problems);
  if (protocol.recommend) check_recommend_names(protocol, problems);
  check_selection(protocol, problems);
  check_scores(protocol, problems);
}

}  // namespace rtsurv::study
