// Rates at a time: "the 2-year LC and OS rates were 49.4% and 48.3%", "for groups 1, 2, and 3 were 63.9%, 43.2%, and
// 0%". A clause is read only when its percents match its endpoints or its groups one by one.
#include <algorithm>
#include <array>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

struct Clause {
  Index first = 0, last = 0;
  std::vector<double> months;
  std::vector<std::string> endpoints;
  std::vector<int> groups;
  std::vector<Index> percents;
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

/// "2-year", "24 months".
void take_time(const Tokens& tokens, Index i, Clause& clause) {
  const Index unit = tokens.is(i + 1, "-") ? i + 2 : i + 1;
  const bool year = tokens.is(unit, "year") || tokens.is(unit, "years") || tokens.is(unit, "yr");
  const bool month = tokens.is(unit, "month") && tokens.is(i + 1, "-");
  const double value = tokens.at(i).number.value;
  if ((!year && !month) || value <= 0.0 || value > 240.0) return;
  const double months = year ? 12.0 * value : value;
  if (std::ranges::find(clause.months, months) == clause.months.end()) clause.months.push_back(months);
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
    if (token.is_number() && tokens.is(i + 1, "%") && !tokens.is(i + 2, "ci") && !taken) clause.percents.push_back(i);
    if (token.is_number()) take_time(tokens, i, clause);
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
  const auto at = static_cast<std::size_t>(clause.percents[k]);
  Figure& figure = reading.add("rate", at, at + 2);
  figure.endpoint = clause.endpoints[clause.endpoints.size() == 1 ? 0 : k];
  figure.time_months = clause.months.front();
  figure.percent = reading.tokens.all[at].number;
  figure.units = "percent";
  figure.statement = shortest(clause.months.front()) + "-month " + figure.endpoint;
  figure.group = group == 0 ? "all" : "group " + std::to_string(group);
  const auto size = reading.group_sizes.find(group);
  if (size != reading.group_sizes.end()) figure.n_group = size->second;
  figure.where = reading.tokens.place(static_cast<std::size_t>(std::max(clause.first, clause.percents[k] - 8)), at + 2);
}

void add_rates(Reading& reading, const Clause& clause) {
  if (clause.months.size() != 1 || clause.percents.empty() || clause.endpoints.empty()) return;
  const bool by_group =
      clause.endpoints.size() == 1 && clause.groups.size() == clause.percents.size() && clause.groups.size() > 1;
  const bool by_endpoint = clause.endpoints.size() == clause.percents.size() && clause.groups.size() <= 1;
  if (!by_group && !by_endpoint) return;
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
