#include "rtsurv/table/columns/written_date.hpp"

#include <algorithm>
#include <chrono>

#include "rtsurv/core/text.hpp"

namespace rtsurv::table {
namespace {

/// A part of a date: a number of so many digits, or the name of a month.
struct Part {
  int number = 0;
  std::size_t digits = 0;
  bool month_name = false;

  [[nodiscard]] bool is_year() const { return digits == 4; }
  [[nodiscard]] bool is_short() const { return !month_name && (digits == 1 || digits == 2); }
};

std::optional<int> month_of(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 2>, 12> names{{{"january", "januar"},
                                                                   {"february", "februar"},
                                                                   {"march", "m\xC3\xA4rz"},
                                                                   {"april", "april"},
                                                                   {"may", "mai"},
                                                                   {"june", "juni"},
                                                                   {"july", "juli"},
                                                                   {"august", "august"},
                                                                   {"september", "september"},
                                                                   {"october", "oktober"},
                                                                   {"november", "november"},
                                                                   {"december", "dezember"}}};
  constexpr std::size_t shortest = 3;
  const std::string folded = fold_case(word);
  if (folded.size() < shortest) return std::nullopt;
  if (folded == "mrz" || folded == "sept") return folded == "mrz" ? 3 : 9;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i][0].starts_with(folded) || names[i][1].starts_with(folded)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

/// Takes parts and separators from the start of a text.
class Taker {
 public:
  explicit Taker(std::string_view text) : text_(text) {}

  std::optional<Part> part() {
    Part part;
    while (part.digits < text_.size() && part.digits < 5 && is_ascii_digit(text_[part.digits]))
      part.number = 10 * part.number + (text_[part.digits++] - '0');
    if (part.digits > 0) {
      text_.remove_prefix(part.digits);
      return part.digits <= 4 && part.digits != 3 ? std::optional(part) : std::nullopt;
    }
    std::size_t size = 0;
    while (size < text_.size() && (static_cast<unsigned char>(text_[size]) >= 0x80 || (text_[size] | ' ') >= 'a') &&
           text_[size] != '~')
      ++size;
    const auto month = month_of(text_.substr(0, size));
    if (!month) return std::nullopt;
    text_.remove_prefix(size);
    return Part{*month, 0, true};
  }

  /// The sign between two parts, with the blanks around it; ' ' for blanks alone, 0 for neither.
  char separator() {
    const bool blank = blanks();
    for (const std::string_view sign :
         {".", "/", "-", ",", "\xEB\x85\x84", "\xEC\x9B\x94", "\xE5\xB9\xB4", "\xE6\x9C\x88"})
      if (text_.starts_with(sign)) {
        text_.remove_prefix(sign.size());
        blanks();
        return sign.size() == 1 ? sign[0] : 'E';
      }
    return blank ? ' ' : '\0';
  }

  /// What may follow a date: its last sign, and a time of day. Nothing when something else does.
  std::optional<bool> end_with_time() {
    for (const std::string_view sign : {".", "\xEC\x9D\xBC", "\xE6\x97\xA5"})
      if (text_.starts_with(sign)) text_.remove_prefix(sign.size());
    if (text_.empty()) return false;
    if (text_.front() != ' ' && text_.front() != 'T') return std::nullopt;
    text_.remove_prefix(1);
    blanks();
    const std::string_view hours = digits(2);
    if (!is_at_most(hours, "24") || !sign(':') || !is_at_most(digits(2), "59")) return std::nullopt;
    if (sign(':') && !is_at_most(digits(2), "60")) return std::nullopt;
    if (sign('.') && digits(9).empty()) return std::nullopt;
    return ends_with_zone(hours) ? std::optional(true) : std::nullopt;
  }

 private:
  bool blanks() {
    const std::size_t size = std::min(text_.find_first_not_of(' '), text_.size());
    text_.remove_prefix(size);
    return size > 0;
  }

  bool sign(char wanted) {
    if (text_.empty() || text_.front() != wanted) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::string_view digits(std::size_t most) {
    std::size_t size = 0;
    while (size < text_.size() && size < most && is_ascii_digit(text_[size])) ++size;
    const std::string_view taken = text_.substr(0, size);
    text_.remove_prefix(size);
    return taken;
  }

  /// One digit, or two that are not above `last`.
  static bool is_at_most(std::string_view digits, std::string_view last) {
    return digits.size() == 1 || (digits.size() == 2 && digits <= last);
  }

  bool ends_with_zone(std::string_view hours) {
    blanks();
    if (text_.empty() || text_ == "Z") return true;
    if (same_without_case(text_, "am") || same_without_case(text_, "pm")) return is_at_most(hours, "12");
    if (!sign('+') && !sign('-')) return false;
    if (!is_at_most(digits(2), "14") || (!sign(':') && text_.empty())) return false;
    return is_at_most(digits(2), "59") && text_.empty();
  }

  std::string_view text_;
};

std::optional<int> day_of(int year, const Part& month, const Part& day) {
  if (year < 1 || month.is_year() || day.is_year() || day.month_name) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month.number)),
                            std::chrono::day(static_cast<unsigned>(day.number))};
  if (!date.ok()) return std::nullopt;
  return static_cast<int>(sys_days{date}.time_since_epoch().count());
}

std::optional<int> full_year(const Part& part, std::optional<int> century) {
  if (part.is_year()) return part.number;
  if (part.digits != 2) return std::nullopt;
  constexpr int hundred = 100;
  const int first = century.value_or(1900);
  return first + (part.number - first % hundred + hundred) % hundred;
}

WrittenDate in_every_order(const std::array<Part, 3>& part, std::optional<int> century) {
  WrittenDate date;
  const auto set = [&](DateOrder order, const Part& year, const Part& month, const Part& day) {
    const auto full = full_year(year, century);
    if (full) date.day[static_cast<std::size_t>(order)] = day_of(*full, month, day);
  };
  if (part[0].is_year() || (part[0].is_short() && part[2].is_short())) set(DateOrder::ymd, part[0], part[1], part[2]);
  if (!part[0].is_year() && !part[0].month_name) set(DateOrder::dmy, part[2], part[1], part[0]);
  if (!part[0].is_year() && !part[1].month_name) set(DateOrder::mdy, part[2], part[0], part[1]);
  const bool has_year = part[0].is_year() || part[2].is_year();
  if (!has_year && date.is_date() && !century) {
    date.day = {};
    date.short_year = true;
  }
  return date;
}

}  // namespace

std::optional<DateOrder> date_order(std::string_view word) noexcept {
  if (word == "dmy") return DateOrder::dmy;
  if (word == "mdy") return DateOrder::mdy;
  if (word == "ymd") return DateOrder::ymd;
  return std::nullopt;
}

std::optional<WrittenDate> read_date(std::string_view text, std::optional<int> century) {
  constexpr std::size_t longest = 60;
  if (text.size() > longest) return std::nullopt;
  Taker taker(text);
  std::array<Part, 3> parts;
  std::array<char, 2> signs{};
  bool named = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = taker.part();
    if (!part) return std::nullopt;
    parts[i] = *part;
    named = named || part->month_name;
    if (i == 2) break;
    signs[i] = taker.separator();
    if (signs[i] == '\0') return std::nullopt;
  }
  if (!named && (signs[0] != signs[1] || signs[0] == ' ' || signs[0] == ',')) return std::nullopt;
  const auto time = taker.end_with_time();
  if (!time) return std::nullopt;
  WrittenDate date = in_every_order(parts, century);
  date.time_of_day = *time;
  return date.is_date() || date.short_year ? std::optional(date) : std::nullopt;
}

}  // namespace rtsurv::table
