#pragma once
// What a text says of an event, in seven languages: dead, alive, yes, no, relapse, lost to follow-up.

#include <string>

namespace rtsurv::starter {

/// Without regard to case, accents and the code of "1:DECEASED".
[[nodiscard]] bool says_yes(const std::string& text);
[[nodiscard]] bool says_no(const std::string& text);
[[nodiscard]] bool says_death(const std::string& text);
[[nodiscard]] bool says_event(const std::string& text);    ///< yes, or another event than death
[[nodiscard]] bool denies_event(const std::string& text);  ///< no, a good state, or lost to follow-up

/// Without blanks at its ends.
[[nodiscard]] std::string trimmed(const std::string& text);

}  // namespace rtsurv::starter
