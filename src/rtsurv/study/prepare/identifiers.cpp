#include "rtsurv/study/prepare/identifiers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/columns/identifying.hpp"

namespace rtsurv::study {
namespace {

using table::Column;

bool is_confirmed(const Protocol& protocol, const std::string& name) {
  return std::ranges::any_of(protocol.columns, [&](const ColumnRule& rule) {
    return rule.identifier_confirmed && same_without_case(rule.column.text, name);
  });
}

}  // namespace

void require_no_identifier(const Preparation& preparation, const std::string& text, const Column& column,
                           const std::string& used_by) {
  const Protocol& protocol = preparation.protocol;
  const std::string name = column_named(preparation.table, text);
  if (name.empty() || is_confirmed(protocol, name)) return;
  const bool is_id = protocol.id && column_named(preparation.table, protocol.id->text) == name;
  const std::string why = is_id ? "is the identifier of [study] " + counted(facts_of(column))
                                : why_no_variable(preparation.table, text, column);
  if (why.empty()) return;
  throw Error(ErrorKind::usage, fmt::format("{}: \"{}\" {}; leave it out, or, when "
                                            "it does describe patients, say identifier = \"confirmed\" for it in "
                                            "[columns]",
                                            used_by, name, why));
}

}  // namespace rtsurv::study
