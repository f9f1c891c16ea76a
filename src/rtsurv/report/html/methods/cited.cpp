#include "rtsurv/report/html/methods/cited.hpp"

namespace rtsurv::report::html {

namespace {

std::string reference_id(std::size_t number) { return "reference-" + std::to_string(number); }

Html linked(const std::vector<std::size_t>& numbers) {
  Html list = text("[");
  for (const std::size_t number : numbers) {
    if (number != numbers.front()) list += text(",");
    list += link(reference_id(number), std::to_string(number));
  }
  return list + text("]");
}

}  // namespace

Html cited_paragraph(std::string_view sentences, manuscript::References& references) {
  Html body;
  for (const manuscript::References::Piece& piece : references.cut(sentences))
    body += piece.numbers.empty() ? text(piece.words) : linked(piece.numbers);
  return element("p", body);
}

Html reference_list(const manuscript::References& references) {
  Html items;
  for (std::size_t i = 0; i < references.cited().size(); ++i)
    items += element("li", {{"id", reference_id(i + 1)}}, text(manuscript::in_list(*references.cited()[i])));
  return items.empty() ? items : element("ol", {{"class", "references"}}, items);
}

}  // namespace rtsurv::report::html
