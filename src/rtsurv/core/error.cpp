#include "rtsurv/core/error.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <utility>

#include "rtsurv/core/text.hpp"

namespace rtsurv {
namespace {

std::string with_place(const Where& where, std::string_view message) {
  const std::string place = to_string(where);
  return place.empty() ? std::string(message) : place + ": " + std::string(message);
}

void append_part(std::string& text, const std::string& part) {
  if (!text.empty()) text += ", ";
  text += part;
}

/// Levenshtein distance, case ignored.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

/// The number of a last line "and 7 more", else 0.
std::size_t not_kept(std::string_view line) {
  constexpr std::string_view before = "and ", after = " more";
  if (line.size() <= before.size() + after.size() || !line.starts_with(before) || !line.ends_with(after)) return 0;
  line.remove_prefix(before.size());
  line.remove_suffix(after.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
  return error == std::errc() && end == line.data() + line.size() ? number : 0;
}

}  // namespace

std::string to_string(const Where& where) {
  std::string text = where.file;
  if (where.line) {
    text += (text.empty() ? "line " : ":") + std::to_string(*where.line);
    if (where.position) text += ":" + std::to_string(*where.position);
  }
  if (where.row) append_part(text, "row " + std::to_string(*where.row));
  if (!where.column.empty()) append_part(text, "column \"" + where.column + "\"");
  return text;
}

Error::Error(ErrorKind kind, const std::string& message, Where where)
    : std::runtime_error(with_place(where, message)), kind_(kind), where_(std::move(where)) {}

int exit_code(ErrorKind kind) noexcept {
  switch (kind) {
    case ErrorKind::not_estimable:
    case ErrorKind::numerical:
      return 1;
    case ErrorKind::usage:
    case ErrorKind::protocol:
    case ErrorKind::data:
    case ErrorKind::io:
      return 2;
  }
  return 2;
}

void Problems::add(const Where& where, std::string_view message) { add_line(where, with_place(where, message)); }

void Problems::add(const Error& error) {
  Where where = error.where();
  const std::string_view text = error.what();
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = text.substr(start, end - start);
    const std::size_t others = start == 0 ? 0 : not_kept(line);
    count_ += others;
    if (others == 0) add_line(std::exchange(where, {}), std::string(line));
    start = end + 1;
  }
}

void Problems::add_line(const Where& where, std::string line) {
  if (std::find(lines_.begin(), lines_.end(), line) != lines_.end()) return;  // several parts read the same cell
  if (empty()) first_ = where;
  ++count_;
  if (lines_.size() < limit) lines_.push_back(std::move(line));
}

void Problems::throw_if_any() const {
  if (empty()) return;
  std::string text;
  for (const std::string& line : lines_) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  if (count_ > lines_.size()) text += "\nand " + std::to_string(count_ - lines_.size()) + " more";
  const std::string place = to_string(first_);
  throw Error(kind_, place.empty() ? text : text.substr(place.size() + 2), first_);  // which puts "place: " before it
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string wanted = fold_case(word);
  const std::size_t tolerated = std::max<std::size_t>(1, wanted.size() / 3);
  std::optional<std::string> best;
  std::size_t best_distance = tolerated + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, fold_case(candidate));
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace rtsurv
