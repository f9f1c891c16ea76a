#include "rtsurv/starter/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"

namespace rtsurv::starter {
namespace {

// DuckDB's reserved words, and those that it reads as the beginning of something else than a column.
constexpr std::array<std::string_view, 92> sql_words{
    "all",      "analyse",    "analyze",    "and",     "anti",      "any",        "array",     "as",         "asc",
    "asof",     "asymmetric", "between",    "both",    "case",      "cast",       "check",     "coalesce",   "collate",
    "column",   "columns",    "constraint", "create",  "cross",     "date",       "default",   "deferrable", "desc",
    "describe", "distinct",   "do",         "else",    "end",       "except",     "exists",    "extract",    "false",
    "fetch",    "for",        "foreign",    "from",    "full",      "glob",       "group",     "grouping",   "having",
    "ilike",    "in",         "initially",  "inner",   "intersect", "interval",   "into",      "is",         "isnull",
    "join",     "lambda",     "lateral",    "leading", "left",      "like",       "limit",     "map",        "natural",
    "not",      "notnull",    "null",       "offset",  "on",        "only",       "or",        "order",      "outer",
    "overlaps", "pivot",      "placing",    "primary", "qualify",   "references", "returning", "right",      "select",
    "semi",     "similar",    "some",       "struct",  "table",     "then",       "time",      "timestamp",  "to",
    "true",     "union"};
constexpr std::array<std::string_view, 12> more_sql_words{"unique", "unpivot", "user",   "using", "values", "variadic",
                                                          "when",   "where",   "window", "with",  "row",    "try_cast"};

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_sql_word(std::string_view name) {
  const std::string lower = fold_case(name);
  return std::find(sql_words.begin(), sql_words.end(), lower) != sql_words.end() ||
         std::find(more_sql_words.begin(), more_sql_words.end(), lower) != more_sql_words.end();
}

std::string doubled(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) result += c == quote ? std::string(2, quote) : std::string(1, c);
  return result + quote;
}

std::string escaped(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (is_control(c)) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
  }
  return result + '"';
}

}  // namespace

std::string toml_text(std::string_view text) {
  const bool literal = text.find_first_of("\"\\") != std::string_view::npos &&
                       text.find('\'') == std::string_view::npos && std::none_of(text.begin(), text.end(), is_control);
  return literal ? "'" + std::string(text) + "'" : escaped(text);
}

std::string toml_key(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(),
                                                [](char c) { return is_letter(c) || is_ascii_digit(c) || c == '-'; });
  return bare ? std::string(key) : toml_text(key);
}

std::string toml_list(const std::vector<std::string>& texts, std::size_t indent, std::string_view begin) {
  constexpr std::size_t width = 118;
  std::string result = "[";
  std::size_t column = indent + 1;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string item = toml_text(texts[i]) + (i + 1 < texts.size() ? "," : "]");
    if (i > 0 && column + item.size() + 1 > width) {
      result += "\n" + std::string(begin) + std::string(indent + 1 - begin.size(), ' ');
      column = indent + 1;
    } else if (i > 0) {
      result += ' ';
      ++column;
    }
    result += item;
    column += item.size();
  }
  return texts.empty() ? "[]" : result;
}

std::string sql_name(std::string_view column) {
  const bool plain =
      !column.empty() && is_letter(column[0]) && !is_sql_word(column) &&
      std::all_of(column.begin(), column.end(), [](char c) { return is_letter(c) || is_ascii_digit(c); });
  return plain ? std::string(column) : doubled(column, '"');
}

std::string sql_text(std::string_view text) { return doubled(text, '\''); }

std::string in_comment(std::string_view name) {
  std::string result(name);
  std::replace_if(result.begin(), result.end(), is_control, ' ');
  return result;
}

}  // namespace rtsurv::starter
