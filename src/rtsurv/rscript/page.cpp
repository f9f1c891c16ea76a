#include "rtsurv/rscript/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

constexpr std::size_t width = 110;

/// "first word word" in lines of the width; each further one begins with `indent`.
std::string wrapped(const std::string& first, const std::vector<std::string>& words, const std::string& indent) {
  std::string text = first;
  std::size_t used = first.size() - (first.find_last_of('\n') + 1);
  for (const std::string& word : words) {
    if (used + 1 + word.size() > width) {
      text += "\n" + indent + word;
      used = indent.size() + word.size();
    } else {
      text += " " + word;
      used += 1 + word.size();
    }
  }
  return text + "\n";
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// Cut at the blanks that stand in no text and beside no "=".
std::vector<std::string> code_words(std::string_view code) {
  std::vector<std::string> words(1);
  bool in_text = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"' && (i == 0 || code[i - 1] != '\\')) in_text = !in_text;
    const bool beside_equals = code.substr(0, i).ends_with(" =") || code.substr(i).starts_with(" = ");
    if (code[i] == ' ' && !in_text && !beside_equals)
      words.emplace_back();
    else
      words.back() += code[i];
  }
  return words;
}

std::string one_line(std::string_view text) { return fmt::format("{}", fmt::join(words_of(text), " ")); }

}  // namespace

void Page::part(std::string_view title) {
  block(title);
  text_ += "\n\n# ==== " + one_line(title) + " ====\n";
}

void Page::table(std::string_view title) {
  block(title);
  text_ += "\n# ---- " + one_line(title) + " ----\n";
}

void Page::block(std::string_view what) {
  close();
  block_ = one_line(what);
}

void Page::close() {
  if (is_open_) text_ += "})\n";
  is_open_ = false;
}

void Page::add_code(std::string_view code) {
  if (in_blocks_ && !is_open_) text_ += fmt::format("block({}, {{\n", r_string(block_));
  is_open_ = in_blocks_;
  text_ += code;
}

void Page::comment(std::string_view text) { text_ += wrapped("#", words_of(text), "# "); }

void Page::line(std::string_view code) {
  const std::size_t call = code.find('(');
  const bool can_be_wrapped = call != std::string_view::npos && code.find_first_of("#\n") == std::string_view::npos;
  if (code.size() <= width || !can_be_wrapped) {
    add_code(std::string(code) + "\n");
    return;
  }
  std::vector<std::string> words = code_words(code.substr(call + 1));
  const std::string head = std::string(code.substr(0, call + 1)) + words.front();
  words.erase(words.begin());
  add_code(wrapped(head, words, std::string(call + 1, ' ')));
}

void Page::call(std::string_view head, const std::vector<std::string>& arguments) {
  std::vector<std::string> words;
  for (const std::string& argument : arguments) words.push_back(argument + ",");
  words.back().back() = ')';
  const std::string first = std::string(head) + words.front();
  words.erase(words.begin());
  add_code(wrapped(first, words, std::string(head.find('(') + 1, ' ')));
}

void Page::compare(std::string_view what, std::string_view code, const Printed& printed) {
  const std::string name = fmt::format("compare({},", r_string(one_line(what)));
  const bool fits = name.size() + 2 + code.size() <= width;
  const std::string head = fmt::format("{}{}{},", name, fits ? " " : "\n        ", code);
  std::vector<std::string> words;
  for (const auto& number : printed) words.push_back(r_printed(number) + ",");
  if (words.empty()) return;
  words.back().back() = ')';
  if (words.size() > 1) {
    words.front().insert(0, "c(");
    words.back() += ")";
  }
  add_code(wrapped(head, words, "        "));
}

}  // namespace rtsurv::rscript
