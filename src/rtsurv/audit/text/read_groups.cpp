// Sizes of numbered groups, the flow from patients seen to patients analysed, and what is announced without figures.
#include <algorithm>
#include <map>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

/// N of "group 2 (one risk factor, n = 50)" at "group"; the last token of it.
std::optional<std::pair<std::int64_t, Index>> size_at(const Tokens& tokens, Index i) {
  if (!tokens.is(i + 2, "(")) return std::nullopt;
  for (Index j = i + 3; j < i + 14 && !tokens.is(j, ")"); ++j)
    if (tokens.is(j, "n") && tokens.is(j + 1, "=") && tokens.at(j + 2).is_count())
      return std::pair{static_cast<std::int64_t>(tokens.at(j + 2).number.value), j + 3};
  return std::nullopt;
}

struct Flow {
  std::optional<std::size_t> seen, analysed;  ///< tokens
  std::vector<std::size_t> excluded;
};

/// The patients of the sentence: a number with "patients" or the like behind it.
std::optional<std::size_t> people_of(const Reading& reading, const Sentence& sentence) {
  for (const People& people : reading.people)
    if (people.people && people.token >= sentence.first && people.token < sentence.last) return people.token;
  return std::nullopt;
}

void take_exclusions(const Reading& reading, const Sentence& sentence, Flow& flow) {
  const Tokens& tokens = reading.tokens;
  for (auto i = static_cast<Index>(sentence.first); i < static_cast<Index>(sentence.last); ++i)
    if (tokens.is(i, "n") && tokens.is(i + 1, "=") && tokens.at(i + 2).is_count() && !tokens.is(i + 3, "/") &&
        !tokens.is(i + 3, ","))
      flow.excluded.push_back(static_cast<std::size_t>(i + 2));
}

/// One flow in a paragraph: seen, then excluded, then analysed.
void read_sentence(const Reading& reading, const Sentence& sentence, Flow& flow) {
  const Tokens& tokens = reading.tokens;
  if (sentence.cited) return;
  const bool excludes = tokens.speaks_of(sentence, {"exclu", "ineligible"});
  if (!flow.seen &&
      tokens.speaks_of(sentence, {"review", "screen", "identif", "retriev", "assess", "treated", "underwent"}))
    flow.seen = people_of(reading, sentence);
  if (flow.seen && excludes && flow.excluded.empty()) take_exclusions(reading, sentence, flow);
  const bool ends = tokens.speaks_of(sentence, {"final", "analy", "remain", "eligible"});
  if (!flow.excluded.empty() && ends && !excludes && !flow.analysed) flow.analysed = people_of(reading, sentence);
}

std::string add_total(Reading& reading, std::size_t token, const char* kind) {
  Figure& figure = reading.add(kind, token, token + 2);
  figure.n = reading.tokens.all[token].whole();
  return figure.id;
}

void add_flow(Reading& reading, const Flow& flow) {
  if (!flow.seen || !flow.analysed || flow.excluded.empty()) return;
  Sum sum{"flow", "", {add_total(reading, *flow.analysed, "total"), 1.0, 0.0}, {}, true};
  sum.where = reading.ledger.figures.back().where;
  sum.parts.push_back({add_total(reading, *flow.seen, "total"), 1.0, 0.0});
  for (const std::size_t token : flow.excluded) sum.parts.push_back({add_total(reading, token, "flow"), -1.0, 0.0});
  reading.ledger.sums.push_back(std::move(sum));
}

/// The sentence gives an interval or a limit.
bool gives_limit(const Tokens& tokens, const Sentence& sentence) {
  for (std::size_t i = sentence.first; i < sentence.last; ++i)
    if (tokens.all[i].is("ci")) return true;
  return tokens.speaks_of(sentence, {"upper", "limit", "confidence"});
}

/// N of "0 of N" or "0/N" in the sentence.
std::optional<std::int64_t> none_of(const Tokens& tokens, const Sentence& sentence) {
  for (auto i = static_cast<Index>(sentence.first); i < static_cast<Index>(sentence.last); ++i) {
    const bool part = tokens.is(i + 1, "of") || tokens.is(i + 1, "/");
    if (tokens.at(i).is_count() && tokens.at(i).whole() == 0 && part && tokens.at(i + 2).is_count())
      return tokens.at(i + 2).whole();
  }
  return std::nullopt;
}

void read_no_toxicity(Reading& reading, Index i) {
  const Tokens& tokens = reading.tokens;
  const Sentence& sentence = tokens.sentence_of(static_cast<std::size_t>(i));
  const bool grade = tokens.is(i + 1, "grade") && tokens.at(i + 2).is_number();
  const std::optional<std::int64_t> stated = none_of(tokens, sentence);
  const std::optional<std::int64_t> denominator = stated ? stated : reading.ledger.cohort_n;
  if (!grade || sentence.cited || !denominator || !tokens.speaks_of(sentence, {"toxicit", "advers", "event"})) return;
  if (gives_limit(tokens, sentence)) return;
  Figure& figure =
      reading.add("count", static_cast<std::size_t>(i), std::min(sentence.last, static_cast<std::size_t>(i) + 8));
  figure.n = 0;
  figure.denominator = denominator;
  figure.assumed_denominator = !stated;
  if (!stated) figure.denominator_source = "of the cohort";
  figure.statement = "grade " + tokens.at(i + 2).text + " toxicity";
}

bool is_endpoint(const Token& token) {
  return token.is_word() && token.capitals && token.text.size() >= 3 && token.text.size() <= 7 &&
         token.text.ends_with("fs");
}

}  // namespace

void read_groups(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  Sum sum{"groups", "", {}, {}, true};
  for (Index i = 0; i < static_cast<Index>(tokens.all.size()); ++i) {
    const bool group =
        tokens.is(i, "group") && tokens.at(i + 1).is_count() && !tokens.sentence_of(static_cast<std::size_t>(i)).cited;
    const auto size = group ? size_at(tokens, i) : std::nullopt;
    const int number = group ? static_cast<int>(tokens.at(i + 1).number.value) : 0;
    if (!size || !reading.group_sizes.emplace(number, size->first).second) continue;
    Figure& figure = reading.add("group_size", static_cast<std::size_t>(i), static_cast<std::size_t>(size->second));
    figure.n = size->first;
    figure.group = "group " + std::to_string(number);
    sum.where = figure.where;
    sum.parts.push_back({figure.id, 1.0, 0.0});
  }
  const bool all_of_them = reading.group_sizes.size() > 1 && reading.group_sizes.begin()->first == 1 &&
                           reading.group_sizes.rbegin()->first == static_cast<int>(reading.group_sizes.size());
  if (!all_of_them || !reading.ledger.cohort_n) return;
  sum.total = {"", 1.0, static_cast<double>(*reading.ledger.cohort_n)};
  reading.ledger.sums.push_back(std::move(sum));
}

void read_flow(Reading& reading) {
  Flow flow;
  std::size_t paragraph = 0;
  for (const Sentence& sentence : reading.tokens.sentences) {
    if (sentence.paragraph != paragraph && flow.excluded.empty()) flow = {};
    paragraph = sentence.paragraph;
    read_sentence(reading, sentence, flow);
    if (flow.analysed) break;
  }
  add_flow(reading, flow);
}

void read_absences(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  std::map<std::string, std::vector<std::size_t>> endpoints;
  for (std::size_t i = 0; i < tokens.all.size(); ++i) {
    if (tokens.all[i].is("no")) read_no_toxicity(reading, static_cast<Index>(i));
    if (is_endpoint(tokens.all[i])) endpoints[tokens.all[i].text].push_back(i);
  }
  for (const auto& [name, places] : endpoints) {
    if (places.size() > 1 || tokens.sentence_of(places[0]).cited) continue;
    Figure& figure = reading.add("endpoint", places[0], std::min(places[0] + 5, tokens.all.size()));
    for (const char c : name) figure.endpoint += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    figure.statement = "endpoint named once";
  }
}

}  // namespace rtsurv::audit
