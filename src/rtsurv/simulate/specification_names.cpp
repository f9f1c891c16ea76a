// The rules that join the tables: every name is given once and before it is used.

#include <algorithm>
#include <set>

#include "rtsurv/core/error.hpp"
#include "rtsurv/simulate/specification_parts.hpp"

namespace rtsurv::simulate {
namespace {

class Names {
 public:
  Names(const Specification& specification, toml::FileProblems& problems)
      : specification_(specification), problems_(problems) {
    for (const std::string& name : specification.outcome_columns()) outcomes_.insert(name);
  }

  void check() {
    for (const ColumnRule& column : specification_.columns) check_column(column);
    if (specification_.order) require(place_of(*specification_.order), specification_.order->text, "\"order\"");
    if (specification_.id) add(*specification_.id);
    check_covariates();
    check_events();
    for (const TargetRule& target : specification_.targets) check_target(target);
  }

 private:
  void add(const Text& name) {
    if (name.text.empty()) return;
    if (name.text == "row" || name.text == "simulated" || name.text == "missing")
      problems_.add(place_of(name), toml::in_quotes(name.text) + " is a reserved name; choose another");
    if (outcomes_.contains(name.text) || !known_.insert(name.text).second)
      problems_.add(place_of(name), "there is a column " + toml::in_quotes(name.text) + " already");
  }

  void require(const toml::Place& place, const std::string& name, const std::string& user) {
    if (known_.contains(name) || outcomes_.contains(name)) return;
    const auto near = nearest(name, {known_.begin(), known_.end()});
    problems_.add(place, user + " uses " + toml::in_quotes(name) + ", which no table before it makes" +
                             (near ? "; did you mean " + toml::in_quotes(*near) + "?" : ""));
  }

  void use(const std::optional<Formula>& formula) {
    if (!formula) return;
    for (const std::string& name : formula->expression.names())
      require(place_of(formula->text), name, "the expression");
  }

  /// What is fixed before the follow-up is made.
  void use_covariate(const std::optional<Formula>& formula) {
    if (!formula) return;
    use(formula);
    for (const std::string& name : formula->expression.names())
      if (after_.contains(name) || outcomes_.contains(name))
        problems_.add(place_of(formula->text),
                      "the follow-up is made before " + toml::in_quotes(name) + "; use what is known at its start");
  }

  void check_column(const ColumnRule& column) {
    const std::size_t before = uses_outcome_;
    for (const Dependence& dependence : column.follows) look(dependence.rank);
    for (const ColumnPart& part : column.parts) {
      for (const auto* formula : {&part.when, &part.value, &part.number})
        if (*formula) look(**formula);
    }
    for (const Text& name : column.names) {
      add(name);
      if (uses_outcome_ != before) after_.insert(name.text);
    }
  }

  void look(const Formula& formula) {
    use(formula);
    for (const std::string& name : formula.expression.names())
      if (outcomes_.contains(name) || after_.contains(name)) ++uses_outcome_;
  }

  void check_covariates() {
    if (specification_.follow_up) {
      use_covariate(specification_.follow_up->start);
      use_covariate(specification_.follow_up->among);
      use_covariate(specification_.follow_up->least);
    }
    use_covariate(specification_.target_population);
    for (const EventRule& event : specification_.events)
      for (const EffectRule& effect : event.effects) use_covariate(effect.of);
  }

  void check_events() {
    std::set<std::string> events, endpoints;
    for (const EventRule& event : specification_.events) {
      if (!specification_.follow_up)
        problems_.add(place_of(event.name), "[[event]] needs the table [follow_up]: how long patients are observed");
      if (!events.insert(event.name.text).second)
        problems_.add(place_of(event.name), "there is an [[event]] " + toml::in_quotes(event.name.text) + " already");
    }
    for (const EndpointRule& endpoint : specification_.endpoints) {
      if (!endpoints.insert(endpoint.name.text).second)
        problems_.add(place_of(endpoint.name),
                      "there is an [[endpoint]] " + toml::in_quotes(endpoint.name.text) + " already");
      for (const Text& event : endpoint.events)
        if (!events.contains(event.text))
          problems_.add(place_of(event), "there is no [[event]] " + toml::in_quotes(event.text));
    }
  }

  void check_target(const TargetRule& target) {
    const auto& endpoints = specification_.endpoints;
    if (std::none_of(endpoints.begin(), endpoints.end(),
                     [&](const EndpointRule& endpoint) { return endpoint.name.text == target.endpoint.text; }))
      problems_.add(place_of(target.endpoint), "there is no [[endpoint]] " + toml::in_quotes(target.endpoint.text));
    use_covariate(target.among);
    use_covariate(target.by);
    for (const TermRule& term : target.terms) use_covariate(term.of);
  }

  const Specification& specification_;
  toml::FileProblems& problems_;
  std::set<std::string> known_, outcomes_, after_;
  std::size_t uses_outcome_ = 0;
};

}  // namespace

void check_names(const Specification& specification, toml::FileProblems& problems) {
  Names(specification, problems).check();
}

}  // namespace rtsurv::simulate
