#include "rtsurv/report/manuscript/citations.hpp"

#include <algorithm>
#include <stdexcept>

namespace rtsurv::report::manuscript {

namespace {

constexpr std::string_view opening = "[@", between = ";@";

/// The sources of "kaplan1958;@greenwood1926"; empty when one of them is none.
std::vector<const Source*> sources_in(std::string_view keys) {
  std::vector<const Source*> sources;
  while (true) {
    const std::size_t end = keys.find(between);
    sources.push_back(find_source(keys.substr(0, end)));
    if (sources.back() == nullptr) return {};
    if (end == std::string_view::npos) return sources;
    keys.remove_prefix(end + between.size());
  }
}

}  // namespace

std::string cite(std::initializer_list<std::string_view> keys) {
  std::string text;
  for (const std::string_view key : keys) {
    if (find_source(key) == nullptr) throw std::logic_error("no source has the key " + std::string(key));
    text += std::string(text.empty() ? opening : between) + std::string(key);
  }
  return " " + text + "]";
}

std::size_t References::number_of(const Source& source) {
  const auto found = std::ranges::find(cited_, &source);
  const auto number = static_cast<std::size_t>(found - cited_.begin()) + 1;
  if (found == cited_.end()) cited_.push_back(&source);
  return number;
}

std::vector<References::Piece> References::cut(std::string_view text) {
  std::vector<Piece> pieces(1);
  while (!text.empty()) {
    const std::size_t start = text.find(opening), end = text.find(']', start == std::string_view::npos ? 0 : start);
    if (start == std::string_view::npos || end == std::string_view::npos) break;
    const std::size_t keys = start + opening.size();
    const std::vector<const Source*> sources = sources_in(text.substr(keys, end - keys));
    pieces.back().words += text.substr(0, sources.empty() ? keys : start);
    text.remove_prefix(sources.empty() ? keys : end + 1);
    if (sources.empty()) continue;
    Piece& citation = pieces.emplace_back();
    for (const Source* source : sources) citation.numbers.push_back(number_of(*source));
    std::ranges::sort(citation.numbers);
    pieces.emplace_back();
  }
  pieces.back().words += text;
  return pieces;
}

std::string References::numbered(std::string_view text) {
  std::string result;
  for (const Piece& piece : cut(text)) result += piece.numbers.empty() ? piece.words : in_brackets(piece.numbers);
  return result;
}

std::string in_brackets(const std::vector<std::size_t>& numbers) {
  std::string list;
  for (const std::size_t number : numbers) list += (list.empty() ? "[" : ",") + std::to_string(number);
  return list + "]";
}

}  // namespace rtsurv::report::manuscript
