#include "rtsurv/table/sql/detail/engine.hpp"

#include "rtsurv/table/sql/detail/whole_days.hpp"

namespace rtsurv::table::sql {

Engine::Engine(const Cohort& cohort) : view_{.cohort = &cohort}, session_(Access::none) {
  register_cohort(session_, view_);
}

std::string Engine::converted(const char* function, const std::string& text) {
  Result answer = session_.query("SELECT " + std::string(function) + "(" + quote_text(text) + ")");
  const Chunk chunk = answer.next();
  return std::string(text_of(chunk.values<duckdb_string_t>(0)[0]));
}

std::string Engine::tree(const std::string& expression) {
  return converted("json_serialize_sql", "SELECT (" + expression + "\n)");
}

Syntax Engine::syntax(const std::string& expression) {
  check_text(expression);
  return read_syntax(tree(expression));
}

std::optional<std::string> Engine::with_whole_days(const std::string& expression) {
  const Grammar grammar{.parse = [&](const std::string& text) { return tree(text); },
                        .write = [&](const std::string& text) { return converted("json_deserialize_sql", text); },
                        .type = [&](const std::string& text) { return type(text); }};
  return sql::with_whole_days(expression, grammar);
}

bool Engine::is_bare_name(const std::string& name) {
  try {
    const Syntax alone = syntax(name);
    return alone.names.size() == 1 && alone.names.front() == NameParts{name};
  } catch (const ExpressionFlaw&) {
    return false;
  }
}

/// The index must not take the name of a column, and columns come and go.
void Engine::show(std::size_t first, std::size_t last) {
  view_.first = first;
  view_.last = last;
  view_.blank = false;
  view_.index_name = "row index";
  while (view_.cohort->find(view_.index_name) != nullptr) view_.index_name += '_';
}

/// The index beside the value also makes the engine refuse an aggregate over all rows.
std::string Engine::select(const std::string& value) const {
  return "WITH cohort AS NOT MATERIALIZED (SELECT * FROM rtsurv_cohort()) SELECT " + quote_name(view_.index_name) +
         ", " + value + " FROM cohort";
}

duckdb_type Engine::type(const std::string& expression) {
  show(0, 0);
  return session_.query(select("(" + expression + "\n)")).type(1);
}

Fetched Engine::values(const std::string& expression, const Conversion& conversion) {
  const std::size_t rows = view_.cohort->row.size();
  show(0, rows);
  Result result = session_.query(select("CAST((" + expression + "\n) AS " + conversion.cast + ")"));
  return collect(result, conversion, rows);
}

bool Engine::computes_without_values(const std::string& expression) {
  show(0, 1);
  view_.blank = true;
  return computes(select("(" + expression + "\n)"));
}

std::vector<std::size_t> Engine::failing_rows(const std::string& expression, std::size_t limit) {
  struct Range {
    std::size_t first, last;
  };
  show(0, 0);
  const std::string statement = select("(" + expression + "\n)");
  std::vector<std::size_t> rows;
  std::vector<Range> ranges{{0, view_.cohort->row.size()}};
  while (!ranges.empty() && rows.size() < limit) {
    const auto [first, last] = ranges.back();
    ranges.pop_back();
    show(first, last);
    if (computes(statement)) continue;
    if (last - first == 1) {
      rows.push_back(first);
      continue;
    }
    const std::size_t middle = first + (last - first) / 2;
    ranges.push_back({middle, last});
    ranges.push_back({first, middle});
  }
  return rows;
}

bool Engine::computes(const std::string& statement) {
  try {
    session_.query(statement);
    return true;
  } catch (const Failure&) {
    return false;
  }
}

}  // namespace rtsurv::table::sql
