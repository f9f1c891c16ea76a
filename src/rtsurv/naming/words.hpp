#pragma once
// What the words in a column's name say: a time, an event, which outcome, which unit.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/core/units.hpp"

namespace rtsurv::naming {

/// The outcome that a name speaks of.
enum class Meaning { none, death, recurrence, progression, local, distant, disease };

struct NameWords {
  std::vector<std::string> words;  ///< lower case: "OS.time" is os, time; "rfstime" is rfs, time
  std::string stem;                ///< the words that are neither time, unit nor event: "rfs", "local"
  Meaning meaning = Meaning::none;
  std::optional<TimeUnit> unit;
  bool time = false;      ///< sounds like a follow-up time
  bool event = false;     ///< sounds like an event
  bool inverted = false;  ///< the opposite of an event: alive, censored, no event, local control, progression-free
  bool open = false;      ///< an outcome, and no side of it: LC, PFS, vital
  bool id = false;        ///< sounds like an identifier
  bool running = false;   ///< an identifier that numbers the rows: "Nr."
  bool quantity = false;  ///< tells a history or a quantity, such as age or size: no follow-up

  [[nodiscard]] bool has(std::string_view word) const noexcept;
  [[nodiscard]] bool has_any(std::initializer_list<std::string_view> some) const noexcept;
  [[nodiscard]] bool is_generic() const noexcept { return stem.empty() && meaning == Meaning::none; }
};

[[nodiscard]] NameWords read_name(std::string_view name);

/// Name and label of an endpoint: "OS", "Overall survival".
struct EndpointTitle {
  std::string name, label;
};

/// The title for a time and an event of these names.
[[nodiscard]] EndpointTitle endpoint_title(const NameWords& time, const NameWords& event);

/// "prior_lines" is "Prior lines".
[[nodiscard]] std::string readable(std::string_view column);

}  // namespace rtsurv::naming
