#include "rtsurv/starter/values/natural_order.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "rtsurv/core/text.hpp"

namespace rtsurv::starter {
namespace {

/// A number between two texts.
struct Counted {
  std::string before, after;
  double place = 0.0;
};

/// Part of a text: how long it is and what it counts.
struct Numeral {
  std::size_t size = 0;
  double value = 0.0;
};

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

/// A Roman numeral or a single digit at the start, in small letters.
std::optional<Numeral> numeral(std::string_view text) {
  constexpr std::array<std::string_view, 10> roman{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
  if (text.starts_with("\xE2\x85") && text.size() >= 3) {  // the Roman numerals of East Asia, U+2160 and U+2170
    const unsigned sign = static_cast<unsigned char>(text[2]) & 0x0FU;
    return Numeral{3, 1.0 + sign};
  }
  if (!text.empty() && is_ascii_digit(text.front()) && (text.size() == 1 || !is_ascii_digit(text[1])))
    return Numeral{1, static_cast<double>(text.front() - '0')};
  const std::string_view letters = text.substr(0, text.find_first_not_of("ivx"));
  const auto* const found = std::ranges::find(roman, letters);
  if (found == roman.end()) return std::nullopt;
  return Numeral{letters.size(), 1.0 + static_cast<double>(found - roman.begin())};
}

std::optional<Counted> read_counted(const std::string& text) {
  const std::string small = fold_case(text);
  for (std::size_t at = 0; at < small.size(); ++at) {
    const auto number = numeral(std::string_view(small).substr(at));
    const bool digit = is_ascii_digit(small[at]);
    if (!number || (!digit && at > 0 && is_small_letter(small[at - 1])) ||
        (digit && at > 0 && is_ascii_digit(small[at - 1])))
      continue;
    Counted counted{small.substr(0, at), small.substr(at + number->size), number->value};
    std::string& after = counted.after;
    if (!after.empty() && after.front() >= 'a' && after.front() <= 'c' &&
        (after.size() == 1 || !is_small_letter(after[1]))) {
      counted.place += 0.1 * (after.front() - 'a' + 1);
      after.erase(0, 1);
    }
    if (after.empty() || (!is_small_letter(after.front()) && !is_ascii_digit(after.front()))) return counted;
  }
  return std::nullopt;
}

/// A word of a scale, with its place there.
struct Worded {
  std::string_view word;
  int scale, place;
};

constexpr std::array<Worded, 12> worded{{{"neg", 0, 0},
                                         {"negative", 0, 0},
                                         {"negativ", 0, 0},
                                         {"-", 0, 0},
                                         {"pos", 0, 1},
                                         {"positive", 0, 1},
                                         {"positiv", 0, 1},
                                         {"+", 0, 1},
                                         {"low", 1, 0},
                                         {"intermediate", 1, 1},
                                         {"medium", 1, 1},
                                         {"high", 1, 2}}};

/// The places of `size` items in ascending order of `place`; nothing when two have the same.
template <class Place>
std::optional<std::vector<std::size_t>> ascending(std::size_t size, Place place) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  for (std::size_t i = 1; i < order.size(); ++i)
    if (place(order[i - 1]) == place(order[i])) return std::nullopt;
  return order;
}

}  // namespace

std::optional<std::vector<std::size_t>> natural_order(const std::vector<std::string>& texts) {
  std::vector<Counted> all;
  for (const std::string& text : texts) {
    auto counted = read_counted(text);
    if (!counted) return std::nullopt;
    if (!all.empty() && (counted->before != all.front().before || counted->after != all.front().after))
      return std::nullopt;
    all.push_back(std::move(*counted));
  }
  return ascending(all.size(), [&](std::size_t i) { return all[i].place; });
}

std::optional<std::vector<std::size_t>> worded_order(const std::vector<std::string>& texts) {
  std::vector<Worded> all;
  for (const std::string& text : texts) {
    const auto* const found = std::ranges::find(worded, fold_case(text), &Worded::word);
    if (found == worded.end() || (!all.empty() && found->scale != all.front().scale)) return std::nullopt;
    all.push_back(*found);
  }
  return ascending(all.size(), [&](std::size_t i) { return all[i].place; });
}

bool has_ordered_codes(const NameWords& name) {
  return name.has_any(
      {"grade", "grading", "stage", "ecog", "tstage", "nstage", "mstage", "t", "n", "ct", "cn", "pt", "pn"});
}

}  // namespace rtsurv::starter
