#include "rtsurv/naming/roles.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/text.hpp"
#include "rtsurv/naming/words.hpp"

namespace rtsurv::naming {
namespace {

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& wanted) {
  return std::ranges::any_of(wanted, [&](std::string_view one) { return text.find(one) != std::string_view::npos; });
}

}  // namespace

bool names_patient(std::string_view name) {
  const NameWords words = read_name(name);
  return words.id && !words.running;
}

bool names_birth(std::string_view name) { return read_name(name).has_any({"birth", "dob", "birthday"}); }

bool names_day(std::string_view name) {
  return read_name(name).has_any({"date", "dt", "day", "start", "end", "begin", "last", "seen", "fu", "dx", "death",
                                  "birth", "dob", "visit", "entry", "rt", "surgery", "contact", "diagnosis"});
}

std::optional<TimeUnit> unit_of_name(std::string_view name) {
  std::optional<TimeUnit> unit;
  for (const std::string& word : read_name(name).words) {
    const std::optional<TimeUnit> one = read_name(word).unit;
    if (unit && one && *one != *unit) return std::nullopt;
    if (one) unit = one;
  }
  return unit;
}

DoseKind dose_kind(std::string_view name) {
  constexpr std::array<std::string_view, 13> plain{"total",        "dose",       "rt",   "gy",   "cgy",
                                                   "prescription", "td",         "ebrt", "full", "radiation",
                                                   "given",        "prescribed", "in"};
  const NameWords words = read_name(name);
  if (words.has_any({"bed", "eqd2", "dpf"})) return DoseKind::other;
  if (!words.has("dose")) return DoseKind::none;
  if (words.has_any({"fraction", "fractions", "fx", "fxn", "fr"})) return DoseKind::other;
  const bool all_plain =
      std::ranges::all_of(words.words, [&](const auto& word) { return std::ranges::count(plain, word) > 0; });
  return all_plain ? DoseKind::total : DoseKind::none;
}

std::string success_label(std::string_view label) {
  constexpr std::array<std::string_view, 25> failures{
      "failure",   "recurren", "relaps",  "progress", "death",   "mortality", "metasta", "rezidiv", "versagen",
      "progredie", "récidive", "rechute", "recidiva", "recaída", "décès",     "muerte",  "fallo",   "재발",
      "사망",      "진행",     "再発",    "死亡",     "复发",    "增悪",      "进展"};
  constexpr std::array<std::string_view, 24> successes{
      "free",          "survival", "control",  "without", "time to", "until",  "surviv", "frei",
      "kontroll",      "überleb",  "zeit bis", "libre",   "sans",    "survie", "sin ",   "temps",
      "supervivencia", "생존",     "제어",     "무",      "生存",    "無",     "无",     "制御"};
  constexpr std::array<std::string_view, 5> deaths{"death", "mortality", "décès", "muerte", "사망"};
  std::string folded = fold_case(label);
  std::ranges::replace(folded, '_', ' ');
  const bool names_failure = holds_any(folded, failures) || folded == "tod" || folded == "dead";
  if (!names_failure || holds_any(folded, successes)) return {};
  if (folded == "tod" || folded == "dead" || (holds_any(folded, deaths) && folded.find(' ') == std::string::npos))
    return "Overall survival";
  return "Freedom from " + folded;
}

}  // namespace rtsurv::naming
