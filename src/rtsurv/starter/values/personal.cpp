#include "rtsurv/starter/values/personal.hpp"

#include <algorithm>

#include "rtsurv/core/text.hpp"

namespace rtsurv::starter {
namespace {

std::size_t digits(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
}

bool is_mail(const std::string& text) {
  const std::size_t at = text.find('@');
  return at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos;
}

/// Seven to fifteen digits and what stands between the groups of a telephone or resident number.
bool is_dialled(const std::string& text) {
  constexpr std::size_t fewest = 7, most = 15;
  return digits(text) >= fewest && digits(text) <= most && std::all_of(text.begin(), text.end(), [](char c) {
           return is_ascii_digit(c) || std::string_view(" +-/().").find(c) != std::string_view::npos;
         });
}

template <class Is>
bool most_are(const std::vector<std::string>& texts, Is is) {
  return !texts.empty() &&
         10 * static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), is)) >= 9 * texts.size();
}

}  // namespace

bool looks_personal(const std::vector<std::string>& texts, std::size_t known) {
  constexpr std::size_t fewest_texts = 3, fewest_digits = 3;
  if (texts.size() < fewest_texts) return false;
  const bool hardly_repeated = 100 * texts.size() >= 95 * known;
  return most_are(texts, is_mail) || (hardly_repeated && most_are(texts, is_dialled)) ||
         (hardly_repeated && most_are(texts, [](const std::string& text) { return digits(text) >= fewest_digits; }));
}

}  // namespace rtsurv::starter
