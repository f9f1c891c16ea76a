// Courses of radiotherapy with their biological dose: "44–45 Gy in 10 fractions (63–66 Gy in EQD2)".
#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

/// One number or a range of two.
struct Numbers {
  std::vector<Printed> values;
  Index first = 0, last = 0;  ///< half open
};

/// "45" or "44-45" at `i`.
std::optional<Numbers> numbers_at(const Tokens& tokens, Index i) {
  if (!tokens.at(i).is_number() || tokens.at(i).spelled) return std::nullopt;
  const bool range = (tokens.is(i + 1, "-") || tokens.is(i + 1, "to")) && tokens.at(i + 2).is_number();
  if (range) return Numbers{{tokens.at(i).number, tokens.at(i + 2).number}, i, i + 3};
  return Numbers{{tokens.at(i).number}, i, i + 1};
}

bool says_fractions(const Token& token) {
  for (const char* word : {"fractions", "fraction", "fr", "frs", "fx", "fxs", "fractionated"})
    if (token.is(word)) return true;
  return false;
}

struct Text {
  Numbers total;
  std::int64_t fractions = 0;
  std::optional<double> per_fraction;
  std::optional<Numbers> dose;  ///< in brackets behind
  bool is_bed = false;
  Index last = 0;
};

/// "in 15 fractions", "/15 fractions", "in 15 daily fractions" behind "Gy".
std::optional<Index> fractions_behind(const Tokens& tokens, Index i) {
  if (!tokens.is(i, "in") && !tokens.is(i, "/") && !tokens.is(i, "over") && !tokens.is(i, "with") &&
      !tokens.is(i, "delivered"))
    return std::nullopt;
  const Index number = tokens.is(i, "delivered") ? i + 2 : i + 1;
  if (!tokens.at(number).is_count() || tokens.at(number).number.value < 1.0 || tokens.at(number).number.value > 100.0)
    return std::nullopt;
  for (Index j = number + 1; j <= number + 2; ++j)
    if (says_fractions(tokens.at(j))) return j;
  return std::nullopt;
}

/// "of 3 Gy", "(3 Gy per fraction)".
void read_per_fraction(const Tokens& tokens, Text& text) {
  const Index number = text.last + 1;
  const bool of = tokens.is(text.last, "of"), bracket = tokens.is(text.last, "(");
  if ((!of && !bracket) || !tokens.at(number).is_number() || !tokens.is(number + 1, "gy")) return;
  const bool each =
      (tokens.is(number + 2, "per") || tokens.is(number + 2, "/")) && says_fractions(tokens.at(number + 3));
  if (!of && !each) return;
  text.per_fraction = tokens.at(number).number.value;
  text.last = number + 2;
}

/// "(62 Gy)", "(63-66 Gy in EQD2)", "(EQD2 62 Gy)", "(BED, 80 Gy)".
void read_bracket(const Tokens& tokens, Text& text) {
  if (!tokens.is(text.last, "(") && !tokens.is(text.last, "[")) return;
  bool eqd2 = false, bed = false;
  std::optional<Numbers> dose;
  Index i = text.last + 1;
  for (; i < text.last + 14 && !tokens.is(i, ")") && !tokens.is(i, "]"); ++i) {
    eqd2 = eqd2 || tokens.is(i, "eqd2") || tokens.is(i, "eqd");
    bed = bed || tokens.is(i, "bed") || tokens.is(i, "biologically") || tokens.is(i, "biological");
    if (dose) continue;
    const std::optional<Numbers> numbers = numbers_at(tokens, i);
    const bool alpha_beta = tokens.is(i - 1, "=") || tokens.is(i - 1, "/");
    if (numbers && tokens.is(numbers->last, "gy") &&
        (!alpha_beta || tokens.is(i - 2, "eqd2") || tokens.is(i - 2, "bed")))
      dose = numbers;
    if (numbers) i = numbers->last - 1;
  }
  if (!dose || dose->values.size() != text.total.values.size()) return;
  text.dose = dose;
  text.is_bed = bed && !eqd2;
  text.last = i + 1;
}

/// "(...) with an EQD2 of 53.2 Gy" behind the course, or "the EQD2 of (...) was 53.2 Gy" around it; only words between.
void read_dose_behind(const Tokens& tokens, Text& text) {
  const bool around = tokens.is(text.total.first - 1, "of") &&
                      (tokens.is(text.last, "was") || tokens.is(text.last, "is") || tokens.is(text.last, "="));
  bool eqd2 = around && tokens.is(text.total.first - 2, "eqd2"), bed = around && tokens.is(text.total.first - 2, "bed");
  for (Index i = text.last; i < text.last + 12; ++i) {
    eqd2 = eqd2 || tokens.is(i, "eqd2");
    bed = bed || tokens.is(i, "bed");
    const std::optional<Numbers> numbers = numbers_at(tokens, i);
    const bool dose = numbers && tokens.is(numbers->last, "gy") && numbers->values.size() == text.total.values.size();
    if (numbers && (!dose || eqd2 == bed || fractions_behind(tokens, numbers->last + 1))) return;
    if (numbers) {
      text.dose = numbers;
      text.is_bed = bed;
      text.last = numbers->last + 1;
      return;
    }
    const bool between = tokens.at(i).is_word() || tokens.is(i, ",") || tokens.is(i, "=");
    if (!between || tokens.is(i, "and") || tokens.is(i, "or") || tokens.is(i, "than") || tokens.is(i, "threshold"))
      return;
  }
}

/// "45 Gy in 15 fractions", "45 Gy/15 fr".
std::optional<Text> total_and_fractions(const Tokens& tokens, Index i) {
  const std::optional<Numbers> total = numbers_at(tokens, i);
  if (!total || !tokens.is(total->last, "gy")) return std::nullopt;
  const std::optional<Index> word = fractions_behind(tokens, total->last + 1);
  if (!word) return std::nullopt;
  Text text;
  text.total = *total;
  for (Index j = total->last + 1; j < *word; ++j)
    if (tokens.at(j).is_count()) text.fractions = static_cast<std::int64_t>(tokens.at(j).number.value);
  text.last = *word + 1;
  read_per_fraction(tokens, text);
  return text;
}

/// "15 x 3 Gy", "3 Gy x 15". The total is their product.
std::optional<Text> fractions_times_dose(const Tokens& tokens, Index i) {
  const auto is_dose = [&](Index j) {
    return tokens.at(j).is_number() && !tokens.at(j).spelled && tokens.is(j + 1, "gy") &&
           tokens.at(j).number.value > 0.0;
  };
  const auto is_fractions = [&](Index j) {
    return tokens.at(j).is_count() && tokens.at(j).number.value >= 1.0 && tokens.at(j).number.value <= 100.0;
  };
  const bool fractions_first = is_fractions(i) && tokens.is(i + 1, "x") && is_dose(i + 2);
  const bool dose_first = is_dose(i) && tokens.is(i + 2, "x") && is_fractions(i + 3);
  if (!fractions_first && !dose_first) return std::nullopt;
  const Token& fractions = tokens.at(fractions_first ? i : i + 3);
  const Token& dose = tokens.at(fractions_first ? i + 2 : i);
  Text text;
  text.fractions = static_cast<std::int64_t>(fractions.number.value);
  text.per_fraction = dose.number.value;
  Printed total = dose.number;
  total.value *= fractions.number.value;
  text.total = {{total}, i, i + 4};
  text.last = i + 4;
  if (dose_first && says_fractions(tokens.at(text.last))) ++text.last;
  return text;
}

std::optional<Text> course_at(const Tokens& tokens, Index i) {
  std::optional<Text> text = total_and_fractions(tokens, i);
  if (!text) text = fractions_times_dose(tokens, i);
  if (!text) return std::nullopt;
  read_bracket(tokens, *text);
  if (!text->dose) read_dose_behind(tokens, *text);
  return text;
}

/// The course is offered for reaching a dose.
bool offered(const Tokens& tokens, const Sentence& sentence) {
  return tokens.speaks_of(sentence, {"recommend", "suggest", "propos", "offer", "advis"});
}

void add_courses(Reading& reading, const Text& text) {
  const Tokens& tokens = reading.tokens;
  const Sentence& sentence = tokens.sentence_of(static_cast<std::size_t>(text.total.first));
  for (std::size_t k = 0; k < text.total.values.size(); ++k) {
    Figure& figure = reading.add(text.dose ? (text.is_bed ? "bed" : "eqd2") : "scheme",
                                 static_cast<std::size_t>(text.total.first), static_cast<std::size_t>(text.last));
    figure.total_dose_gy = text.total.values[k].value;
    figure.fractions = text.fractions;
    figure.dose_per_fraction_gy = text.per_fraction;
    if (text.dose) (text.is_bed ? figure.bed : figure.eqd2) = text.dose->values[k];
    figure.recommended = offered(tokens, sentence);
    figure.statement = "course";
  }
}

}  // namespace

void read_courses(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  for (Index i = 0; i < static_cast<Index>(tokens.all.size()); ++i) {
    const std::optional<Text> text = course_at(tokens, i);
    if (!text) continue;
    add_courses(reading, *text);
    i = text->last - 1;
  }
}

}  // namespace rtsurv::audit
