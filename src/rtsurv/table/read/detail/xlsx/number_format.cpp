#include "rtsurv/table/read/detail/xlsx/number_format.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "rtsurv/core/date.hpp"
#include "rtsurv/table/columns/cell.hpp"

namespace rtsurv::table::detail::xlsx {

Shown shown_by(std::string_view code) {
  if (code == "General" || code == "Standard") return Shown::number;
  bool percent = false;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    switch (code[i]) {
      case '"':
      case '[': {
        const std::size_t end = code.find(code[i] == '"' ? '"' : ']', i + 1);
        if (end == std::string_view::npos) return Shown::number;
        i = end;
        break;
      }
      case '\\':
      case '_':
      case '*':
        ++i;
        break;
      case 'd':
      case 'D':
      case 'y':
      case 'Y':
        return Shown::date;
      case '%':
        percent = true;
        break;
      default:
        break;
    }
  }
  return percent ? Shown::percent : Shown::number;
}

Shown shown_by(unsigned builtin) {
  if (builtin == 9 || builtin == 10) return Shown::percent;
  const bool date = (builtin >= 14 && builtin <= 17) || builtin == 22 || (builtin >= 27 && builtin <= 31) ||
                    builtin == 36 || (builtin >= 50 && builtin <= 54) || builtin == 57 || builtin == 58;
  return date ? Shown::date : Shown::number;
}

std::string date_text(std::string_view number, bool from_1904) {
  constexpr double seconds_per_day = 86400, last_serial = 2958465, false_leap_day = 60;
  const auto serial = parse_number(number);
  if (!serial || *serial < (from_1904 ? 0 : 1) || *serial > last_serial) return std::string(number);
  const auto seconds = std::llround(*serial * seconds_per_day);
  const double whole = std::floor(static_cast<double>(seconds) / seconds_per_day);
  if (!from_1904 && whole == false_leap_day) return "1900-02-29";
  constexpr double epoch_1904 = 24107, epoch_1900 = 25569;
  const double early = !from_1904 && whole < false_leap_day ? 1 : 0;
  std::string text = iso_date(whole - (from_1904 ? epoch_1904 : epoch_1900) + early);
  const auto rest = static_cast<int>(seconds - static_cast<long long>(whole * seconds_per_day));
  if (rest == 0) return text;
  std::array<char, 24> time{};
  std::snprintf(time.data(), time.size(), " %02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60);
  return text + time.data();
}

}  // namespace rtsurv::table::detail::xlsx
