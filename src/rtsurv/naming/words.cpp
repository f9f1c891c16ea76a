#include "rtsurv/naming/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "rtsurv/naming/glossary.hpp"
#include "rtsurv/naming/lexicon.hpp"

namespace rtsurv::naming {
namespace {

struct UnitWord {
  std::string_view word;
  TimeUnit unit;
};

constexpr std::array<UnitWord, 13> unit_words{{{"days", TimeUnit::days},
                                               {"day", TimeUnit::days},
                                               {"weeks", TimeUnit::weeks},
                                               {"week", TimeUnit::weeks},
                                               {"wks", TimeUnit::weeks},
                                               {"months", TimeUnit::months},
                                               {"month", TimeUnit::months},
                                               {"mos", TimeUnit::months},
                                               {"mo", TimeUnit::months},
                                               {"mths", TimeUnit::months},
                                               {"years", TimeUnit::years},
                                               {"yrs", TimeUnit::years},
                                               {"yr", TimeUnit::years}}};

constexpr std::array<std::string_view, 12> id_words{"id",     "pid", "patid", "patientid", "subjectid", "subjid",
                                                    "caseid", "mrn", "ptid",  "usubjid",   "recordid",  "barcode"};

// These name an identifier alone or with a word for number.
constexpr std::array<std::string_view, 5> owners{"patient", "pat", "subject", "case", "record"};
constexpr std::array<std::string_view, 6> number_words{"no", "nr", "number", "num", "code", "index"};

// A name with one of these tells a history or a quantity, not a follow-up.
constexpr std::array<std::string_view, 35> no_follow_up{
    "age",  "birth",   "date", "dose",   "old",    "prior",     "since",  "before", "smoked",
    "pack", "smoking", "diag", "sum",    "size",   "diameter",  "volume", "mm",     "cm",
    "cm3",  "gy",      "bmi",  "weight", "height", "psa",       "hb",     "hgb",    "ldh",
    "suv",  "suvmax",  "gtv",  "ptv",    "kps",    "karnofsky", "score",  "index"};

constexpr std::array<std::string_view, 4> inverted_words{"alive", "censored", "censor", "censoring"};

// Endings that people write without a separator: rfstime, fustat, osmonths.
constexpr std::array<std::string_view, 9> endings{"time",   "months", "month", "days", "years",
                                                  "status", "stat",   "event", "date"};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <class Rows>
auto find_row(const Rows& rows, std::string_view word) -> decltype(rows.data()) {
  const auto found = std::find_if(rows.begin(), rows.end(), [word](const auto& row) { return row.word == word; });
  return found == rows.end() ? nullptr : &*found;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_word_byte(char c) {
  return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Parted at blanks, signs and capitals after small letters.
std::vector<std::string> split(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool hump = i > 0 && is_lower(name[i - 1]) && is_upper(name[i]);
    if (hump || !is_word_byte(name[i])) words.emplace_back();
    if (is_word_byte(name[i])) words.back() += is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
  }
  std::erase(words, std::string());
  return words;
}

std::vector<std::string> without_endings(const std::vector<std::string>& words) {
  std::vector<std::string> result;
  for (const std::string& word : words) {
    const auto ending = std::find_if(endings.begin(), endings.end(), [&](std::string_view end) {
      return word.size() > end.size() && word.ends_with(end) && find_word(word) == nullptr;
    });
    if (ending == endings.end()) {
      result.push_back(word);
    } else {
      result.push_back(word.substr(0, word.size() - ending->size()));
      result.emplace_back(*ending);
    }
  }
  return result;
}

/// "Nr.", "lfd. Nr.": the number of a row rather than of a patient.
bool is_running(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 8> running{"no", "nr", "num", "number", "lfd", "seq", "serial", "row"};
  return !words.empty() &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) { return contains(running, word); });
}

bool names_identifier(const std::vector<std::string>& words) {
  const auto in = [](const auto& list) { return [&list](const std::string& word) { return contains(list, word); }; };
  if (std::any_of(words.begin(), words.end(), in(id_words))) return true;
  if (is_running(words)) return true;
  return !words.empty() && contains(owners, words.front()) &&
         std::all_of(words.begin() + 1, words.end(), in(number_words));
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

/// The title of an abbreviation such as os among the words.
std::optional<EndpointTitle> abbreviated(const NameWords& name) {
  for (const std::string& word : name.words)
    if (const WordRow* row = find_word(word); row != nullptr && !row->label.empty())
      return EndpointTitle{upper(word), std::string(row->label)};
  return std::nullopt;
}

/// Their name alone leaves open whether 1 is the event or its absence: abbreviations of endpoints, "vital".
bool leaves_side_open(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 4> of_event{"status", "stat", "event", "events"};
  const bool vital = contains(words, "vital") || contains(words, "cens");
  const bool endpoint = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    const WordRow* row = find_word(word);
    return row != nullptr && row->event && !row->label.empty();
  });
  const bool event =
      std::any_of(words.begin(), words.end(), [&](const auto& word) { return contains(of_event, word); });
  return vital || (endpoint && !event);
}

/// "no event", "local control", "recurrence-free", but not "recurrence-free survival": two words of a good state.
bool names_good_state(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 3> places{"local", "locoregional", "distant"};
  constexpr std::array<std::string_view, 4> without{"no", "without", "non", "not"};
  constexpr std::array<std::string_view, 3> things{"disease", "tumour", "tumor"};
  const auto is_event = [](const std::string& word) {
    const WordRow* row = find_word(word);
    return row != nullptr && row->event && row->label.empty() && word != "status" && word != "stat";
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string &word = words[i], &next = words[i + 1];
    if (contains(without, word) && is_event(next)) return true;
    if (contains(places, word) && (next == "control" || next == "controlled")) return true;
    if (next != "free" || (!is_event(word) && !contains(things, word))) continue;
    const WordRow* after = i + 2 < words.size() ? find_word(words[i + 2]) : nullptr;
    if (after == nullptr && (i + 2 >= words.size() || words[i + 2] != "interval")) return true;
  }
  return false;
}

/// The first meaning counts, but the place of a recurrence or progression more than that there was one.
bool tells_more(Meaning meaning, Meaning than) {
  const bool place = meaning == Meaning::local || meaning == Meaning::distant;
  return than == Meaning::none || (place && (than == Meaning::recurrence || than == Meaning::progression));
}

}  // namespace

bool NameWords::has(std::string_view word) const noexcept { return contains(words, word); }

bool NameWords::has_any(std::initializer_list<std::string_view> some) const noexcept {
  return std::any_of(some.begin(), some.end(), [this](std::string_view word) { return has(word); });
}

NameWords read_name(std::string_view name) {
  NameWords result;
  result.words = without_endings(split(in_english(name)));
  result.id = names_identifier(result.words);
  result.running = is_running(result.words);
  bool both_sides = false;  // "alive or dead" names neither
  for (const std::string& word : result.words) {
    const WordRow* row = find_word(word);
    const UnitWord* unit = find_row(unit_words, word);
    if (unit != nullptr) result.unit = unit->unit;
    if (row != nullptr && tells_more(row->meaning, result.meaning)) result.meaning = row->meaning;
    result.time = result.time || unit != nullptr || (row != nullptr && row->time);
    result.event = result.event || (row != nullptr && row->event);
    result.inverted = result.inverted || contains(inverted_words, word);
    both_sides = both_sides || (row != nullptr && row->meaning == Meaning::death && row->event && !row->time &&
                                word != "alive" && word != "vital");
    result.quantity = result.quantity || contains(no_follow_up, word);
    const bool names_outcome = row == nullptr || !row->label.empty() || (!row->time && !row->event);
    if (unit == nullptr && names_outcome) result.stem += word;
  }
  result.time = result.time && !result.quantity;
  const bool good = names_good_state(result.words);
  result.event = result.event || good;
  result.inverted = good || (result.inverted && !both_sides);
  result.open = !result.inverted && !both_sides && leaves_side_open(result.words);
  return result;
}

EndpointTitle endpoint_title(const NameWords& time, const NameWords& event) {
  if (auto title = abbreviated(time)) return *title;
  if (auto title = abbreviated(event)) return *title;
  switch (time.meaning == Meaning::none ? event.meaning : time.meaning) {
    case Meaning::death:
      return {"OS", "Overall survival"};
    case Meaning::recurrence:
      return {"FFR", "Freedom from recurrence"};
    case Meaning::progression:
      return {"FFP", "Freedom from progression"};
    case Meaning::local:
      return {"LC", "Local control"};
    case Meaning::distant:
      return {"DC", "Distant control"};
    case Meaning::disease:
      return {"CSS", "Cause-specific survival"};
    case Meaning::none:
      break;
  }
  if (time.stem.empty() || time.stem != event.stem) return {"event", "Freedom from the event"};
  return {time.stem, "Freedom from " + time.stem};
}

std::string readable(std::string_view column) {
  std::string text(column);
  for (char& c : text)
    if (c == '_' || c == '.') c = ' ';
  text.erase(text.find_last_not_of(' ') + 1);
  if (!text.empty() && is_lower(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace rtsurv::naming
