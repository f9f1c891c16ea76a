#include "rtsurv/regimens/dose_words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/core/text.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::regimens {
namespace {

constexpr double centigray_per_gray = 100.0;
constexpr std::size_t most_values = 1000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\n\v\f\r";
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && same_without_case(text.substr(text.size() - word.size()), word);
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(mark, start), text.size());
    parts.emplace_back(trimmed(text.substr(start, end - start)));
    start = end + 1;
  }
  return parts;
}

double value_of(const std::string& what, const std::string& text) {
  const auto value = gray(text);
  if (value) return *value;
  throw InvalidOption(what + ": \"" + text +
                      "\" is not a number; write a value such as 3.5, a list such as 3.5,10, or a range FROM:TO:STEP "
                      "such as 1.2:5.7:0.5");
}

std::vector<double> range(const std::string& what, const std::vector<std::string>& ends) {
  if (ends.size() != 3) throw InvalidOption(what + ": a range is FROM:TO:STEP, such as 1.2:5.7:0.5");
  const double from = value_of(what, ends[0]), to = value_of(what, ends[1]), step = value_of(what, ends[2]);
  if (!(step > 0.0) || to < from) throw InvalidOption(what + ": a range FROM:TO:STEP goes up by a positive step");
  const double steps = std::floor((to - from) / step * (1.0 + 1e-12) + 1e-9);
  if (steps >= most_values) throw InvalidOption(fmt::format("{}: a range has at most {} values", what, most_values));
  constexpr double decimals = 1e9;  // 1.2 + 3 * 0.1 is 1.5
  std::vector<double> values;
  for (int k = 0; k <= static_cast<int>(steps); ++k)
    values.push_back(std::round((from + k * step) * decimals) / decimals);
  return values;
}

/// " (15 x 2.5 Gy = 37.5 Gy)" when all three numbers are given.
std::string product_of(const dose::Prescription& given) {
  if (!given.total_gy || !given.fractions || !given.dose_per_fraction_gy) return "";
  return fmt::format(" ({:.6g} x {:.6g} Gy = {:.6g} Gy)", *given.fractions, *given.dose_per_fraction_gy,
                     *given.fractions * *given.dose_per_fraction_gy);
}

/// Refuses what is written in cGy and would be a fraction of a gray.
dose::Course completed(const std::string& what, const dose::Prescription& given, bool centigray) {
  const dose::CompletedPrescription completed = dose::complete(given);
  if (!completed.course) throw InvalidOption(what + ": " + completed.problem + product_of(given));
  if (centigray && completed.course->total.value < least_total_of_centigray_gy)
    throw InvalidOption(what + ": is less than 100 cGy in total, which looks like Gy; write 45Gy or 4500cGy");
  return *completed.course;
}

bool is_centigray(std::string_view text) { return ends_with_word(trimmed(text), "cgy"); }

/// The mark between dose and fractions: its place and length.
std::pair<std::size_t, std::size_t> times_mark(const std::string& text) {
  for (const std::string_view mark : {"x", "X", "\u00D7", "*"})
    if (const auto at = text.find(mark); at != std::string::npos) return {at, mark.size()};
  return {std::string::npos, 0};
}

dose::Course phase_of(const std::string& what, const std::string& text) {
  const auto slash = text.find('/');
  const auto [times, length] = times_mark(text);
  if (slash == std::string::npos && times == std::string::npos)
    throw InvalidOption(what +
                        ": write total dose/fractions, such as 45/15, or dose per fraction x fractions, such as 3x15; "
                        "phases are joined by +, such as 50/25+16/8");
  const bool total = slash != std::string::npos;
  const std::size_t mark = total ? slash : times;
  const std::string dose_text(trimmed(text.substr(0, mark)));
  const auto fractions = written_number(text.substr(mark + (total ? 1 : length)));
  if (!fractions) throw InvalidOption(what + ": the number of fractions must be 1, 2, 3, ...");
  const double dose = dose_of(what, dose_text, total ? dose::largest_total_gy : dose::largest_fraction_gy);
  const dose::Prescription given =
      total ? dose::Prescription{dose, fractions, {}} : dose::Prescription{{}, fractions, dose};
  return completed(what, given, is_centigray(dose_text));
}

std::optional<double> days_of(const std::string& what, const std::string& text) {
  const auto days = written_number(text);
  if (days && *days >= 0.0) return days;
  throw InvalidOption(what + ": the overall time behind @ must be 0 days or more, such as 45/15@19");
}

}  // namespace

std::optional<double> written_number(std::string_view text) {
  text = trimmed(text);
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<double> gray(std::string_view text, DoseUnit bare) {
  text = trimmed(text);
  bool centigray = bare == DoseUnit::centigray;
  if (ends_with_word(text, "cgy")) {
    centigray = true;
    text.remove_suffix(3);
  } else if (ends_with_word(text, "gy")) {
    centigray = false;
    text.remove_suffix(2);
  }
  const auto value = written_number(text);
  return value && centigray ? *value / centigray_per_gray : value;
}

double dose_of(const std::string& what, const std::string& text, double largest_gy) {
  const auto dose = gray(text);
  if (!dose) throw InvalidOption(what + ": \"" + text + "\" is not a dose; write it such as 45, 45Gy or 4500cGy");
  if (*dose <= largest_gy) return *dose;
  const bool total = largest_gy == dose::largest_total_gy;
  if (is_centigray(text))
    throw InvalidOption(fmt::format("{}: {} is more than {} Gy {}, which no course of external beams has", what, text,
                                    table::label(largest_gy), total ? "in total" : "in a fraction"));
  throw InvalidOption(fmt::format("{}: {} is more than {} Gy {}, which looks like cGy; write {}cGy or {}", what, text,
                                  table::label(largest_gy), total ? "in total" : "in a fraction", table::label(*dose),
                                  table::label(*dose / centigray_per_gray)));
}

double share_of(const std::string& what, std::string_view text) {
  std::string_view number = trimmed(text);
  const bool percent = number.ends_with('%');
  if (percent) number.remove_suffix(1);
  const auto value = written_number(number);
  const double share = value.value_or(-1.0) / (percent ? 100.0 : 1.0);
  if (share >= 0.0 && share <= 1.0) return share;
  throw InvalidOption(fmt::format("{}: \"{}\" is no share between 0 and 1; write 25% or 0.25", what, text));
}

std::vector<double> values_of(const std::string& what, const std::vector<std::string>& texts) {
  std::vector<double> values;
  for (const std::string& text : texts)
    for (const std::string& part : split(text, ',')) {
      const std::vector<std::string> ends = split(part, ':');
      for (const double value : ends.size() > 1 ? range(what, ends) : std::vector<double>{value_of(what, part)})
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    }
  if (values.size() > most_values) throw InvalidOption(fmt::format("{}: at most {} values", what, most_values));
  return values;
}

WrittenSchedule schedule_of(const std::string& text) {
  const std::string what = "schedule \"" + text + "\"";
  const std::vector<std::string> parts = split(text, '@');
  if (parts.size() > 2) throw InvalidOption(what + ": one overall time behind @ is enough");
  WrittenSchedule schedule;
  for (const std::string& phase : split(parts[0], '+')) schedule.phases.push_back(phase_of(what, phase));
  if (parts.size() == 2) schedule.overall_days = days_of(what, parts[1]);
  return schedule;
}

WrittenSchedule schedule_of(const WrittenPrescription& written) {
  dose::Prescription given;
  std::string what;
  const auto note = [&](const char* option, const std::string& text) {
    what += fmt::format("{}{} {}", what.empty() ? "" : " ", option, text);
    return std::string(option);
  };
  if (written.total) given.total_gy = dose_of(note("--total", *written.total), *written.total, dose::largest_total_gy);
  if (written.fractions) {
    const std::string option = note("--fractions", *written.fractions);
    given.fractions = written_number(*written.fractions);
    if (!given.fractions) throw InvalidOption(option + ": the number of fractions must be 1, 2, 3, ...");
  }
  if (written.dose_per_fraction)
    given.dose_per_fraction_gy = dose_of(note("--dose-per-fraction", *written.dose_per_fraction),
                                         *written.dose_per_fraction, dose::largest_fraction_gy);
  if (written.total.has_value() + written.fractions.has_value() + written.dose_per_fraction.has_value() < 2)
    throw InvalidOption(what + ": two of --total, --fractions and --dose-per-fraction are needed");
  const bool centigray = (written.total && is_centigray(*written.total)) ||
                         (written.dose_per_fraction && is_centigray(*written.dose_per_fraction));
  return {{completed(what, given, centigray)}, {}};
}

}  // namespace rtsurv::regimens
