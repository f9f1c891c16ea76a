// Medians with quartiles: "53.2 Gy (IQR, 53.2–63.8)".
#include <algorithm>

#include "rtsurv/audit/text/readers.hpp"

namespace rtsurv::audit {
namespace {

using Index = std::ptrdiff_t;

bool speaks_of_eqd2(const Tokens& tokens, Index from, Index to) {
  for (Index i = from; i < to; ++i)
    if (tokens.is(i, "eqd2")) return true;
  return false;
}

/// The number of the interval behind "IQR"; 0 when there is none.
Index quartiles_behind(const Tokens& tokens, Index i) {
  for (Index j = i; j < i + 6; ++j) {
    const bool range =
        (tokens.is(j + 1, "-") || tokens.is(j + 1, "to") || tokens.is(j + 1, ",")) && tokens.at(j + 2).is_number();
    if (tokens.at(j).is_number()) return range ? j : 0;
    if (tokens.at(j).is_word() && !tokens.is(j, "range") && !tokens.is(j, "of") && !tokens.is(j, "iqr")) return 0;
  }
  return 0;
}

/// The median before the bracket that holds the quartiles; 0 when there is none.
Index median_before(const Tokens& tokens, Index i) {
  Index bracket = i - 1;
  while (bracket > i - 4 && !tokens.is(bracket, "(")) --bracket;
  if (!tokens.is(bracket, "(")) return 0;
  for (Index j = bracket - 1; j >= bracket - 3; --j)
    if (tokens.at(j).is_number()) return j;
  return 0;
}

}  // namespace

void read_spreads(Reading& reading) {
  const Tokens& tokens = reading.tokens;
  for (Index i = 0; i < static_cast<Index>(tokens.all.size()); ++i) {
    const bool name = tokens.is(i, "iqr") || (tokens.is(i, "interquartile") && tokens.is(i + 1, "range"));
    const Index low = name ? quartiles_behind(tokens, i + 1) : 0;
    if (low == 0) continue;
    const Index median = median_before(tokens, i), first = median > 0 ? median : i;
    Figure& figure = reading.add("median_iqr", static_cast<std::size_t>(first), static_cast<std::size_t>(low + 3));
    figure.quartiles = {tokens.at(low).number, tokens.at(low + 2).number};
    if (median > 0 && !tokens.at(median).spelled) figure.value = tokens.at(median).number;
    const Token& unit = tokens.at(median + 1);
    if (median > 0 && unit.is_word()) figure.units = unit.is("gy") ? "Gy" : unit.text;
    const auto begin = static_cast<Index>(tokens.sentence_of(static_cast<std::size_t>(first)).first);
    figure.statement = speaks_of_eqd2(tokens, std::max(begin, first - 14), first) ? "EQD2" : "median";
    i = low + 2;
  }
}

}  // namespace rtsurv::audit
