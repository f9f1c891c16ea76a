#include "rtsurv/table/sql/detail/whole_days.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace rtsurv::table::sql {
namespace {

using Json = nlohmann::json;

bool is_wide_integer(duckdb_type type) {
  constexpr std::array wide{DUCKDB_TYPE_BIGINT, DUCKDB_TYPE_HUGEINT, DUCKDB_TYPE_UINTEGER, DUCKDB_TYPE_UBIGINT,
                            DUCKDB_TYPE_UHUGEINT};
  return std::ranges::find(wide, type) != wide.end();
}

bool is_fractional(duckdb_type type) {
  return type == DUCKDB_TYPE_DOUBLE || type == DUCKDB_TYPE_FLOAT || type == DUCKDB_TYPE_DECIMAL;
}

class Rewriter {
 public:
  explicit Rewriter(const std::string& expression, const Grammar& grammar)
      : grammar_(grammar), tree_(Json::parse(grammar.parse(expression))) {}

  std::optional<std::string> run() {
    visit(selected(tree_));
    return changed_ ? std::optional(text_of(selected(tree_))) : std::nullopt;
  }

 private:
  static Json& selected(Json& tree) { return tree.at("statements").front().at("node").at("select_list").front(); }

  /// Operands before the sum: what is cast inside has a type of its own.
  void visit(Json& node) {
    const std::string kind = node.is_object() ? node.value("class", std::string()) : std::string();
    if (kind == "SUBQUERY" || kind == "LAMBDA") return;
    for (Json& child : node)
      if (child.is_structured()) visit(child);
    if (kind == "FUNCTION" && node.value("is_operator", false)) visit_operator(node);
  }

  void visit_operator(Json& node) {
    const std::string name = node.at("function_name").get<std::string>();
    Json& operands = node.at("children");
    if ((name != "+" && name != "-") || operands.size() != 2) return;
    const auto first = type_of(operands[0]), second = type_of(operands[1]);
    if (!first || !second) return;
    if (*first == DUCKDB_TYPE_DATE) cast(operands[1], *second);
    if (*second == DUCKDB_TYPE_DATE && name == "+") cast(operands[0], *first);
  }

  std::optional<duckdb_type> type_of(const Json& node) const {
    try {
      return grammar_.type(text_of(node));
    } catch (const Failure&) {
      return std::nullopt;
    }
  }

  void cast(Json& days, duckdb_type type) {
    if (!is_wide_integer(type) && !is_fractional(type)) return;
    const std::string text = "(" + text_of(days) + ")";
    std::string whole = "CAST(" + text + " AS INTEGER)";
    if (is_fractional(type))
      whole = "CASE WHEN " + text + " <> trunc(" + text + ") THEN CAST(error('" + days_not_whole +
              "') AS INTEGER) ELSE " + whole + " END";
    Json tree = Json::parse(grammar_.parse(whole));
    days = std::move(selected(tree));
    changed_ = true;
  }

  std::string text_of(const Json& node) const {
    constexpr std::string_view select = "SELECT ";
    Json tree = tree_;
    selected(tree) = node;
    const std::string statement = grammar_.write(tree.dump());
    return statement.substr(select.size());
  }

  const Grammar& grammar_;
  Json tree_;
  bool changed_ = false;
};

}  // namespace

std::optional<std::string> with_whole_days(const std::string& expression, const Grammar& grammar) {
  return Rewriter(expression, grammar).run();
}

}  // namespace rtsurv::table::sql
