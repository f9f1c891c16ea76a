#pragma once
// Words, numbers and signs of a text, with their sentences. One pass, no backtracking.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/audit/text/plain_text.hpp"

namespace rtsurv::audit {

struct Token {
  enum class Kind { word, number, sign, end };
  Kind kind = Kind::end;
  std::string text;  ///< a word in lower case, the digits of a number, a sign such as "(" or ">="
  Printed number;
  bool capital = false;   ///< the word begins with a capital
  bool capitals = false;  ///< the word has no small letter
  bool spelled = false;   ///< a number in words
  std::size_t begin = 0, end = 0;
  std::size_t sentence = 0;

  [[nodiscard]] bool is(std::string_view other) const { return kind != Kind::number && text == other; }
  [[nodiscard]] bool is_number() const { return kind == Kind::number; }
  [[nodiscard]] bool is_count() const { return kind == Kind::number && number.decimals == 0 && number.value < 1e9; }
  [[nodiscard]] std::int64_t whole() const { return static_cast<std::int64_t>(number.value); }  ///< of a count
  [[nodiscard]] bool is_word() const { return kind == Kind::word; }
};

struct Sentence {
  std::size_t first = 0, last = 0;  ///< tokens, half open
  std::size_t paragraph = 0;
  bool cited = false;  ///< speaks of another work: it, or one before it in the paragraph, bears a citation or "et al."
};

struct Tokens {
  PlainText plain;
  std::vector<Token> all;
  std::vector<Sentence> sentences;

  /// The token at `i`, or an end token outside.
  [[nodiscard]] const Token& at(std::ptrdiff_t i) const;
  [[nodiscard]] const Token& at(std::size_t i) const { return at(static_cast<std::ptrdiff_t>(i)); }
  [[nodiscard]] bool is(std::ptrdiff_t i, std::string_view text) const { return at(i).is(text); }

  [[nodiscard]] const Sentence& sentence_of(std::size_t token) const { return sentences[all[token].sentence]; }

  /// "line 12: “82 (63.7%)”" for tokens first to last, half open.
  [[nodiscard]] std::string place(std::size_t first, std::size_t last) const;

  /// True when a word of the sentence begins with one of the stems.
  [[nodiscard]] bool speaks_of(const Sentence& sentence, std::initializer_list<std::string_view> stems) const;
};

/// Citations in brackets ("[12, 28-30]") are left out. Throws as plain_text().
[[nodiscard]] Tokens tokens_of(const std::string& bytes, const std::string& path);

}  // namespace rtsurv::audit
