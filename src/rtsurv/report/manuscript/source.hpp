#pragma once
// What a study of this program cites: every source once, in the words of its reference list.

#include <span>
#include <string>
#include <string_view>

namespace rtsurv::report::manuscript {

struct Source {
  enum class Kind { article, book, chapter, software };
  std::string_view key;      ///< "kaplan1958": the name in BibTeX
  std::string_view authors;  ///< "Kaplan EL, Meier P"; "et al" where there are more than six
  std::string_view title;
  std::string_view
      in;  ///< journal as MEDLINE abbreviates it, or "City: Publisher"; of a chapter "In: EDITORS, editors.
           ///< BOOK. City: Publisher"; empty of software, whose version is that of this build
  std::string_view year, volume, pages;  ///< "457-481"; the last two are empty for a book
  std::string_view doi = {};             ///< empty: it has none
  Kind kind = Kind::article;
};

/// In the order of their keys.
[[nodiscard]] std::span<const Source> all_sources();

/// The source of that key; null when there is none.
[[nodiscard]] const Source* find_source(std::string_view key);

/// "Kaplan EL, Meier P. Nonparametric estimation from incomplete observations. J Am Stat Assoc 1958; 53: 457–481.
/// doi:10.1080/01621459.1958.10501452": in the style of Vancouver.
[[nodiscard]] std::string in_list(const Source& source);

/// An entry of BibTeX with its final newline, in UTF-8.
[[nodiscard]] std::string to_bibtex(const Source& source);

}  // namespace rtsurv::report::manuscript
