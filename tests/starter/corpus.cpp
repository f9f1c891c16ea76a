#include "starter/corpus.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "places.hpp"
#include "rtsurv/toml/tree.hpp"

namespace rtsurv::starter {
namespace {

using Day = std::chrono::sys_days;
using std::chrono::days;

constexpr std::size_t patients = 90;

std::vector<std::string> parted(const std::string& text, char sign) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, sign);) parts.push_back(part);
  return parts;
}

/// A break of a line in a header is read as a blank.
std::string in_one_line(std::string name) {
  std::replace(name.begin(), name.end(), '\n', ' ');
  return name;
}

/// "sex=M|F*" is the role sex with two words, a factor.
CorpusColumn read_column(const toml::Value& pair) {
  CorpusColumn column;
  column.header = pair.items.at(0).text;
  column.name = in_one_line(column.header);
  std::string role = pair.items.at(1).text;
  column.factor = role.ends_with('*');
  if (column.factor) role.pop_back();
  const std::size_t equals = role.find('=');
  column.role = role.substr(0, equals);
  if (equals != std::string::npos) column.words = parted(role.substr(equals + 1), '|');
  return column;
}

CorpusTable read_table(const toml::Value& value, const std::string& file) {
  CorpusTable table;
  table.place = fmt::format("{}:{}", file, value.place.line);
  for (const toml::Entry& entry : value.entries) {
    if (entry.key == "endpoints") table.endpoints = parted(entry.value.text, ' ');
    if (entry.key == "columns")
      for (const toml::Value& pair : entry.value.items) table.columns.push_back(read_column(pair));
  }
  return table;
}

/// A number below `most` that looks like chance.
std::size_t draw(std::size_t i, std::size_t what, std::size_t most) {
  std::uint64_t x = (i + 1) * 0x9E3779B97F4A7C15ULL + (what + 1) * 0xD1B54A32D192ED03ULL;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return static_cast<std::size_t>((x ^ (x >> 31U)) % most);
}

/// What is true of a patient, whichever columns tell it.
struct Patient {
  explicit Patient(std::size_t number) : i(number) {
    start = Day(std::chrono::year(2014) / 1 / 1) + days(draw(i, 1, 1200));
    last = start + days(150 + draw(i, 2, 1900));
    dead = draw(i, 3, 5) < 2;
    failed = draw(i, 4, 3) == 0;
    failure = start + (last - start) * static_cast<int>(20 + draw(i, 5, 60)) / 100;
    failed_or_last = failed ? failure : last;
    schedule = draw(i, 6, 5);
  }
  std::size_t i, schedule = 0;
  Day start, last, failure, failed_or_last;
  bool dead = false, failed = false;
};

constexpr std::array<std::array<int, 3>, 5> schedules{
    {{45, 15, 3}, {30, 10, 3}, {50, 25, 2}, {50, 20, 0}, {36, 12, 3}}};

/// A day of the calendar in one of six forms.
std::string written(Day day, std::size_t form) {
  constexpr std::array<const char*, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                               "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const std::chrono::year_month_day date(day);
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
  switch (form % 6) {
    case 0:
      return fmt::format("{}-{:02}-{:02}", y, m, d);
    case 1:
      return fmt::format("{:02}.{:02}.{}", d, m, y);
    case 2:
      return fmt::format("{:02}/{:02}/{}", d, m, y);
    case 3:
      return fmt::format("{:02}/{:02}/{}", m, d, y);
    case 4:
      return fmt::format("{}.{:02}.{:02}", y, m, d);
    default:
      return fmt::format("{:02}-{}-{}", d, months.at(m - 1), y);
  }
}

using Cells = std::map<std::string, std::string>;

/// Dates by role; empty where nothing happened.
Cells dates_of(const Patient& p, std::size_t form) {
  const auto date = [form](Day day) { return written(day, form); };
  const std::string failure = p.failed ? date(p.failure) : "";
  return {{"birth", date(p.start - days(15000 + draw(p.i, 7, 14000)))},
          {"diagnosis_date", date(p.start - days(20 + draw(p.i, 8, 60)))},
          {"start", date(p.start)},
          {"end", date(p.start + days(14 + draw(p.i, 9, 30)))},
          {"last", date(p.last)},
          {"death", p.dead ? date(p.last) : ""},
          {"local_date", failure},
          {"relapse_date", failure},
          {"progression_date", failure}};
}

/// Durations by role.
Cells times_of(const Patient& p) {
  const auto os = static_cast<int>((p.last - p.start).count());
  const auto pfs = static_cast<int>((p.failed_or_last - p.start).count());
  return {{"os_days", fmt::format("{}", os)},
          {"os_months", fmt::format("{:.1f}", os / 30.4375)},
          {"os_months_whole", fmt::format("{}", os / 30)},
          {"os_years", fmt::format("{:.2f}", os / 365.25)},
          {"pfs_days", fmt::format("{}", pfs)},
          {"pfs_months", fmt::format("{:.1f}", pfs / 30.4375)},
          {"days_if_dead", p.dead ? fmt::format("{}", os) : ""},
          {"days_if_alive", p.dead ? "" : fmt::format("{}", os)}};
}

/// Who the patient is.
Cells identity_of(const Patient& p) {
  constexpr std::array<const char*, 10> parts{"an", "bel", "cor", "dim", "el", "fi", "gor", "hu", "is", "jo"};
  const std::size_t i = p.i;
  return {{"id", fmt::format("{}", 40318 + i * 613 + draw(i, 10, 600))},
          {"subject", fmt::format("ZX-{:04}", 17 + i * 3)},
          {"row", fmt::format("{}", i + 1)},
          {"name", fmt::format("{}{}{}", parts.at(i % 10), parts.at(i / 10), parts.at(draw(i, 11, 10)))},
          {"phone", fmt::format("010-{:04}-{:04}", draw(i, 12, 10000), draw(i, 13, 10000))},
          {"resident_number", fmt::format("{:02}0101-1{:06}", 30 + i % 60, draw(i, 14, 1000000))},
          {"remark", i % 5 == 0 ? "seen by a colleague" : ""},
          {"constant", "2"}};
}

/// What describes patient, tumour and treatment, and what followed.
Cells facts_of(const Patient& p) {
  constexpr std::array<const char*, 4> responses{"CR", "PR", "SD", "PD"};
  const auto number = [](std::size_t value) { return fmt::format("{}", value); };
  const auto& [total, fractions, each] = schedules.at(p.schedule);
  return {{"age", number(41 + draw(p.i, 20, 43))},
          {"ecog", number(draw(p.i, 21, 4))},
          {"kps", number(50 + 10 * draw(p.i, 22, 6))},
          {"t_code", number(1 + draw(p.i, 23, 4))},
          {"n_code", number(draw(p.i, 24, 3))},
          {"year", number(2008 + draw(p.i, 25, 9))},
          {"size", fmt::format("{:.1f}", 0.5 + static_cast<double>(draw(p.i, 26, 80)) / 10)},
          {"dose", fmt::format("{}", total)},
          {"fractions", fmt::format("{}", fractions)},
          {"dose_per_fraction", each > 0 ? fmt::format("{}", each) : "2.5"},
          {"tox", number(draw(p.i, 27, 4))},
          {"response", responses.at(draw(p.i, 28, 4))},
          {"weight_after", fmt::format("{:.1f}", 45 + static_cast<double>(draw(p.i, 29, 500)) / 10)}};
}

/// One word of a category, or the first or second of a state; empty where only some have one.
std::string word_of(const CorpusColumn& column, const Patient& p) {
  const std::vector<std::string>& words = column.words;
  const auto state = [&](bool happened) { return words.at(happened ? 1 : 0); };
  if (column.role == "dead") return state(p.dead);
  if (column.role == "disease_dead") return state(p.dead && p.i % 3 != 0);
  if (column.role == "failed" || column.role == "local" || column.role == "relapse") return state(p.failed);
  if ((column.role == "cause" && !p.dead) || (column.role == "salvage" && !p.failed)) return {};
  return words.at(draw(p.i, 40 + column.role.size() * 7 + column.name.size(), words.size()));
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

std::string CorpusTable::name_of(const std::string& role) const {
  for (const CorpusColumn& column : columns)
    if (column.role == role) return column.name;
  return {};
}

std::vector<CorpusTable> read_corpus() {
  std::vector<CorpusTable> tables;
  for (const char* language : {"en", "de", "fr", "es", "ko", "ja", "zh"}) {
    const std::string file = fmt::format("tests/starter/corpus/{}.toml", language);
    std::ifstream stream(tests::source_path(file), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    for (const toml::Entry& entry : toml::parse_tree(text, file).entries)
      for (const toml::Value& value : entry.value.items) tables.push_back(read_table(value, file));
  }
  return tables;
}

std::vector<std::string> cells_of(const CorpusColumn& column, std::size_t form) {
  std::vector<std::string> cells;
  for (std::size_t i = 0; i < patients; ++i) {
    const Patient patient(i);
    if (!column.words.empty()) {
      cells.push_back(word_of(column, patient));
      continue;
    }
    Cells all = dates_of(patient, form);
    for (Cells more : {times_of(patient), identity_of(patient), facts_of(patient)}) all.merge(more);
    cells.push_back(all.at(column.role));
  }
  return cells;
}

std::vector<double> deaths() {
  std::vector<double> died;
  for (std::size_t i = 0; i < patients; ++i) died.push_back(Patient(i).dead ? 1.0 : 0.0);
  return died;
}

std::string csv_of(const CorpusTable& table, std::size_t form) {
  std::vector<std::string> lines(patients + 1);
  for (const CorpusColumn& column : table.columns) {
    const std::string comma = lines.front().empty() ? "" : ",";
    const std::vector<std::string> cells = cells_of(column, form);
    lines.front() += comma + quoted(column.header);
    for (std::size_t i = 0; i < patients; ++i) lines[i + 1] += comma + quoted(cells[i]);
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace rtsurv::starter
