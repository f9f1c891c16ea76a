// Counts of people, alpha/beta and cuts of EQD2: what the other recognisers need to know first.
#include <algorithm>
#include <array>
#include <set>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

std::ptrdiff_t index(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

/// "grade 3", "group 2", "Table 1": a number that counts nobody.
bool names_an_item(const Token& before) {
  constexpr std::array<std::string_view, 18> names{"grade", "group", "groups", "stage", "table",   "figure",
                                                   "fig",   "level", "phase",  "arm",   "cycle",   "day",
                                                   "week",  "month", "year",   "score", "version", "ecog"};
  return std::ranges::find(names, std::string_view(before.text)) != names.end();
}

/// The value behind "alpha/beta (ratio of, as, =, assumed to be)" at `i`; nothing elsewhere.
std::optional<double> alpha_beta_at(const Tokens& tokens, std::ptrdiff_t i) {
  const bool ratio = tokens.is(i, "alpha") && tokens.is(i + 1, "/") && tokens.is(i + 2, "beta");
  const bool run_together = tokens.is(i, "alphabeta");
  if (!ratio && !run_together) return std::nullopt;
  for (std::ptrdiff_t j = i + (ratio ? 3 : 1); j < i + 10; ++j) {
    const Token& token = tokens.at(j);
    if (token.is_number())
      return token.number.value > 0.0 && token.number.value < 100.0 ? std::optional(token.number.value) : std::nullopt;
    if (token.kind == Token::Kind::end || token.is(".") || token.is(";")) return std::nullopt;
  }
  return std::nullopt;
}

/// "leaving 430", "included 430", "430 (patients) were analysed", "430 for analysis": the number at `i` is the cohort.
bool states_cohort(const Tokens& tokens, std::ptrdiff_t i) {
  constexpr std::array<std::string_view, 8> done{"analysed", "analyzed",  "included",  "eligible",
                                                 "enrolled", "evaluated", "evaluable", "retained"};
  const auto says = [&](std::ptrdiff_t j) {
    return std::ranges::find(done, std::string_view(tokens.at(j).text)) != done.end();
  };
  std::ptrdiff_t behind = i + 1;
  while (behind < i + 4 && tokens.at(behind).is_word() && !tokens.is(behind, "were") && !tokens.is(behind, "for"))
    ++behind;
  if (tokens.is(behind, "were")) return says(behind + 1) || (tokens.at(behind + 1).is_word() && says(behind + 2));
  if (tokens.is(behind, "for")) return tokens.is(behind + 1, "analysis") || tokens.is(behind + 2, "analysis");
  return tokens.is(i - 1, "leaving") || says(i - 1);
}

bool eqd2_nearby(const Tokens& tokens, std::ptrdiff_t sign) {
  for (std::ptrdiff_t j = sign - 3; j <= sign + 6; ++j)
    if (tokens.is(j, "eqd2") || tokens.is(j, "eqd")) return true;
  return false;
}

}  // namespace

bool counts_people(const Token& token) {
  constexpr std::array<std::string_view, 18> words{
      "patients", "patient", "women",  "men",     "cases",   "subjects", "participants", "individuals", "persons",
      "people",   "courses", "tumors", "tumours", "lesions", "breasts",  "children",     "responders",  "survivors"};
  return token.is_word() && std::ranges::find(words, std::string_view(token.text)) != words.end();
}

Figure& Reading::add(const std::string& kind, std::size_t first, std::size_t last) {
  Figure figure;
  figure.id = "t" + std::to_string(ledger.figures.size() + 1);
  figure.kind = kind;
  figure.where = tokens.place(first, last);
  figure.from_text = true;
  const Sentence& sentence = tokens.sentence_of(first);
  figure.line = tokens.plain.lines[tokens.all[first].begin];
  if (sentence.cited) figure.reference = "cited, sentence " + std::to_string(tokens.all[first].sentence + 1);
  ledger.figures.push_back(std::move(figure));
  first_tokens.push_back(first);
  return ledger.figures.back();
}

void read_people(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  for (std::size_t i = 0; i < tokens.all.size(); ++i) {
    const Token& token = tokens.all[i];
    if (!token.is_count() || token.number.value < 2.0 || names_an_item(tokens.at(index(i) - 1))) continue;
    People people{static_cast<std::int64_t>(token.number.value), i};
    people.people = counts_people(tokens.at(i + 1)) ||
                    (tokens.at(i + 1).is_word() && counts_people(tokens.at(i + 2)) && !tokens.at(i + 1).is("gy"));
    const Token& before = tokens.at(index(i) - 1);
    const Token& earlier =
        before.is("the") || before.is("all") || before.is("these") ? tokens.at(index(i) - 2) : before;
    people.among = earlier.is("among") || earlier.is("of") || earlier.is("in");
    const bool stated = before.is("=") && tokens.is(index(i) - 2, "n");
    const bool unit =
        tokens.is(index(i) + 1, "gy") || tokens.is(index(i) + 1, "%") || tokens.is(index(i) + 1, "fractions");
    people.cohort =
        !unit && (people.people || before.is("leaving") || before.is("remaining") || tokens.is(index(i) + 1, "were")) &&
        states_cohort(tokens, index(i));
    if (!unit && (people.people || people.among || people.cohort || stated)) reading.people.push_back(people);
  }
}

void read_alpha_beta(Reading& reading) {
  std::vector<std::pair<double, int>> seen;  // in the order of the text
  for (std::size_t i = 0; i < reading.tokens.all.size(); ++i) {
    const auto value = alpha_beta_at(reading.tokens, index(i));
    if (!value || reading.tokens.sentence_of(i).cited) continue;
    const auto same = std::ranges::find(seen, *value, &std::pair<double, int>::first);
    if (same == seen.end())
      seen.emplace_back(*value, 1);
    else
      ++same->second;
  }
  if (seen.empty()) return;
  reading.ledger.alpha_beta_gy = std::ranges::max_element(seen, {}, &std::pair<double, int>::second)->first;
  if (seen.size() > 1)
    reading.ledger.warnings.emplace_back(
        "the text names several values of alpha/beta; the most frequent one was taken (--alpha-beta sets another)");
}

void read_cuts(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  std::set<std::string> numbers;
  for (std::size_t i = 0; i < tokens.all.size(); ++i) {
    const bool upward = tokens.is(index(i), ">=") || tokens.is(index(i), ">");
    const bool dose = tokens.at(i + 1).is_number() && tokens.is(index(i) + 2, "gy");
    if (upward && dose && !tokens.sentence_of(i).cited && eqd2_nearby(tokens, index(i)))
      numbers.insert(shortest(tokens.at(i + 1).number.value));
  }
  if (numbers.size() != 1) return;
  reading.eqd2_cut = *numbers.begin();
  reading.ledger.threshold_gy = parse_printed(*numbers.begin())->value;
}

}  // namespace rtsurv::audit
