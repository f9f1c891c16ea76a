#pragma once
// Citations in a text: written as keys where the sentence is made, "method [@kaplan1958]", numbered where it is printed.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/report/manuscript/source.hpp"

namespace rtsurv::report::manuscript {

/// " [@kaplan1958;@greenwood1926]", with the blank before it. Throws std::logic_error for a key without a source.
[[nodiscard]] std::string cite(std::initializer_list<std::string_view> keys);

/// The numbers of the sources, in the order in which they are first cited.
class References {
 public:
  /// A piece of a text: words, or the numbers of one citation, from 1.
  struct Piece {
    std::string words;
    std::vector<std::size_t> numbers;
  };

  /// A text cut at its citations. What stands in brackets and is no citation is left as it is.
  [[nodiscard]] std::vector<Piece> cut(std::string_view text);

  /// The text with "[1,2]" for each citation.
  [[nodiscard]] std::string numbered(std::string_view text);

  /// Source number i + 1.
  [[nodiscard]] const std::vector<const Source*>& cited() const noexcept { return cited_; }

 private:
  [[nodiscard]] std::size_t number_of(const Source& source);

  std::vector<const Source*> cited_;
};

/// "[1,2]".
[[nodiscard]] std::string in_brackets(const std::vector<std::size_t>& numbers);

}  // namespace rtsurv::report::manuscript
