#pragma once
// One table of a ledger being read: hands out its keys by type and reports malformed values with their places. Unlike
// toml::Section it takes numbers as they are printed, in quotes or not, and leaves unknown keys alone.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "rtsurv/core/error.hpp"
#include "rtsurv/ledger/ledger.hpp"
#include "rtsurv/toml/tree.hpp"

namespace rtsurv::ledger {

/// An absent key gives nothing. A value of the wrong form is reported and gives nothing.
class LedgerEntry {
 public:
  LedgerEntry(const toml::Value& table, std::string title, std::string file, Problems& problems)
      : table_(table), title_(std::move(title)), file_(std::move(file)), problems_(problems) {}

  /// The first of the keys that is there.
  [[nodiscard]] const toml::Value* find(std::initializer_list<std::string_view> keys) const;

  [[nodiscard]] std::string text(std::string_view key) const;  ///< a number gives its digits
  [[nodiscard]] std::optional<std::int64_t> count(std::initializer_list<std::string_view> keys) const;
  [[nodiscard]] std::optional<double> positive(std::initializer_list<std::string_view> keys) const;
  [[nodiscard]] std::optional<Printed> printed(std::initializer_list<std::string_view> keys) const;
  [[nodiscard]] std::optional<Printed> p_value(std::string_view key) const;
  [[nodiscard]] std::optional<std::array<Printed, 2>> pair(std::initializer_list<std::string_view> keys) const;
  [[nodiscard]] bool truth(std::string_view key, bool otherwise) const;

  /// A list of ids (with "-" in front to subtract) and numbers, or a single one.
  [[nodiscard]] std::vector<Term> terms(std::string_view key) const;

  void report(const toml::Value& value, std::string_view key, const std::string& problem) const;
  [[nodiscard]] std::size_t line() const noexcept { return table_.place.line; }

 private:
  const toml::Value& table_;
  std::string title_, file_;
  Problems& problems_;
};

}  // namespace rtsurv::ledger
