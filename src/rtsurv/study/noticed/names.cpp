#include "rtsurv/study/noticed/names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rtsurv/core/text.hpp"

namespace rtsurv::study::noticed {
namespace {

using Words = std::vector<std::string>;

template <std::size_t N>
bool any_word(const Words& words, const std::array<std::string_view, N>& wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) { return std::ranges::count(wanted, word) > 0; });
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& wanted) {
  return std::ranges::any_of(wanted, [&](std::string_view one) { return text.find(one) != std::string_view::npos; });
}

bool is_letter(char c) { return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

Words words_of(std::string_view name) {
  Words words;
  bool inside = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool capital = name[i] >= 'A' && name[i] <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (!is_letter(name[i])) {
      inside = false;
      continue;
    }
    if (!inside || capital) words.emplace_back();
    inside = true;
    words.back() += fold_case(name.substr(i, 1));
  }
  return words;
}

bool names_patient(std::string_view name) {
  constexpr std::array<std::string_view, 15> alone{"id",     "pid",     "mrn",    "patid",           "patientid",
                                                   "ptid",   "usubjid", "subjid", "patientennummer", "patnr",
                                                   "caseid", "nhc",     "ipp",    "fallnummer",      "recordid"};
  constexpr std::array<std::string_view, 8> eastern{"등록번호", "병록번호", "환자번호", "患者番号",
                                                    "患者id",   "病历号",   "住院号",   "病案号"};
  constexpr std::array<std::string_view, 3> patient{"patient", "pat", "subject"};
  constexpr std::array<std::string_view, 5> number{"no", "nr", "number", "num", "nummer"};
  const Words words = words_of(name);
  return any_word(words, alone) || holds_any(fold_case(name), eastern) ||
         (any_word(words, patient) && (words.size() == 1 || any_word(words, number)));
}

bool names_birth(std::string_view name) {
  constexpr std::array<std::string_view, 3> alone{"dob", "birth", "birthdate"};
  constexpr std::array<std::string_view, 8> inside{"geburt",   "gebdat",   "naissance", "nacimiento",
                                                   "생년월일", "生年月日", "出生",      "birthday"};
  return any_word(words_of(name), alone) || holds_any(fold_case(name), inside);
}

bool names_day(std::string_view name) {
  constexpr std::array<std::string_view, 20> alone{"date", "dt",      "day",   "start", "end",       "begin", "last",
                                                   "seen", "fu",      "dx",    "death", "birth",     "dob",   "contact",
                                                   "rt",   "surgery", "visit", "fecha", "diagnosis", "entry"};
  constexpr std::array<std::string_view, 6> inside{"datum", "date", "일자", "날짜", "日期", "日付"};
  return any_word(words_of(name), alone) || holds_any(fold_case(name), inside);
}

std::optional<TimeUnit> unit_of_name(std::string_view name) {
  constexpr std::array<std::string_view, 7> days{"day", "days", "tage", "tagen", "jours", "dias", "días"};
  constexpr std::array<std::string_view, 4> weeks{"week", "weeks", "wochen", "semanas"};
  constexpr std::array<std::string_view, 7> months{"month", "months", "mo", "mos", "monate", "mois", "meses"};
  constexpr std::array<std::string_view, 7> years{"year", "years", "yr", "yrs", "jahre", "ans", "años"};
  const Words words = words_of(name);
  std::vector<TimeUnit> units;
  if (any_word(words, days)) units.push_back(TimeUnit::days);
  if (any_word(words, weeks)) units.push_back(TimeUnit::weeks);
  if (any_word(words, months)) units.push_back(TimeUnit::months);
  if (any_word(words, years)) units.push_back(TimeUnit::years);
  return units.size() == 1 ? std::optional(units.front()) : std::nullopt;
}

DoseKind dose_kind(std::string_view name) {
  constexpr std::array<std::string_view, 2> dose{"dose", "dosis"};
  constexpr std::array<std::string_view, 4> derived{"bed", "eqd2", "einzeldosis", "dpf"};
  constexpr std::array<std::string_view, 7> fraction{"fraction", "fractions", "fx",      "fxn",
                                                     "fr",       "fraktion",  "fracción"};
  constexpr std::array<std::string_view, 15> plain{"total",     "dose",         "dosis",  "rt",         "gy",
                                                   "cgy",       "prescription", "td",     "ebrt",       "full",
                                                   "radiation", "given",        "totale", "prescribed", "in"};
  constexpr std::array<std::string_view, 4> whole{"gesamtdosis", "총선량", "総線量", "总剂量"};
  constexpr std::array<std::string_view, 5> single{"분할선량", "1회선량", "1回線量", "单次剂量", "einzeldosis"};
  const Words words = words_of(name);
  const std::string folded = fold_case(name);
  if (any_word(words, derived) || holds_any(folded, single)) return DoseKind::other;
  if (holds_any(folded, whole)) return DoseKind::total;
  if (!any_word(words, dose)) return DoseKind::none;
  if (any_word(words, fraction)) return DoseKind::other;
  const bool all_plain = std::ranges::all_of(words, [&](const auto& word) { return std::ranges::count(plain, word); });
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

}  // namespace rtsurv::study::noticed
