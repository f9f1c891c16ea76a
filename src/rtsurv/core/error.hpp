#pragma once
// The one error type of rtsurv, and the collector that reports all problems of a file at once.

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rtsurv {

/// What went wrong, from the caller's point of view.
enum class ErrorKind {
  usage,          ///< the call is wrong: an option, a command, a value outside its range
  protocol,       ///< the study protocol is wrong
  data,           ///< the table is wrong
  io,             ///< a file cannot be read or written
  not_estimable,  ///< the call is right, but these data cannot give the quantity
  numerical,      ///< a computation failed
};

/// Where it went wrong. Rows are those of a sheet, whose header is row 1; lines are lines of a text file from 1.
struct Where {
  std::string file = {};
  std::optional<std::size_t> row = {};
  std::optional<std::size_t> line = {};
  std::optional<std::size_t> position = {};  ///< column of a text file, from 1
  std::string column = {};                   ///< name of a table's column
};

/// "cohort.csv, row 17, column \"os_months\"" or "study.toml:12:3"; empty for an empty place.
[[nodiscard]] std::string to_string(const Where& where);

/// Base of every exception that rtsurv throws. what() is "place: message", one line per problem; where() is the place of
/// the first. Messages never quote a cell's value: it may identify a patient.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, Where where = {});

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const Where& where() const noexcept { return where_; }

 private:
  ErrorKind kind_;
  Where where_;
};

/// A statistical option outside its domain, such as a confidence level of 95.
class InvalidOption : public Error {
 public:
  explicit InvalidOption(const std::string& message) : Error(ErrorKind::usage, message) {}
};

/// The data cannot give the quantity, such as a log-rank test of a single group.
class NotEstimable : public Error {
 public:
  explicit NotEstimable(const std::string& message) : Error(ErrorKind::not_estimable, message) {}
};

/// Exit code of the program: 1 for not_estimable and numerical, 2 for everything else.
[[nodiscard]] int exit_code(ErrorKind kind) noexcept;

/// Gathers the problems of one file so that a person sees them all at once.
class Problems {
 public:
  /// The first 50 problems are kept; later ones are only counted.
  static constexpr std::size_t limit = 50;

  explicit Problems(ErrorKind kind) : kind_(kind) {}

  void add(const Where& where, std::string_view message);
  /// Each line of an error's what() as a problem; its where() is the place of the first.
  void add(const Error& error);
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  /// Throws one Error with a line per problem, and a last line "and K more" beyond the limit. Its place is that of the
  /// first problem.
  void throw_if_any() const;

 private:
  void add_line(const Where& where, std::string line);

  ErrorKind kind_;
  std::size_t count_ = 0;
  std::vector<std::string> lines_;
  Where first_;
};

/// The candidate nearest to `word` by edit distance, if it is near enough to be a typo of it.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace rtsurv
