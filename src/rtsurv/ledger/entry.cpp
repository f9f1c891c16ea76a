#include "rtsurv/ledger/entry.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "rtsurv/core/text.hpp"

namespace rtsurv::ledger {
namespace {

using toml::Kind;
using toml::Value;

constexpr double largest_count = 1e9;

bool is_number(const Value& value) {
  return value.kind == Kind::integer || (value.kind == Kind::number && std::isfinite(value.number));
}

/// The digits of a number as written, because trailing zeros matter; its shortest text when it is not written plainly.
std::string digits_of(const Value& value) {
  if (value.kind == Kind::integer) return std::to_string(value.integer);
  const std::string plain = value.text.substr(0, value.text.find_first_not_of("0123456789.-"));
  const auto printed = parse_printed(plain);
  const bool same = printed && std::abs(printed->value - value.number) <= 1e-12 * std::abs(value.number);
  return same ? printed->text : shortest(value.number);
}

/// A number, or a text that is one.
std::optional<Printed> number_of(const Value& value) {
  if (!is_number(value) && value.kind != Kind::text) return std::nullopt;
  std::string text = is_number(value) ? digits_of(value) : value.text;
  if (text.ends_with('%')) text.pop_back();
  text.erase(text.find_last_not_of(' ') + 1);
  return parse_printed(text);
}

/// Words for a number that the paper does not print.
bool says_nothing(const Value& value) {
  constexpr std::array<std::string_view, 10> words{
      "", "-", "nr", "ne", "na", "n/a", "not reached", "not estimable", "not reported", "not stated"};
  return value.kind == Kind::text && std::ranges::find(words, fold_case(value.text)) != words.end();
}

}  // namespace

const Value* LedgerEntry::find(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys)
    for (const toml::Entry& entry : table_.entries)
      if (entry.key == key) return &entry.value;
  return nullptr;
}

void LedgerEntry::report(const Value& value, std::string_view key, const std::string& problem) const {
  problems_.add({.file = file_, .line = value.place.line, .position = value.place.position},
                title_ + ": \"" + std::string(key) + "\" " + problem);
}

std::string LedgerEntry::text(std::string_view key) const {
  const Value* value = find({key});
  if (value == nullptr) return {};
  if (value->kind == Kind::text) return value->text;
  if (is_number(*value)) return digits_of(*value);
  report(*value, key, "must be a text in quotes");
  return {};
}

std::optional<std::int64_t> LedgerEntry::count(std::initializer_list<std::string_view> keys) const {
  const Value* value = find(keys);
  if (value == nullptr || says_nothing(*value)) return std::nullopt;
  const std::optional<Printed> number = number_of(*value);
  if (number && number->bound == '=' && number->value >= 0.0 && number->value <= largest_count &&
      number->value == std::floor(number->value))
    return static_cast<std::int64_t>(number->value);
  report(*value, *keys.begin(), "must be a whole number from 0 to 1,000,000,000");
  return std::nullopt;
}

std::optional<double> LedgerEntry::positive(std::initializer_list<std::string_view> keys) const {
  const Value* value = find(keys);
  if (value == nullptr) return std::nullopt;
  const std::optional<Printed> number = number_of(*value);
  if (number && number->bound == '=' && number->value > 0.0 && number->value < 1e9) return number->value;
  report(*value, *keys.begin(), "must be a number above 0");
  return std::nullopt;
}

std::optional<Printed> LedgerEntry::printed(std::initializer_list<std::string_view> keys) const {
  const Value* value = find(keys);
  if (value == nullptr || says_nothing(*value)) return std::nullopt;
  std::optional<Printed> number = number_of(*value);
  if (number && std::abs(number->value) < 1e15) return number;
  report(*value, *keys.begin(), "must be a number as printed, such as 45.9 or \"45.90\"");
  return std::nullopt;
}

std::optional<Printed> LedgerEntry::p_value(std::string_view key) const {
  const Value* value = find({key});
  if (value == nullptr || says_nothing(*value)) return std::nullopt;
  const std::string lower = fold_case(value->text);
  if (lower == "ns" || lower == "n.s.") return parse_printed(">0.05");
  std::optional<Printed> number = number_of(*value);
  if (number && number->value >= 0.0 && number->value <= 1.0) return number;
  report(*value, key, "must be a P value as printed, such as \"0.010\" or \"<0.001\"");
  return std::nullopt;
}

std::optional<std::array<Printed, 2>> LedgerEntry::pair(std::initializer_list<std::string_view> keys) const {
  const Value* value = find(keys);
  if (value == nullptr || says_nothing(*value) || (value->kind == Kind::list && value->items.empty()))
    return std::nullopt;
  if (value->kind == Kind::list && value->items.size() == 2) {
    const auto low = number_of(value->items[0]), high = number_of(value->items[1]);
    if (low && high) return std::array{*low, *high};
    if (says_nothing(value->items[0]) || says_nothing(value->items[1])) return std::nullopt;
  }
  report(*value, *keys.begin(), "must be two numbers, such as [1.15, 4.20]");
  return std::nullopt;
}

bool LedgerEntry::truth(std::string_view key, bool otherwise) const {
  const Value* value = find({key});
  if (value == nullptr) return otherwise;
  if (value->kind == Kind::boolean) return value->truth;
  report(*value, key, "must be true or false");
  return otherwise;
}

std::vector<Term> LedgerEntry::terms(std::string_view key) const {
  std::vector<Term> terms;
  const Value* list = find({key});
  if (list == nullptr) return terms;
  const std::vector<Value> alone{*list};
  for (const Value& item : list->kind == Kind::list ? list->items : alone) {
    if (is_number(item)) {
      const std::optional<Printed> number = number_of(item);
      terms.push_back({"", 1.0, number ? number->value : 0.0});
    } else if (item.kind == Kind::text && !item.text.empty()) {
      const bool minus = item.text.front() == '-', plus = item.text.front() == '+';
      terms.push_back({item.text.substr(minus || plus ? 1 : 0), minus ? -1.0 : 1.0, 0.0});
    } else {
      report(item, key, "must hold ids of figures, or numbers");
    }
  }
  return terms;
}

}  // namespace rtsurv::ledger
