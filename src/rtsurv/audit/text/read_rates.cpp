// Rates at a time: "the 2-year LC and OS rates were 49.4% and 48.3%", "for groups 1, 2, and 3 were 63.9%, 43.2%, and
// 0%". A clause is read only when its percents match its endpoints or its groups one by one.
#include <algorithm>
#include <array>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

/// A percent, with its interval when one follows it.
struct Percent {
  Index at = 0, low = 0, high = 0;  ///< tokens; 0 for limits that are not printed
  double level = 0.95;
};

struct Clause {
  Index first = 0, last = 0;
  std::vector<double> months;
  std::vector<std::string> endpoints;
  std::vector<int> groups;
  std::vector<Percent> percents;
};

struct Name {
  std::array<std::string_view, 4> words;
  const char* endpoint;
};

constexpr std::array<Name, 14> names{{{{"local", "progression", "free", "survival"}, "LPFS"},
                                      {{"progression", "free", "survival", ""}, "PFS"},
                                      {{"disease", "free", "survival", ""}, "DFS"},
                                      {{"event", "free", "survival", ""}, "EFS"},
                                      {{"locoregional", "control", "", ""}, "LRC"},
                                      {{"local", "control", "", ""}, "LC"},
                                      {{"overall", "survival", "", ""}, "OS"},
                                      {{"lc", "", "", ""}, "LC"},
                                      {{"os", "", "", ""}, "OS"},
                                      {{"pfs", "", "", ""}, "PFS"},
                                      {{"dfs", "", "", ""}, "DFS"},
                                      {{"efs", "", "", ""}, "EFS"},
                                      {{"lrc", "", "", ""}, "LRC"},
                                      {{"lpfs", "", "", ""}, "LPFS"}}};

/// Tokens that the name takes at `i`, hyphens between its words included; 0 when it is not there.
Index length_at(const Tokens& tokens, Index i, const Name& name) {
  Index j = i;
  for (const std::string_view word : name.words) {
    if (word.empty()) break;
    if (j > i && tokens.is(j, "-")) ++j;
    if (!tokens.is(j, word)) return 0;
    ++j;
  }
  return j - i;
}

/// The endpoint that begins at `i`; steps `i` to its last token.
void take_endpoint(const Tokens& tokens, Index& i, Clause& clause) {
  for (const Name& name : names) {
    const Index length = length_at(tokens, i, name);
    if (length == 0) continue;
    if (std::ranges::find(clause.endpoints, name.endpoint) == clause.endpoints.end())
      clause.endpoints.emplace_back(name.endpoint);
    i += length - 1;
    return;
  }
}

/// "2-year", "at 24 months", "1-, 2-, and 3-year", "at 1, 2 and 3 years": the times before the unit at `unit`.
void take_times(const Tokens& tokens, Index unit, Clause& clause) {
  const bool year = tokens.is(unit, "year") || tokens.is(unit, "years") || tokens.is(unit, "yr");
  const bool month = tokens.is(unit, "month") || tokens.is(unit, "months");
  if (!year && !month) return;
  std::vector<double> times;
  Index j = unit - 1;
  for (; j >= clause.first && j > unit - 20; --j) {
    const Token& token = tokens.at(j);
    if (token.is_number() && token.number.decimals == 0)
      times.insert(times.begin(), (year ? 12.0 : 1.0) * token.number.value);
    else if (!token.is("-") && !token.is(",") && !token.is("and"))
      break;
  }
  if (!tokens.is(unit - 1, "-") && !tokens.is(j, "at")) return;
  for (const double months : times)
    if (months > 0.0 && months <= 240.0 && std::ranges::find(clause.months, months) == clause.months.end())
      clause.months.push_back(months);
}

/// "63.9% (95% CI 51.0-80.1%)", "63.9% (51.0-80.1)" at the percent.
Percent percent_at(const Tokens& tokens, Index i) {
  Percent percent{i, 0, 0, 0.95};
  bool named = false;
  const bool bracket = tokens.is(i + 2, "(") || tokens.is(i + 2, "[");
  for (Index j = i + 3; (bracket || tokens.is(i + 2, ",")) && j < i + 12; ++j) {
    const Index behind = tokens.is(j + 1, "%") ? j + 2 : j + 1;
    const bool range = tokens.is(behind, "-") || tokens.is(behind, "to") || (named && tokens.is(behind, ","));
    if (tokens.at(j).is_number() && range && tokens.at(behind + 1).is_number()) {
      if (named ||
          (bracket && (tokens.is(behind + 2, ")") || tokens.is(behind + 2, "]") || tokens.is(behind + 3, ")"))))
        return {i, j, behind + 1, percent.level};
      return percent;
    }
    if (tokens.at(j).is_number() && tokens.is(j + 1, "%") && (tokens.is(j + 2, "ci") || tokens.is(j + 2, "confidence")))
      percent.level = std::clamp(tokens.at(j).number.value / 100.0, 0.5, 0.999);
    named = named || tokens.is(j, "ci") || tokens.is(j, "confidence");
    if (tokens.is(j, ")") || tokens.is(j, ";")) return percent;
  }
  return percent;
}

/// "group 3", "groups 1, 2, and 3".
void take_groups(const Tokens& tokens, Index i, Clause& clause) {
  for (Index j = i + 1; j < i + 10; ++j) {
    if (tokens.at(j).is_count() && !tokens.is(j + 1, "%"))
      clause.groups.push_back(static_cast<int>(tokens.at(j).number.value));
    else if (!tokens.is(j, ",") && !tokens.is(j, "and"))
      return;
    if (tokens.is(i, "group")) return;
  }
}

Clause read_clause(const Reading& reading, Index first, Index last) {
  const Tokens& tokens = reading.tokens;
  Clause clause{first, last, {}, {}, {}, {}};
  for (Index i = first; i < last; ++i) {
    const Token& token = tokens.at(i);
    const bool taken = std::ranges::binary_search(reading.percent_taken, static_cast<std::size_t>(i));
    if (token.is_number() && tokens.is(i + 1, "%") && !tokens.is(i + 2, "ci") && !taken) {
      clause.percents.push_back(percent_at(tokens, i));
      i = std::max(i, clause.percents.back().high);
      continue;
    }
    if (token.is_word()) take_times(tokens, i, clause);
    if (token.is("group") || token.is("groups")) take_groups(tokens, i, clause);
    if (token.is_word()) take_endpoint(tokens, i, clause);
  }
  return clause;
}

/// Words after which the rates are not of all patients or of the numbered groups.
bool narrows(const Tokens& tokens, const Clause& clause) {
  for (Index i = clause.first; i < clause.last; ++i) {
    for (const char* word : {"vs", "versus", "compared", "than", "among", "with", "after", "following", "respectively"})
      if (tokens.is(i, word) && !tokens.is(i, "respectively") &&
          !(tokens.is(i, "with") && tokens.is(i + 1, "a") && tokens.is(i + 2, "median")))
        return true;
    if (tokens.is(i, ">=") || tokens.is(i, "<=") || tokens.is(i, "risk") || tokens.is(i, "arm")) return true;
    if ((tokens.is(i, "<") || tokens.is(i, ">")) && !tokens.is(i - 1, "p")) return true;
  }
  return false;
}

/// `group` 0 stands for all patients.
void add_rate(Reading& reading, const Clause& clause, std::size_t k, int group) {
  const Percent& percent = clause.percents[k];
  const auto at = static_cast<std::size_t>(percent.at);
  const std::size_t last = percent.high > 0 ? static_cast<std::size_t>(percent.high) + 1 : at + 2;
  Figure& figure = reading.add("rate", at, at + 2);
  figure.endpoint = clause.endpoints[clause.endpoints.size() == 1 ? 0 : k];
  figure.time_months = clause.months[clause.months.size() == 1 ? 0 : k];
  if (percent.high > 0) {
    figure.interval = {reading.tokens.at(percent.low).number, reading.tokens.at(percent.high).number};
    figure.level = percent.level;
  }
  figure.percent = reading.tokens.all[at].number;
  figure.units = "percent";
  figure.statement = shortest(*figure.time_months) + "-month " + figure.endpoint;
  figure.group = group == 0 ? "all" : "group " + std::to_string(group);
  const auto size = reading.group_sizes.find(group);
  if (size != reading.group_sizes.end()) figure.n_group = size->second;
  figure.where = reading.tokens.place(static_cast<std::size_t>(std::max(clause.first, percent.at - 8)), last);
}

void add_rates(Reading& reading, const Clause& clause) {
  if (clause.months.empty() || clause.percents.empty() || clause.endpoints.empty()) return;
  const bool by_time = clause.endpoints.size() == 1 && clause.groups.size() <= 1 && clause.months.size() > 1 &&
                       clause.months.size() == clause.percents.size();
  if (clause.months.size() != 1 && !by_time) return;
  const bool by_group =
      clause.endpoints.size() == 1 && clause.groups.size() == clause.percents.size() && clause.groups.size() > 1;
  const bool by_endpoint = clause.endpoints.size() == clause.percents.size() && clause.groups.size() <= 1;
  if (!by_group && !by_endpoint && !by_time) return;
  if (clause.groups.empty() && narrows(reading.tokens, clause)) return;
  for (std::size_t k = 0; k < clause.percents.size(); ++k)
    add_rate(reading, clause, k, by_group ? clause.groups[k] : clause.groups.empty() ? 0 : clause.groups.front());
}

bool ends_clause(const Token& token) {
  return token.is("whereas") || token.is("while") || token.is("but") || token.is(";");
}

void read_sentence(Reading& reading, const Sentence& sentence) {
  const Tokens& tokens = reading.tokens;
  Clause before;
  Index first = static_cast<Index>(sentence.first);
  for (Index i = first; i <= static_cast<Index>(sentence.last); ++i) {
    if (i < static_cast<Index>(sentence.last) && !ends_clause(tokens.at(i))) continue;
    Clause clause = read_clause(reading, first, i);
    if (clause.months.empty()) clause.months = before.months;
    if (clause.endpoints.empty()) clause.endpoints = before.endpoints;
    add_rates(reading, clause);
    before = clause;
    first = i + 1;
  }
}

}  // namespace

void read_rates(Reading& reading) {
  std::ranges::sort(reading.percent_taken);
  for (const Sentence& sentence : reading.tokens.sentences) read_sentence(reading, sentence);
}

}  // namespace rtsurv::audit
