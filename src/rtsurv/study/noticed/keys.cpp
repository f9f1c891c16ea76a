#include "rtsurv/study/noticed/keys.hpp"

#include <algorithm>

#include "rtsurv/core/text.hpp"

namespace rtsurv::study::noticed {
namespace {

bool is_bare(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return is_ascii_alphanumeric(c) || c == '_'; });
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return quoted + "\"";
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + toml_text(text);
  return "[" + list + "]";
}

std::string columns_key(std::string_view column, const std::string& inside) {
  const std::string key = is_bare(column) ? std::string(column) : toml_text(column);
  return "[columns] " + key + " = { " + inside + " }";
}

std::string sql_name(std::string_view column) {
  if (is_bare(column) && !(column.front() >= '0' && column.front() <= '9')) return std::string(column);
  std::string quoted = "\"";
  for (const char c : column) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string exclude_key(const std::string& expression) { return "[[exclude]] when = " + toml_text(expression); }

}  // namespace rtsurv::study::noticed
