// The rules that join the tables: every name is given once and before it is used, and every expression can be computed.

#include <algorithm>
#include <cmath>
#include <set>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/mention.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/simulate/expression.hpp"
#include "rtsurv/simulate/specification_parts.hpp"

namespace rtsurv::simulate {
namespace {

using table::ColumnType;

/// What an expression must give.
enum class WantedType { anything, condition, number };

bool is_whole(double number) { return number == std::floor(number); }

ColumnType type_of(const Level& level) {
  if (std::holds_alternative<std::string>(level.value)) return ColumnType::text;
  const double* number = std::get_if<double>(&level.value);
  if (number == nullptr) return ColumnType::boolean;
  return is_whole(*number) ? ColumnType::integer : ColumnType::number;
}

ColumnType type_of(const std::vector<Quantile>& quantiles, int decimals) {
  const auto whole = [](const Quantile& quantile) { return is_whole(quantile.value); };
  return decimals == 0 && std::all_of(quantiles.begin(), quantiles.end(), whole) ? ColumnType::integer
                                                                                 : ColumnType::number;
}

class Names {
 public:
  Names(Specification& specification, toml::FileProblems& problems)
      : specification_(specification), problems_(problems) {
    for (const std::string& name : specification.outcome_columns())
      if (outcomes_.insert(fold_case(name)).second && !is_reserved(name)) add_column(name, ColumnType::integer);
  }

  void check() {
    for (ColumnRule& column : specification_.columns) check_column(column);
    if (specification_.order) require(place_of(*specification_.order), specification_.order->text, "\"order\"");
    if (specification_.id) (void)add(*specification_.id);
    check_covariates();
    check_events();
    for (const TargetRule& target : specification_.targets) check_target(target);
  }

 private:
  static bool is_reserved(const std::string& name) {
    const std::string folded = fold_case(name);
    return folded == row_name || folded == uniform_name || folded == normal_name || folded == "simulated";
  }

  void check_reserved(const Text& name) {
    if (is_reserved(name.text))
      problems_.add(place_of(name), toml::in_quotes(name.text) + " is a reserved name; choose another");
  }

  /// True when the name can be that of a column; else it is reported.
  bool add(const Text& name) {
    const std::string folded = fold_case(name.text);
    if (folded.empty()) return false;
    check_reserved(name);
    if (!outcomes_.contains(folded) && known_.insert(folded).second) return !is_reserved(folded);
    problems_.add(place_of(name), "there is a column " + toml::in_quotes(name.text) + " already");
    return false;
  }

  void add_column(const std::string& name, ColumnType type) {
    sheet_.columns.push_back({name, type, std::vector<Value>(sheet_.rows), {}, false});
  }

  void require(const toml::Place& place, const std::string& name, const std::string& user) {
    if (known_.contains(fold_case(name)) || outcomes_.contains(fold_case(name))) return;
    const auto near = nearest(name, {known_.begin(), known_.end()});
    problems_.add(place, user + " uses " + toml::in_quotes(name) + ", which no table before it makes" +
                             (near ? "; did you mean " + toml::in_quotes(*near) + "?" : ""));
  }

  static bool uses_any(const Text& text, const std::set<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) { return mentions(text.text, name); });
  }

  /// The first column that the expression uses before it is made.
  const Text* used_too_early(const Text& text) const {
    for (const ColumnRule& rule : specification_.columns)
      for (const Text& name : rule.names)
        if (!known_.contains(fold_case(name.text)) && !outcomes_.contains(fold_case(name.text)) &&
            mentions(text.text, name.text))
          return &name;
    return nullptr;
  }

  /// The type of the expression; nothing when it is wrong, which is reported, or uses a column that is.
  std::optional<ColumnType> check(const Text& text, WantedType wanted) {
    if (text.text.empty()) return std::nullopt;
    if (const Text* name = used_too_early(text)) {
      require(place_of(text), name->text, "the expression");
      return std::nullopt;
    }
    if (uses_any(text, untyped_)) return std::nullopt;
    try {
      const ColumnType type = expressions_.evaluate(text.text).type;
      if (wanted == WantedType::condition && type != ColumnType::boolean)
        throw ExpressionFlaw("the expression must be true or false, but is a " + std::string(name(type)) +
                             "; write a comparison, as in \"column = 1\"");
      if (wanted == WantedType::number && type == ColumnType::text)
        throw ExpressionFlaw("the expression must be a number, a date or a condition, but is a text");
      return type;
    } catch (const ExpressionFlaw& flaw) {
      problems_.add(place_of(text), flaw.what());
    }
    return std::nullopt;
  }

  /// What nobody draws for.
  void check_fixed(const Text& text, WantedType wanted) {
    if (draws(text.text))
      problems_.add(place_of(text), R"("uniform" and "normal" are drawn in "value", "number" and "rank" only; make a )"
                                    "column of them and use that");
    else
      (void)check(text, wanted);
  }

  /// What is fixed before the follow-up is made.
  void use_covariate(const std::optional<Text>& text, WantedType wanted) {
    if (!text) return;
    check_fixed(*text, wanted);
    for (const auto* late : {&outcomes_, &after_})
      for (const std::string& name : *late)
        if (mentions(text->text, name))
          problems_.add(place_of(*text),
                        "the follow-up is made before " + toml::in_quotes(name) + "; use what is known at its start");
  }

  void check_column(ColumnRule& column) {
    bool late = false;
    const auto look = [&](const Text& text) { late = late || uses_any(text, outcomes_) || uses_any(text, after_); };
    for (const Dependence& dependence : column.follows) {
      look(dependence.rank);
      (void)check(dependence.rank, WantedType::number);
    }
    std::set<std::optional<ColumnType>> types;
    for (const ColumnPart& part : column.parts) {
      for (const auto* text : {&part.when, &part.value, &part.number})
        if (*text) look(**text);
      if (part.when) check_fixed(*part.when, WantedType::condition);
      if (part.number) (void)check(*part.number, WantedType::number);
      if (part.value) types.insert(check(*part.value, WantedType::anything));
      if (!part.totals.empty()) types.insert(ColumnType::boolean);
      if (!part.quantiles.empty()) types.insert(type_of(part.quantiles, column.format.decimals));
      for (const Level& level : part.levels) types.insert(type_of(level));
    }
    const bool typed = set_type(column, types);
    for (const Text& name : column.names) {
      const bool is_new = add(name);
      if (is_new && typed) add_column(name.text, column.type);
      if (!typed) untyped_.insert(name.text);
      if (late) after_.insert(fold_case(name.text));
    }
  }

  /// False when an expression is wrong, or the types do not go together.
  bool set_type(ColumnRule& column, const std::set<std::optional<ColumnType>>& types) {
    const auto has = [&](ColumnType type) { return types.contains(type); };
    bool known = !types.empty() && !types.contains(std::nullopt);
    column.format.date = column.format.date || has(ColumnType::date);
    if (column.format.date && (has(ColumnType::text) || has(ColumnType::boolean))) {
      problems_.add(place_of(column.names.front()), "a column of dates holds dates, or days since 1970-01-01, only");
      known = false;
    }
    column.type = ColumnType::text;
    if (column.format.date)
      column.type = ColumnType::date;
    else if (types.size() == 1 && known)
      column.type = **types.begin();
    else if (types == std::set<std::optional<ColumnType>>{ColumnType::number, ColumnType::integer})
      column.type = ColumnType::number;
    return known;
  }

  void check_covariates() {
    if (specification_.follow_up) {
      use_covariate(specification_.follow_up->start, WantedType::number);
      use_covariate(specification_.follow_up->among, WantedType::condition);
      use_covariate(specification_.follow_up->least, WantedType::number);
    }
    use_covariate(specification_.target_population, WantedType::condition);
    for (const EventRule& event : specification_.events)
      for (const EffectRule& effect : event.effects) use_covariate(effect.of, WantedType::number);
  }

  void check_events() {
    std::set<std::string> events, endpoints;
    if (specification_.follow_up) check_reserved(specification_.follow_up->days);
    for (const EventRule& event : specification_.events) {
      if (!specification_.follow_up)
        problems_.add(place_of(event.name), "[[event]] needs the table [follow_up]: how long patients are observed");
      check_reserved(event.name);
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
    use_covariate(target.among, WantedType::condition);
    use_covariate(target.by, target.kind == TargetKind::cutpoint ? WantedType::number : WantedType::anything);
    for (const TermRule& term : target.terms) use_covariate(term.of, WantedType::number);
  }

  Specification& specification_;
  toml::FileProblems& problems_;
  Sheet sheet_{.rows = 1, .columns = {}};  ///< one patient without values
  Expressions expressions_{sheet_};
  std::set<std::string> known_, outcomes_, after_;  ///< without case
  std::set<std::string> untyped_;                   ///< columns whose expressions are wrong
};

}  // namespace

void check_names(Specification& specification, toml::FileProblems& problems) { Names(specification, problems).check(); }

}  // namespace rtsurv::simulate
