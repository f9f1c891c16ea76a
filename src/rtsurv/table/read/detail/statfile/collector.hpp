#pragma once
// What libreadstat hands out, value by value, kept column by column.

#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <readstat.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/table/read/detail/kind.hpp"
#include "rtsurv/table/read/detail/statfile/memory_source.hpp"
#include "rtsurv/table/read/detail/statfile/parser.hpp"

namespace rtsurv::table::detail::statfile {

struct Source {
  std::string file;
  std::string encoding;  ///< as it was told
  Kind::Content content = Kind::Content::spss;
  std::size_t size = 0;  ///< bytes of the file

  /// The library hands out the texts as they stand in the file.
  [[nodiscard]] bool is_raw() const { return content == Kind::Content::stata || content == Kind::Content::transport; }
};

/// Is given to the library as the context of its handlers.
class Collector {
 public:
  /// What is handed out was read from `bytes`.
  Collector(Source source, const MemorySource& bytes);

  /// Sets the handlers.
  static void attach(readstat_parser_t* parser);

  /// Throws what stopped the reading from here, if anything did.
  void rethrow() const;

  /// Every column has a value in every row.
  [[nodiscard]] bool is_rectangle() const;

  /// The table. Throws Error(data) with the rows of texts that are not UTF-8. The object is used up.
  [[nodiscard]] RawTable take();

 private:
  template <typename Work>
  int guarded(Work work) noexcept;

  [[noreturn]] void refuse_size() const;
  void add_metadata(readstat_metadata_t* metadata);
  void add_variable(const readstat_variable_t* variable, const char* labels);
  bool add_value(std::size_t row, readstat_variable_t* variable, readstat_value_t value);
  void add_label(const char* set, readstat_value_t value, const char* label);

  void add_text(RawColumn& column, readstat_value_t value, bool missing);
  /// A text of the file in UTF-8, without blanks at its ends; `where` it stands, should it be none.
  std::string clean(std::string_view text, const Where& where);

  Source source_;
  const MemorySource& bytes_;
  RawTable table_;
  std::vector<std::string> set_of_column_;
  std::map<std::string, std::vector<ValueLabel>, std::less<>> sets_;
  std::size_t cells_ = 0, most_cells_;
  bool old_stata_ = false, assumed_windows_ = false;
  Problems problems_{ErrorKind::data};
  std::exception_ptr failure_;
};

}  // namespace rtsurv::table::detail::statfile
