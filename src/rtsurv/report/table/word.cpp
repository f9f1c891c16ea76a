#include "rtsurv/report/table/detail/word_body.hpp"
#include "rtsurv/report/table/detail/word_parts.hpp"
#include "rtsurv/report/table/detail/word_template.hpp"
#include "rtsurv/report/table/files.hpp"

namespace rtsurv::report {

std::string to_word(std::span<const PlacedTable> tables, const WordOptions& options) {
  if (!options.document)
    return detail::zipped(
        detail::own_document(detail::word_body(tables, options.style, detail::own_look()), options.title));
  const detail::WordTemplate users(*options.document);
  return detail::zipped(users.with_body(detail::word_body(tables, options.style, users.look()), options.title));
}

}  // namespace rtsurv::report
