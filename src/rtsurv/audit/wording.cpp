#include "rtsurv/audit/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/core/text.hpp"

namespace rtsurv::audit {
namespace {

constexpr std::array<std::string_view, 34> fillers{
    "a",          "an",       "and",    "at",    "by",     "cases", "for",     "given",    "gy",
    "had",        "has",      "in",     "of",    "on",     "or",    "patient", "patients", "percent",
    "proportion", "received", "repeat", "share", "than",   "that",  "the",     "to",       "treated",
    "was",        "were",     "who",    "with",  "number", "rate",  "rates"};

bool is_word_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Signs of comparison of Unicode as ASCII; underscores as blanks; lower case.
std::string plain(std::string_view label) {
  static constexpr std::array<std::array<std::string_view, 2>, 4> signs{
      {{"\u2265", ">="}, {"\u2A7E", ">="}, {"\u2264", "<="}, {"\u2A7D", "<="}}};
  std::string text;
  while (!label.empty()) {
    const auto sign = std::ranges::find_if(signs, [&](const auto& pair) { return label.starts_with(pair[0]); });
    if (sign != signs.end()) {
      text += (*sign)[1];
      label.remove_prefix((*sign)[0].size());
      continue;
    }
    const char c = label.front();
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
    label.remove_prefix(1);
  }
  return text;
}

/// The end of the token that begins at `from`: a word with digits, a number, a sign of comparison, or one character.
std::size_t token_end(std::string_view text, std::size_t from) {
  std::size_t end = from + 1;
  const auto more = [&](auto fits) {
    while (end < text.size() && fits(text[end])) ++end;
  };
  if (is_word_letter(text[from])) {
    more([](char c) { return is_word_letter(c) || is_ascii_digit(c); });
  } else if (is_ascii_digit(text[from])) {
    more(is_ascii_digit);
    if (end + 1 < text.size() && text[end] == '.' && is_ascii_digit(text[end + 1])) {
      ++end;
      more(is_ascii_digit);
    }
  } else if ((text[from] == '<' || text[from] == '>') && end < text.size() && text[end] == '=') {
    ++end;
  }
  return end;
}

struct Phrase {
  std::array<std::string_view, 3> words;
  std::string_view sign;
};

constexpr std::array<Phrase, 20> phrases{{{{"not", "more", "than"}, "<="}, {{"no", "more", "than"}, "<="},
                                          {{"not", "less", "than"}, ">="}, {{"no", "less", "than"}, ">="},
                                          {{"no", "fewer", "than"}, ">="}, {{"at", "least", ""}, ">="},
                                          {{"at", "most", ""}, "<="},      {{"up", "to", ""}, "<="},
                                          {{"more", "than", ""}, ">"},     {{"greater", "than", ""}, ">"},
                                          {{"less", "than", ""}, "<"},     {{"fewer", "than", ""}, "<"},
                                          {{"over", "", ""}, ">"},         {{"above", "", ""}, ">"},
                                          {{"below", "", ""}, "<"},        {{"under", "", ""}, "<"},
                                          {{"ge", "", ""}, ">="},          {{"gt", "", ""}, ">"},
                                          {{"le", "", ""}, "<="},          {{"lt", "", ""}, "<"}}};

struct Sign {
  std::string_view sign;
  std::size_t tokens = 0;  ///< that it takes; 0: there is none here
};

Sign sign_at(const std::vector<std::string>& tokens, std::size_t i) {
  if (tokens[i][0] == '<' || tokens[i][0] == '>') return {tokens[i], 1};
  for (const Phrase& phrase : phrases) {
    std::size_t length = 0;
    while (length < 3 && !phrase.words[length].empty() && i + length < tokens.size() &&
           tokens[i + length] == phrase.words[length])
      ++length;
    if (length == 3 || phrase.words[length].empty()) return {phrase.sign, length};
  }
  return {};
}

/// "gt3" as "gt" and "3"; "eqd2" stays whole.
void split_cut(std::vector<std::string>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    for (const std::string_view sign : {"ge", "gt", "le", "lt"})
      if (tokens[i].size() > 2 && tokens[i].starts_with(sign) &&
          std::all_of(tokens[i].begin() + 2, tokens[i].end(), is_ascii_digit)) {
        const std::string number = tokens[i].substr(2);
        tokens[i].resize(2);
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1, number);
      }
}

std::string normal(const std::string& token) {
  if (!is_ascii_digit(token[0])) return token;
  const std::optional<Printed> number = parse_printed(token);
  return number ? shortest(number->value) : token;
}

}  // namespace

double Cut::value() const {
  const std::optional<Printed> printed = parse_printed(number);
  return printed ? printed->value : 0.0;
}

Cut Cut::complement() const { return {sign == ">=" ? "<" : sign == ">" ? "<=" : sign == "<=" ? ">" : ">=", number}; }

std::string Wording::key() const {
  std::string all;
  for (const std::string& word : words) all += word + " ";
  return all;
}

std::vector<std::string> label_tokens(std::string_view label) {
  const std::string text = plain(label);
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = token_end(text, i);
    const char c = text[i];
    if (is_word_letter(c) || is_ascii_digit(c) || c == '<' || c == '>') tokens.push_back(text.substr(i, end - i));
    i = end;
  }
  return tokens;
}

Wording wording_of(std::string_view label) {
  std::vector<std::string> tokens = label_tokens(label);
  split_cut(tokens);
  Wording wording;
  std::size_t cuts = 0;
  for (std::size_t i = 0; i < tokens.size();) {
    const Sign sign = sign_at(tokens, i);
    const std::size_t number = i + sign.tokens;
    const bool of_ratio = i > 0 && (tokens[i - 1] == "hr" || tokens[i - 1] == "or" || tokens[i - 1] == "p");
    if (sign.tokens > 0 && number < tokens.size() && is_ascii_digit(tokens[number][0])) {
      if (!of_ratio) {
        wording.cut = Cut{std::string(sign.sign), normal(tokens[number])};
        ++cuts;
        wording.words.insert(wording.cut->text());
      }
      i = number + 1;
      continue;
    }
    if (std::ranges::find(fillers, std::string_view(tokens[i])) == fillers.end()) {
      wording.words.insert(normal(tokens[i]));
      wording.about.insert(normal(tokens[i]));
    }
    ++i;
  }
  if (cuts != 1) wording.cut.reset();
  return wording;
}

bool speaks_of(std::string_view label, std::initializer_list<std::string_view> stems) {
  const std::vector<std::string> tokens = label_tokens(label);
  return std::ranges::any_of(tokens, [&](const std::string& token) {
    return std::ranges::any_of(stems, [&](std::string_view stem) { return token.starts_with(stem); });
  });
}

}  // namespace rtsurv::audit
