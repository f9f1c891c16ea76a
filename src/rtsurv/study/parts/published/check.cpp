// [published]: the ledger, and whether it holds what the protocol names.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {
namespace {

std::string unknown_figure(const std::string& id, const PrintedFigures& printed) {
  std::vector<std::string> ids;
  for (const PrintedFigure& figure : printed.figures) ids.push_back(figure.id);
  const auto near = nearest(id, ids);
  return fmt::format("the ledger has no figure \"{}\"{}", id, near ? "; did you mean \"" + *near + "\"?" : "");
}

void check_parts(Preparation& preparation, const PublishedRule::Obtained& obtained, const PrintedFigure& figure) {
  if (figure.numbers.empty())
    preparation.refuse(obtained.id, fmt::format("\"{}\" prints no number that can be compared", figure.id));
  for (const auto& [part, address] : obtained.addresses) {
    const auto prints = [&part = part](const PrintedNumber& number) { return number.part == part; };
    if (!part.empty() && !figure.numbers.empty() && std::none_of(figure.numbers.begin(), figure.numbers.end(), prints))
      preparation.refuse(address, fmt::format("\"{}\" prints no \"{}\"", figure.id, part));
  }
}

}  // namespace

void check_published(Preparation& preparation) {
  const PublishedRule& rule = *preparation.protocol.published;
  if (!preparation.attempt(rule.ledger, [&] { preparation.published = read_figures(rule.path); })) return;
  for (const PublishedRule::Obtained& obtained : rule.obtained) {
    const PrintedFigure* figure = preparation.published.find(obtained.id.text);
    if (figure == nullptr)
      preparation.refuse(obtained.id, unknown_figure(obtained.id.text, preparation.published));
    else
      check_parts(preparation, obtained, *figure);
  }
}

}  // namespace rtsurv::study
