#include "rtsurv/starter/values/named_code.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rtsurv/starter/values/states.hpp"

namespace rtsurv::starter {
namespace {

/// "Yes" and "no" are read with the words before the codes: "Alive (1=yes)" has the event at the other code.
std::optional<NamedCode> read_code(double code, const std::string& text, const std::string& before) {
  if (says_yes(text) || says_no(text)) return NamedCode{code, says_yes(text) != yes_is_good(read_name(before))};
  if (says_death(text) || says_event(text)) return NamedCode{code, true};
  if (denies_event(text)) return NamedCode{code, false};
  return std::nullopt;
}

/// What follows a code: "no event" of "no event 0=event)".
std::string phrase_after(const std::string& text) {
  std::string phrase = trimmed(text.substr(0, text.find_first_of(",;/()[]=:\n")));
  const std::size_t blank = phrase.rfind(' ');
  if (blank != std::string::npos && blank + 2 == phrase.size()) phrase.resize(blank);
  return phrase;
}

}  // namespace

bool yes_is_good(const NameWords& name) { return name.inverted || (name.open && name.has_any({"lc", "lrc", "vital"})); }

std::optional<NamedCode> code_in_name(const std::string& name) {
  constexpr std::string_view ends = " ,;/()[]=:\n";
  std::size_t codes = std::string::npos;  // where the first code begins
  for (std::size_t at = name.find_first_of("=:"); at != std::string::npos; at = name.find_first_of("=:", at + 1)) {
    const std::string before = trimmed(name.substr(0, at)), after = trimmed(name.substr(at + 1));
    std::string left = before.substr(before.find_last_of(ends) + 1), right = after.substr(0, after.find_first_of(ends));
    codes = std::min(codes, before.size() - left.size());
    const bool code_first = left.size() == 1;
    if (!code_first) std::swap(left, right);
    if (left.size() != 1 || left.front() < '0' || left.front() > '2') continue;
    for (const std::string& text : {code_first ? phrase_after(after) : right, right})
      if (const auto code = read_code(left.front() - '0', text, name.substr(0, codes))) return code;
  }
  return std::nullopt;
}

}  // namespace rtsurv::starter
