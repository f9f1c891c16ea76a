#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/sql/detail/expression.hpp"

namespace rtsurv::table::sql {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& node, const char* key) { return node.value(key, std::string()); }

bool is_set(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found != node.end() && !found->is_null() && !found->empty();
}

/// Walks over the tree, refuses what must not be there, and collects the names.
class Walker {
 public:
  void visit(const Json& node) {
    if (node.is_object() && node.contains("cte_map")) {
      visit_query(node);
      return;
    }
    if (node.is_object()) visit_object(node);
    for (const auto& child : node)
      if (child.is_structured()) visit(child);
  }

  [[nodiscard]] Syntax take() { return std::move(syntax_); }

 private:
  void visit_object(const Json& node) {
    if (node.contains("class")) {
      visit_expression(node, text_of(node, "class"));
    } else if (node.contains("sample")) {
      visit_source(node, text_of(node, "type"));
    }
  }

  /// A query, or a part of one: inside it, and nowhere else, the names of its common table expressions may be read like
  /// tables; each by those that come after it.
  void visit_query(const Json& node) {
    const std::string type = text_of(node, "type");
    if (type == "RECURSIVE_CTE_NODE") throw ExpressionFlaw("recursive queries are not allowed");
    if (node.contains("sample")) visit_source(node, type);
    const std::set<std::string> outside = tables_;
    for (const Json& entry : node.at("cte_map").at("map")) {
      visit(entry.at("value"));
      tables_.insert(fold_case(text_of(entry, "key")));
    }
    for (const auto& [key, child] : node.items())
      if (key != "cte_map" && child.is_structured()) visit(child);
    tables_ = outside;
  }

  void visit_source(const Json& node, const std::string& type) {
    if (is_set(node, "sample")) throw ExpressionFlaw("samples are drawn by chance and not allowed");
    if (type == "BASE_TABLE") {
      const bool qualified = !text_of(node, "schema_name").empty() || !text_of(node, "catalog_name").empty();
      const std::string table = text_of(node, "table_name");
      if (qualified || !tables_.contains(fold_case(table)))
        throw ExpressionFlaw("there is no table \"" + table + R"("; a subquery can read "cohort" only)");
      return;
    }
    constexpr std::array<std::string_view, 5> allowed{"EMPTY", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "SELECT_NODE"};
    if (std::find(allowed.begin(), allowed.end(), type) == allowed.end())
      throw ExpressionFlaw(R"(a subquery can read "cohort" only, no files or table functions)");
  }

  void visit_expression(const Json& node, const std::string& kind) {
    if (kind == "COLUMN_REF") {
      syntax_.names.push_back(node.at("column_names").get<NameParts>());
    } else if (kind == "FUNCTION" || kind == "WINDOW") {
      visit_function(node);
      syntax_.together = syntax_.together || kind == "WINDOW";
    } else if (kind == "SUBQUERY") {
      syntax_.nested = syntax_.together = true;
    } else if (kind == "LAMBDA") {
      syntax_.nested = true;
    } else {
      constexpr std::array<std::string_view, 8> plain{"CONSTANT", "COMPARISON", "CONJUNCTION", "CAST",
                                                      "CASE",     "OPERATOR",   "BETWEEN",     "COLLATE"};
      if (std::find(plain.begin(), plain.end(), kind) != plain.end()) return;
      if (kind == "STAR") throw ExpressionFlaw("'*' is not a single value");
      throw ExpressionFlaw("parameters and positions ('?', '#1', 'default') are not allowed");
    }
  }

  static void visit_function(const Json& node) {
    const std::string name = text_of(node, "function_name");
    if (is_unrepeatable(name, node.at("children").size()))
      throw ExpressionFlaw("the value of " + name + "() depends on when and where it runs, or on chance");
    constexpr std::array<std::string_view, 5> by_name{"aggregate", "array_aggr", "array_aggregate", "list_aggr",
                                                      "list_aggregate"};
    if (std::find(by_name.begin(), by_name.end(), fold_case(name)) != by_name.end()) check_aggregate(node);
  }

  /// list_aggregate(list, 'min'), or list.list_aggregate('min'), whose list DuckDB takes for a schema.
  static void check_aggregate(const Json& node) {
    const Json& children = node.at("children");
    const std::size_t place = text_of(node, "schema").empty() ? 1 : 0;
    const Json value = place < children.size() ? children[place].value("value", Json()) : Json();
    if (!value.is_object() || !value.value("value", Json()).is_string())
      throw ExpressionFlaw("the name of an aggregate must be a text in single quotes");
    const auto name = value.at("value").get<std::string>();
    if (is_unrepeatable(name, 0)) throw ExpressionFlaw("the value of " + name + "() depends on chance");
  }

  Syntax syntax_;
  std::set<std::string> tables_{"cohort"};
};

/// The only statement must be SELECT with one value and no other clause.
const Json& single_select(const Json& answer) {
  const Json& statements = answer.at("statements");
  if (statements.size() != 1) throw ExpressionFlaw("it must be one expression, not a statement");
  const Json& node = statements.front().at("node");
  const bool plain = text_of(node, "type") == "SELECT_NODE" && text_of(node.at("from_table"), "type") == "EMPTY" &&
                     !is_set(node, "modifiers") && !is_set(node, "where_clause") &&
                     !is_set(node, "group_expressions") && !is_set(node, "having") && !is_set(node, "qualify") &&
                     !is_set(node, "sample") && !is_set(node.at("cte_map"), "map");
  if (!plain) throw ExpressionFlaw("it must be one expression, not a query with clauses");
  if (node.at("select_list").size() != 1) throw ExpressionFlaw("it must be one expression, not several with commas");
  if (!text_of(node.at("select_list").front(), "alias").empty())
    throw ExpressionFlaw("it must be an expression without \"as\"");
  return node;
}

}  // namespace

Syntax read_syntax(const std::string& serialized) {
  const Json answer = Json::parse(serialized, nullptr, false);
  if (answer.is_discarded()) throw ExpressionFlaw("it holds a constant that is not a finite number");
  if (answer.value("error", false)) {
    if (text_of(answer, "error_type") == "parser") throw ExpressionFlaw(text_of(answer, "error_message"));
    throw ExpressionFlaw("it must be one expression, not a statement");
  }
  Walker walker;
  walker.visit(single_select(answer).at("select_list"));
  return walker.take();
}

bool is_unrepeatable(std::string_view function, std::size_t arguments) {
  static const std::set<std::string, std::less<>> names{"age",
                                                        "col_description",
                                                        "currval",
                                                        "error",
                                                        "gen_random_uuid",
                                                        "get_block_size",
                                                        "getenv",
                                                        "getvariable",
                                                        "get_current_time",
                                                        "get_current_timestamp",
                                                        "in_search_path",
                                                        "localtime",
                                                        "localtimestamp",
                                                        "nextval",
                                                        "now",
                                                        "obj_description",
                                                        "random",
                                                        "reservoir_quantile",
                                                        "session_user",
                                                        "setseed",
                                                        "shobj_description",
                                                        "stats",
                                                        "today",
                                                        "transaction_timestamp",
                                                        "txid_current",
                                                        "user",
                                                        "uuid",
                                                        "uuidv4",
                                                        "uuidv7",
                                                        "version",
                                                        "write_log"};
  const std::string name = fold_case(function);
  // age(date) reckons from today; age(to, from) does not.
  if (name == "age") return arguments < 2;
  for (const std::string_view prefix : {"pg_", "has_", "current_", "inet_", "duckdb_"})
    if (name.compare(0, prefix.size(), prefix) == 0) return true;
  return names.contains(name);
}

bool is_unrepeatable_value(std::string_view name) {
  static const std::set<std::string, std::less<>> names{"localtime", "localtimestamp", "session_user", "user"};
  const std::string folded = fold_case(name);
  return folded.starts_with("current_") || names.contains(folded);
}

}  // namespace rtsurv::table::sql
