#pragma once
// What a number format of a workbook says about the numbers that it shows.

#include <string>
#include <string_view>

namespace rtsurv::table::detail::xlsx {

enum class Shown { number, percent, date };

/// Of a format code such as "dd.mm.yyyy" or "0.0%": a day or a year makes a date, quoted and escaped text and what
/// stands in brackets count for nothing. A time of day alone, or a span of hours, is a number.
/// Source: ECMA-376 part 1, 18.8.31.
[[nodiscard]] Shown shown_by(std::string_view code);

/// Of a format by its number, for those that every program knows (18.8.30; 27 to 36 and 50 to 58 are East Asian dates).
[[nodiscard]] Shown shown_by(unsigned builtin);

/// The day that a number shows as YYYY-MM-DD, with the time of day (YYYY-MM-DD hh:mm:ss) when there is one, or the
/// number when no calendar has it. `from_1904`: the first day is 1904-01-01, else 1900-01-01 is 1, and 60 is the
/// 1900-02-29 that never was.
[[nodiscard]] std::string date_text(std::string_view number, bool from_1904);

}  // namespace rtsurv::table::detail::xlsx
