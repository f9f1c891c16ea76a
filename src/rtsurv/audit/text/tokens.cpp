#include "rtsurv/audit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "rtsurv/core/text.hpp"

namespace rtsurv::audit {
namespace {

using Kind = Token::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::array<std::string_view, 28> number_words{
    "zero",   "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty",  "fifty",    "sixty",    "seventy", "eighty",  "ninety"};

std::optional<int> value_of_word(std::string_view word) {
  const auto found = std::ranges::find(number_words, word);
  if (found == number_words.end()) return std::nullopt;
  const int index = static_cast<int>(found - number_words.begin());
  return index <= 20 ? index : 10 * (index - 18);
}

/// Words after which a point ends no sentence.
bool is_abbreviation(const Token& token) {
  constexpr std::array<std::string_view, 16> known{"vs", "al", "fig", "figs", "no", "eg", "ie", "approx",
                                                   "ca", "dr", "ref", "refs", "g",  "e",  "i",  "cf"};
  return token.is_word() && (std::ranges::find(known, std::string_view(token.text)) != known.end() ||
                             (token.text.size() == 1 && token.capital));
}

class Scanner {
 public:
  explicit Scanner(Tokens& tokens) : out_(tokens), text_(tokens.plain.text) {}

  void scan() {
    out_.sentences.push_back({});
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        ++at_;
        end_sentence(true);
      } else if (c == ' ') {
        ++at_;
      } else if (c == '[' && citation()) {
        mark_cited();
      } else if (is_ascii_digit(c) || (c == '.' && digit_at(at_ + 1) && !digit_before())) {
        number();
      } else if (is_letter(c)) {
        word();
      } else {
        sign();
      }
    }
    end_sentence(true);
    out_.sentences.pop_back();
  }

 private:
  bool digit_at(std::size_t i) const { return i < text_.size() && is_ascii_digit(text_[i]); }
  bool digit_before() const { return at_ > 0 && is_ascii_digit(text_[at_ - 1]); }

  Token& add(Kind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.begin = begin;
    token.end = end;
    token.text = text_.substr(begin, end - begin);
    token.sentence = out_.sentences.size() - 1;
    out_.all.push_back(std::move(token));
    at_ = end;
    return out_.all.back();
  }

  /// "[12]", "[9,10,11]", "[28-30]"; steps behind it.
  bool citation() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && end < at_ + 60 &&
           (is_ascii_digit(text_[end]) || text_[end] == ',' || text_[end] == '-' || text_[end] == ' '))
      ++end;
    const bool closed = end < text_.size() && text_[end] == ']' && digit_at(at_ + 1);
    const bool point = text_.substr(at_, end - at_).find('.') != std::string::npos;
    if (!closed || point || looks_like_interval(end)) return false;
    at_ = end + 1;
    return true;
  }

  /// "[45-57]" behind a number may be an interval: then it is no citation.
  bool looks_like_interval(std::size_t end) const {
    const std::string_view inside(text_.data() + at_ + 1, end - at_ - 1);
    const bool after_number = !out_.all.empty() && out_.all.back().is_number();
    return after_number && inside.find_first_of("-,") != std::string_view::npos;
  }

  /// A citation behind the point belongs to the sentence that the point ended.
  void mark_cited() {
    auto open = out_.sentences.rbegin();
    if (open->first == out_.all.size() && out_.sentences.size() > 1 && (open + 1)->paragraph == open->paragraph) ++open;
    open->cited = true;
  }

  /// The end of digits and their thousands commas, from `at`.
  std::size_t digits_end(std::size_t end) const {
    const std::size_t begin = end;
    while (digit_at(end)) ++end;
    const auto group = [&](std::size_t i) {
      return i < text_.size() && text_[i] == ',' && digit_at(i + 1) && digit_at(i + 2) && digit_at(i + 3) &&
             !digit_at(i + 4);
    };
    if (end - begin <= 3)
      while (group(end)) end += 4;
    return end;
  }

  void number() {
    std::size_t end = digits_end(at_);
    if (end < text_.size() && text_[end] == '.' && digit_at(end + 1)) {
      ++end;
      while (digit_at(end)) ++end;
    }
    const std::size_t begin = at_;
    const std::optional<Printed> printed = parse_printed(std::string_view(text_).substr(begin, end - begin));
    Token& token = add(printed ? Kind::number : Kind::sign, begin, end);
    if (printed) token.number = *printed;
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && (is_letter(text_[end]) || is_ascii_digit(text_[end]))) ++end;
    Token& token = add(Kind::word, at_, end);
    token.capital = is_capital(token.text[0]);
    token.capitals = std::ranges::none_of(token.text, [](char c) { return is_letter(c) && !is_capital(c); });
    for (char& c : token.text) c = is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    if (token.is("al"))
      out_.sentences.back().cited =
          out_.sentences.back().cited || (out_.all.size() > 1 && out_.all[out_.all.size() - 2].is("et"));
    if (const auto value = value_of_word(token.text)) {
      token.kind = Kind::number;
      token.spelled = true;
      token.number = *parse_printed(std::to_string(*value));
      token.text = token.number.text;
    }
  }

  void sign() {
    const bool two = (text_[at_] == '<' || text_[at_] == '>') && at_ + 1 < text_.size() && text_[at_ + 1] == '=';
    const char c = text_[at_];
    add(Kind::sign, at_, at_ + (two ? 2 : 1));
    if ((c == '.' || c == '?' || c == '!') && ends_sentence()) end_sentence(false);
  }

  /// A blank and a capital, or the end, follow the point.
  bool ends_sentence() const {
    if (out_.all.size() >= 2 && is_abbreviation(out_.all[out_.all.size() - 2])) return false;
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\'')) ++next;
    const bool citation_next = next < text_.size() && text_[next] == '[';
    return next >= text_.size() || (next > at_ && is_capital(text_[next])) || (next > at_ && text_[next] == '\n') ||
           (next > at_ && digit_at(next)) || citation_next;
  }

  void end_sentence(bool paragraph) {
    Sentence& open = out_.sentences.back();
    open.last = out_.all.size();
    const std::size_t next_paragraph = open.paragraph + (paragraph && open.last > paragraph_begin_ ? 1 : 0);
    if (paragraph) paragraph_begin_ = open.last;
    if (open.first == open.last) {
      open.paragraph = next_paragraph;
      open.cited = false;
      return;
    }
    out_.sentences.push_back({open.last, open.last, next_paragraph, false});
  }

  Tokens& out_;
  const std::string& text_;
  std::size_t at_ = 0, paragraph_begin_ = 0;
};

/// A citation speaks for the sentences that follow it in the paragraph, until the authors speak of themselves.
void carry_citations(Tokens& tokens) {
  bool carried = false;
  for (std::size_t i = 0; i < tokens.sentences.size(); ++i) {
    Sentence& sentence = tokens.sentences[i];
    if (i == 0 || tokens.sentences[i - 1].paragraph != sentence.paragraph) carried = false;
    const bool own = tokens.speaks_of(sentence, {"we", "our", "ours", "current"});
    const bool cited = sentence.cited && !(own && tokens.speaks_of(sentence, {"defined"}));
    sentence.cited = cited || (carried && !own);
    carried = sentence.cited;
  }
}

}  // namespace

const Token& Tokens::at(std::ptrdiff_t i) const {
  static const Token outside;
  return i < 0 || static_cast<std::size_t>(i) >= all.size() ? outside : all[static_cast<std::size_t>(i)];
}

std::string Tokens::place(std::size_t first, std::size_t last) const {
  last = std::min(last, all.size());
  if (first >= last) return {};
  return "line " + std::to_string(plain.lines[all[first].begin]) + ": \u201C" +
         quotation(plain, all[first].begin, all[last - 1].end) + "\u201D";
}

bool Tokens::speaks_of(const Sentence& sentence, std::initializer_list<std::string_view> stems) const {
  for (std::size_t i = sentence.first; i < sentence.last && i < all.size(); ++i)
    for (const std::string_view stem : stems)
      if (all[i].is_word() && (stem.size() <= 3 ? all[i].text == stem : all[i].text.starts_with(stem))) return true;
  return false;
}

Tokens tokens_of(const std::string& bytes, const std::string& path) {
  Tokens tokens;
  tokens.plain = plain_text(bytes, path);
  Scanner(tokens).scan();
  carry_citations(tokens);
  return tokens;
}

}  // namespace rtsurv::audit
