// Columns that have lost, or never had, all of their values.
#include <algorithm>

#include "rtsurv/core/text.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

/// What may have emptied a column of the file.
std::string key_of_column(const Protocol& protocol, const std::string& column) {
  for (const table::ColumnOptions& one : protocol.reading.columns)
    if (same_without_case(one.name, column) && !one.missing.empty()) return columns_key(column, "missing = ...");
  return protocol.reading.missing.empty() ? "the table, or a protocol without it" : "[study] missing, or the table";
}

}  // namespace

void notice_empty(const Scene& scene, Notices& found) {
  const auto add = [&](const std::string& column, const std::string& key) {
    const bool there = std::ranges::any_of(found, [&](const results::Notice& one) {
      return one.id == results::Notice::Id::empty_column && same_without_case(one.column, column);
    });
    if (there || !scene.table.type(column)) return;
    const table::Column values = scene.table.column(column, "check");
    if (known(values) == 0) found.push_back({results::Notice::Id::empty_column, column, values.size(), key, {}, {}});
  };
  for (const Derivation& derivation : scene.protocol.derivations)
    add(derivation.name.text, "[derive] " + derivation.name.text);
  for (const ColumnRule& rule : scene.protocol.columns)
    add(rule.column.text, key_of_column(scene.protocol, rule.column.text));
  for (const Variable& variable : scene.columns) add(variable.text, key_of_column(scene.protocol, variable.text));
}

}  // namespace rtsurv::study::noticed
