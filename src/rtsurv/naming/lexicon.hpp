#pragma once
// The words that tell follow-up times, events and endpoints.

#include <string_view>

#include "rtsurv/naming/words.hpp"

namespace rtsurv::naming {

struct WordRow {
  std::string_view word;
  bool time, event;  ///< a follow-up time, an event
  Meaning meaning;
  std::string_view label;  ///< of an endpoint of this name; empty for a word that is none
};

/// The row of a word in small letters; null for every other word.
[[nodiscard]] const WordRow* find_word(std::string_view word) noexcept;

}  // namespace rtsurv::naming
