#include "rtsurv/toml/section.hpp"

#include <algorithm>
#include <cmath>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/core/utf8.hpp"

namespace rtsurv::toml {
namespace {

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

}  // namespace

void FileProblems::add(const Place& place, std::string message) { problems_.emplace_back(place, std::move(message)); }

void FileProblems::throw_if_any() const {
  auto sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  Problems problems(ErrorKind::protocol);
  for (const auto& [place, message] : sorted)
    problems.add({.file = file_, .line = place.line, .position = place.position}, message);
  problems.throw_if_any();
}

Place place_of(const Text& text) noexcept { return {text.line, text.position}; }

std::string in_quotes(std::string_view text) { return '"' + excerpt(text) + '"'; }

std::string list_in_quotes(const std::vector<std::string>& all) {
  std::string list;
  for (const std::string& item : all) list += (list.empty() ? "" : ", ") + in_quotes(item);
  return list;
}

std::string Section::what(std::string_view key) const { return in_quotes(key) + " in " + title_; }

const Value* Section::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const auto found =
      std::find_if(entries().begin(), entries().end(), [key](const Entry& entry) { return entry.key == key; });
  return found == entries().end() ? nullptr : &found->value;
}

const Value* Section::find(std::string_view key, Kind kind) {
  const Value* value = find(key);
  if (value == nullptr || value->kind == kind) return value;
  report_kind(*value, what(key), describe(kind));
  return nullptr;
}

void Section::report_kind(const Value& value, const std::string& what, std::string_view expected) {
  report(value.place, what + " must be " + std::string(expected) + ", found " + std::string(describe(value.kind)));
}

std::optional<Text> Section::text_of(const Value& value, const std::string& what) {
  if (value.kind != Kind::text) {
    report_kind(value, what, describe(Kind::text));
  } else if (is_blank(value.text)) {
    report(value.place, what + " is empty");
  } else {
    return Text{value.text, value.place.line, value.place.position};
  }
  return std::nullopt;
}

std::optional<Text> Section::words_of(const Value& value, const std::string& what) {
  auto text = text_of(value, what);
  const std::size_t length = text ? code_points(text->text).size() : 0;
  if (length <= longest_words) return text;
  report(value.place, what + " has " + std::to_string(length) + " characters; shorten it to at most " +
                          std::to_string(longest_words));
  return std::nullopt;
}

std::optional<Text> Section::words(std::string_view key) {
  const Value* value = find(key);
  return value == nullptr ? std::nullopt : words_of(*value, what(key));
}

std::optional<Text> Section::text(std::string_view key) {
  const Value* value = find(key);
  return value == nullptr ? std::nullopt : text_of(*value, what(key));
}

std::optional<Text> Section::path(std::string_view key) {
  auto name = text(key);
  if (name) name->text = find(key)->as_read;
  return name;
}

std::optional<double> Section::number(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->kind != Kind::number && value->kind != Kind::integer) {
    report_kind(*value, what(key), describe(Kind::number));
  } else if (!std::isfinite(value->number)) {
    report(value->place, what(key) + " must be a finite number");
  } else {
    return value->number;
  }
  return std::nullopt;
}

std::vector<Text> Section::texts(std::string_view key) {
  std::vector<Text> result;
  const Value* value = find(key);
  if (value == nullptr) return result;
  if (value->kind != Kind::list) {
    report_kind(*value, what(key), "a list of texts");
    return result;
  }
  if (value->items.empty()) report(value->place, what(key) + " is an empty list");
  for (const Value& item : value->items) {
    auto text = text_of(item, "each item of " + what(key));
    if (!text) continue;
    const bool twice = std::any_of(result.begin(), result.end(), [&](const Text& t) { return t.text == text->text; });
    if (twice) {
      report(item.place, in_quotes(text->text) + " stands twice in " + what(key));
    } else {
      result.push_back(std::move(*text));
    }
  }
  return result;
}

bool Section::require(std::string_view key, std::string_view purpose) {
  const bool given =
      std::any_of(entries().begin(), entries().end(), [key](const Entry& entry) { return entry.key == key; });
  if (!given) {
    std::string message = title_ + " needs the key " + in_quotes(key);
    if (!purpose.empty()) message += ": " + std::string(purpose);
    report(place(), std::move(message));
  }
  return given;
}

Text Section::required_text(std::string_view key) {
  require(key, {});
  return text(key).value_or(Text{});
}

Text Section::required_path(std::string_view key) {
  require(key, {});
  return path(key).value_or(Text{});
}

Text Section::required_words(std::string_view key) {
  require(key, {});
  return words(key).value_or(Text{});
}

double Section::required_number(std::string_view key, std::string_view purpose) {
  require(key, purpose);
  return number(key).value_or(0.0);
}

std::vector<Text> Section::required_texts(std::string_view key) {
  require(key, {});
  return texts(key);
}

void Section::report_unknown() {
  for (const Entry& entry : entries()) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    const auto near = nearest(entry.key, known_);
    report(entry.place,
           "unknown key " + what(entry.key) +
               (near ? "; did you mean " + in_quotes(*near) + "?" : "; its keys are " + list_in_quotes(known_)));
  }
}

}  // namespace rtsurv::toml
