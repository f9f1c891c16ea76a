// Hazard and odds ratios with interval and P.
#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

constexpr Index near = 14, label_words = 10;

/// Behind "HR", "aHR", "hazard ratio (HR)"; 0 when none begins at `i`. `odds` tells what it is.
Index behind_name(const Tokens& tokens, Index i, bool& odds) {
  Index next = 0;
  const std::string& text = tokens.at(i).text;
  const bool words = tokens.is(i + 1, "ratio") &&
                     (text == "hazard" || text == "hazards" || text == "odds" || text == "risk" || text == "rate");
  const bool short_name =
      tokens.at(i).capitals && (text == "hr" || text == "or" || text == "rr" || text == "shr" || text == "csh");
  const bool adjusted = text == "ahr" || text == "aor" || text == "shr";
  if (words) next = i + 2;
  if (short_name || adjusted) next = i + 1;
  if (next > 0) odds = text == "odds" || text == "or" || text == "aor";
  return next;
}

bool separator(const Token& token) {
  for (const char* sign : {"(", ")", "[", "]", ",", ";", ":", "="})
    if (token.is(sign)) return true;
  for (const char* word : {"of", "was", "is", "were", "hr", "or", "rr", "ci", "confidence", "interval", "to", "the",
                           "adjusted", "and", "shr", "ahr", "aor"})
    if (token.is(word)) return true;
  return false;
}

/// Behind "for death", "for local failure": at most three words.
Index behind_purpose(const Tokens& tokens, Index i) {
  if (!tokens.is(i, "for")) return i;
  Index j = i + 1;
  while (j < i + 4 && tokens.at(j).is_word()) ++j;
  return tokens.is(j, ",") || tokens.is(j, "=") || tokens.is(j - 1, "was") ? j : i;
}

/// The first number behind separators only; -1 when there is none.
Index number_behind(const Tokens& tokens, Index i) {
  const Index begin = behind_purpose(tokens, i);
  for (Index j = begin; j < begin + 6; ++j) {
    if (tokens.at(j).is_number() && !tokens.at(j).spelled) return tokens.is(j + 1, "%") ? -1 : j;
    if (!separator(tokens.at(j))) return -1;
  }
  return -1;
}

struct Interval {
  Index low = 0, high = 0;
  double level = 0.95;
};

/// "95% CI 1.15–4.20", "(1.15 to 4.20)", "[1.15; 4.20]" behind the estimate.
std::optional<Interval> interval_behind(const Tokens& tokens, Index estimate) {
  Interval interval;
  for (Index j = estimate + 1; j < estimate + near; ++j) {
    const Token& token = tokens.at(j);
    if (token.is_number() && tokens.is(j + 1, "%")) {
      interval.level = token.number.value / 100.0;
      ++j;
    } else if (token.is_number()) {
      const bool between = tokens.is(j + 1, "-") || tokens.is(j + 1, "to") || tokens.is(j + 1, ",") ||
                           tokens.is(j + 1, ";") || tokens.is(j + 1, "and");
      if (!between || !tokens.at(j + 2).is_number() || tokens.is(j + 3, "%")) return std::nullopt;
      interval.low = j;
      interval.high = j + 2;
      const bool usual = interval.level > 0.5 && interval.level < 1.0;
      if (!usual) interval.level = 0.95;
      return interval;
    } else if (!separator(token)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

struct PValue {
  Printed printed;
  Index last = 0;
};

/// ", P = 0.009", "(p<0.001)" behind `i`.
std::optional<PValue> p_behind(const Tokens& tokens, Index i) {
  Index j = i;
  while (j < i + 4 && (tokens.is(j, ",") || tokens.is(j, ";") || tokens.is(j, ")") || tokens.is(j, "(") ||
                       tokens.is(j, "]") || tokens.is(j, "and")))
    ++j;
  if (!tokens.is(j, "p") && !(tokens.is(j, "pvalue"))) return std::nullopt;
  const Index name = j++;
  while (tokens.is(j, "-") || tokens.is(j, "value") || tokens.is(j, "of") || tokens.is(j, "was")) ++j;
  const Token& sign = tokens.at(j);
  const bool compares = sign.is("=") || sign.is("<") || sign.is(">") || sign.is("<=") || sign.is(">=");
  const bool bare = sign.is_number() && j > name + 1;  // "P value 0.009"
  const Token& number = compares ? tokens.at(j + 1) : sign;
  if ((!compares && !bare) || !number.is_number() || number.number.value > 1.0) return std::nullopt;
  PValue p{number.number, compares ? j + 2 : j + 1};
  if (compares) p.printed.bound = sign.text[0];
  return p;
}

/// Words of the sentence before the ratio, up to the last bracket or number, with the cuts among them.
std::string label(const Tokens& tokens, Index name) {
  std::string text;
  const std::size_t sentence = tokens.at(name).sentence;
  Index i = name - 1;
  while (tokens.is(i, "(") || tokens.is(i, ",")) --i;
  for (Index words = 0; i >= 0 && words < label_words; --i, ++words) {
    const Token& token = tokens.at(i);
    if (token.sentence != sentence || token.is(")") || token.is(";") || token.is("(") || (token.is(",") && words > 0))
      break;
    text.insert(0, token.text + (text.empty() ? "" : " "));
  }
  return text;
}

/// "worse" or "better" when the sentence says only one of them of its ratios.
std::string direction(const Tokens& tokens, const Sentence& sentence) {
  const bool worse =
      tokens.speaks_of(sentence, {"inferior", "worse", "poor", "advers", "unfavo", "detriment", "shorter"});
  const bool better =
      tokens.speaks_of(sentence, {"superior", "better", "favo", "improv", "benefi", "protect", "longer"});
  const bool doubtful = tokens.speaks_of(sentence, {"not", "no", "nor", "neither", "without", "reference"});
  if (doubtful || worse == better) return {};
  return worse ? "worse" : "better";
}

void add_ratio(Reading& reading, Index name, Index estimate, bool odds) {
  const Tokens& tokens = reading.tokens;
  const std::optional<Interval> interval = interval_behind(tokens, estimate);
  const Index behind = interval ? interval->high + 1 : estimate + 1;
  const std::optional<PValue> p = p_behind(tokens, behind);
  Figure& figure = reading.add(interval ? "hazard_ratio" : "hazard_ratio_no_ci", static_cast<std::size_t>(name),
                               static_cast<std::size_t>(p ? p->last : behind));
  figure.ratio = tokens.at(estimate).number;
  figure.odds = odds;
  if (interval) {
    figure.interval = {tokens.at(interval->low).number, tokens.at(interval->high).number};
    figure.level = interval->level;
  }
  if (p) figure.p = p->printed;
  figure.statement = label(tokens, name);
  figure.direction = direction(tokens, tokens.sentence_of(static_cast<std::size_t>(name)));
}

}  // namespace

void read_ratios(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  for (Index i = 0; i < static_cast<Index>(tokens.all.size()); ++i) {
    bool odds = false;
    const Index behind = behind_name(tokens, i, odds);
    const Index estimate = behind > 0 ? number_behind(tokens, behind) : -1;
    if (estimate < 0) continue;
    add_ratio(reading, i, estimate, odds);
    i = estimate;
  }
}

}  // namespace rtsurv::audit
