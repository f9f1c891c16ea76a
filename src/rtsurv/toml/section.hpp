#pragma once
// One table of the file being read: hands out its keys by type and reports what is missing, wrong or unknown.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rtsurv/toml/text.hpp"
#include "rtsurv/toml/tree.hpp"

namespace rtsurv::toml {

/// The problems of one file, thrown together in the order of the file.
class FileProblems {
 public:
  explicit FileProblems(std::string file) : file_(std::move(file)) {}

  void add(const Place& place, std::string message);
  void throw_if_any() const;  ///< Error(protocol)

 private:
  std::string file_;
  std::vector<std::pair<Place, std::string>> problems_;
};

[[nodiscard]] Place place_of(const Text& text) noexcept;
[[nodiscard]] std::string in_quotes(std::string_view text);  ///< "text" for a message; see excerpt() of core/text.hpp
[[nodiscard]] std::string list_in_quotes(const std::vector<std::string>& all);  ///< "a", "b", "c"

/// `title` is the table as people see it: "[study]", "[[endpoint]]", "age in [columns]".
/// Every reader reports a value of the wrong type, an empty text, words of more than `longest_words` characters and a
/// number that is not finite, and gives nothing.
class Section {
 public:
  static constexpr std::size_t longest_words = 200;

  Section(const Value& table, std::string title, FileProblems& problems)
      : table_(table), title_(std::move(title)), problems_(problems) {}

  [[nodiscard]] const Value* find(std::string_view key);             ///< any type; null when absent
  [[nodiscard]] const Value* find(std::string_view key, Kind kind);  ///< null when absent or of another type
  [[nodiscard]] std::optional<Text> text(std::string_view key);
  [[nodiscard]] std::optional<Text> path(std::string_view key);  ///< a text as the file has it: the name of a file
  [[nodiscard]] std::optional<double> number(std::string_view key);
  [[nodiscard]] std::optional<Text> words(std::string_view key);  ///< a text that people read in tables and figures
  [[nodiscard]] std::vector<Text> texts(std::string_view key);    ///< a list, not empty, nothing twice

  /// As above; an absent key is reported, with `purpose` as the reason why it is needed when there is one.
  [[nodiscard]] Text required_text(std::string_view key);
  [[nodiscard]] Text required_path(std::string_view key);
  [[nodiscard]] Text required_words(std::string_view key);
  [[nodiscard]] double required_number(std::string_view key, std::string_view purpose);
  [[nodiscard]] std::vector<Text> required_texts(std::string_view key);

  /// Reports a text value that is wrong in itself: an item of a list or of a table with free keys.
  [[nodiscard]] std::optional<Text> text_of(const Value& value, const std::string& what);
  [[nodiscard]] std::optional<Text> words_of(const Value& value, const std::string& what);

  void report(const Place& place, std::string message) { problems_.add(place, std::move(message)); }
  void report_kind(const Value& value, const std::string& what, std::string_view expected);
  void report_unknown();  ///< every key that no call above asked for, with the nearest that one did

  [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return table_.entries; }
  [[nodiscard]] const Place& place() const noexcept { return table_.place; }
  [[nodiscard]] const std::string& title() const noexcept { return title_; }
  [[nodiscard]] FileProblems& problems() const noexcept { return problems_; }

  /// "key" in [title], for messages.
  [[nodiscard]] std::string what(std::string_view key) const;

 private:
  bool require(std::string_view key, std::string_view purpose);

  const Value& table_;
  std::string title_;
  FileProblems& problems_;
  std::vector<std::string> known_;
};

}  // namespace rtsurv::toml
