#pragma once
// The ledger's TOML as values with their lines. Numbers keep their digits, because trailing zeros matter.
// The TOML library is known to tree.cpp only.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace rtsurv::ledger {

struct LedgerValue {
  enum class Kind { text, number, truth, list, table, other };
  Kind kind = Kind::table;
  std::size_t line = 1;
  std::string text;  ///< of a text; the digits of a number as written; "true" or "false"
  std::vector<LedgerValue> items;
  std::vector<std::pair<std::string, LedgerValue>> entries;  ///< in the order of the file
};

/// Parses TOML 1.0. Throws Error(data) with file and line at the first error of syntax or encoding.
[[nodiscard]] LedgerValue parse_ledger_tree(const std::string& bytes, const std::string& path);

}  // namespace rtsurv::ledger
