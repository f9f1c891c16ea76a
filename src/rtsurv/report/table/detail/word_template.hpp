#pragma once
// A Word document of the user that lends its styles, headers and page to the tables.

#include <string>

#include "rtsurv/report/table/detail/word_body.hpp"
#include "rtsurv/report/table/detail/zip.hpp"
#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report::detail {

class WordTemplate {
 public:
  /// Throws Error(data) when it is none, or holds macros.
  explicit WordTemplate(const UserDocument& document);

  /// Its styles "caption", "Table text" and "Table note", by the names that Word gives them in every language; its pages
  /// stay as they stand, and their width is that of the tables.
  [[nodiscard]] WordLook look() const;

  /// The document with that body in place of its own. The page is that of its last section; comments, names of people and
  /// properties are left out.
  [[nodiscard]] ZipParts with_body(const std::string& body, const std::string& title) const;

 private:
  [[nodiscard]] const std::string& part(const std::string& name) const;

  ZipParts parts_;
  std::string path_;
};

}  // namespace rtsurv::report::detail
