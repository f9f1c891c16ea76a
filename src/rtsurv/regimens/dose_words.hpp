#pragma once
// Doses, lists of doses and schedules as people write them on a command line.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/dose/course/course.hpp"
#include "rtsurv/dose/course/prescription.hpp"

namespace rtsurv::regimens {

/// Less than this in total, written in cGy, is a dose in Gy (Gy).
inline constexpr double least_total_of_centigray_gy = 1.0;

/// A schedule as written, phases in order.
struct WrittenSchedule {
  std::vector<dose::Course> phases = {};
  std::optional<double> overall_days = {};  ///< first to last fraction
};

/// Which unit a number without one has.
enum class DoseUnit { gray, centigray };

/// In Gy: "45", "45Gy", "45 gy", "4500cGy"; nothing for other text.
[[nodiscard]] std::optional<double> gray(std::string_view text, DoseUnit bare = DoseUnit::gray);

/// The number that is the whole text, surrounding spaces aside; nothing for other text, NaN and infinity.
[[nodiscard]] std::optional<double> written_number(std::string_view text);

/// gray() of an option. Throws InvalidOption naming `what` for other text, and for more than `largest_gy`: such a
/// number is taken for centigray, and the message shows both ways to write it.
[[nodiscard]] double dose_of(const std::string& what, const std::string& text, double largest_gy);

/// A share of 1: "0.25" or "25%". Throws InvalidOption naming `what` for other text and outside [0, 1].
[[nodiscard]] double share_of(const std::string& what, std::string_view text);

/// The values, in Gy, of "3.5", "3.5,10" and "FROM:TO:STEP" (both ends when a step meets them), in order, each once.
/// Throws InvalidOption naming `what`, also for more than 1000 values.
[[nodiscard]] std::vector<double> values_of(const std::string& what, const std::vector<std::string>& texts);

/// "45/15" (D/n), "2.67x15" (d x n), phases joined by "+", "@26" behind for an overall time of 26 days.
/// Throws InvalidOption quoting the text, with dose::complete()'s problem.
[[nodiscard]] WrittenSchedule schedule_of(const std::string& text);

/// --total, --fractions and --dose-per-fraction, any two or all three. Throws InvalidOption.
struct WrittenPrescription {
  std::optional<std::string> total = {}, fractions = {}, dose_per_fraction = {};
};
[[nodiscard]] WrittenSchedule schedule_of(const WrittenPrescription& written);

}  // namespace rtsurv::regimens
