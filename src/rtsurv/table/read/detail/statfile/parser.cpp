#include "rtsurv/table/read/detail/statfile/parser.hpp"

#include <cstdint>
#include <memory>

#include <readstat.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/table/read/detail/statfile/collector.hpp"
#include "rtsurv/table/read/detail/statfile/memory_source.hpp"

namespace rtsurv::table::detail::statfile {
namespace {

[[noreturn]] void refuse(const std::string& file, const std::string& message) {
  throw Error(ErrorKind::io, message, {.file = file});
}

std::string program_of(Kind::Content content) {
  return content == Kind::Content::spss ? "SPSS" : content == Kind::Content::stata ? "Stata" : "SAS";
}

[[noreturn]] void refuse_damaged(const std::string& file, Kind::Content content) {
  const std::string program = program_of(content);
  refuse(file, "is a damaged or incomplete file of " + program + "; save it again there, or as \"CSV UTF-8\"");
}

[[noreturn]] void refuse_encoding(const std::string& file, const std::string& encoding) {
  if (encoding.empty())
    throw Error(ErrorKind::data,
                "holds texts that are not of the encoding that it declares; name theirs: --encoding, or encoding in "
                "[study]",
                {.file = file});
  throw Error(ErrorKind::usage, "the encoding \"" + excerpt(encoding) + "\" does not exist, or the texts are not of it",
              {.file = file});
}

/// What the library says, for a person.
[[noreturn]] void refuse(readstat_error_t error, const std::string& file, Kind::Content content,
                         const std::string& encoding) {
  switch (error) {
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
    case READSTAT_ERROR_CONVERT:
    case READSTAT_ERROR_CONVERT_BAD_STRING:
    case READSTAT_ERROR_CONVERT_SHORT_STRING:
      refuse_encoding(file, encoding);
    case READSTAT_ERROR_UNSUPPORTED_COMPRESSION:
      refuse(file, "is compressed in a way that is not read; save it in " + program_of(content) +
                       " without compression, or as \"CSV UTF-8\"");
    case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
      refuse(file, "is of a version of " + program_of(content) + " that is not read; save it as \"CSV UTF-8\"");
    default:
      refuse_damaged(file, content);
  }
}

using Parse = readstat_error_t (*)(readstat_parser_t*, const char*, void*);

Parse parse_of(Kind::Content content) {
  switch (content) {
    case Kind::Content::spss:
      return readstat_parse_sav;
    case Kind::Content::stata:
      return readstat_parse_dta;
    case Kind::Content::sas:
      return readstat_parse_sas7bdat;
    default:
      return readstat_parse_xport;
  }
}

/// The labels of a file of Stata stand at its end, and the library takes what there is of them. In old files they end
/// where the size of the next ones would stand.
bool ends_as_stata(std::string_view bytes, const MemorySource& source) {
  constexpr std::string_view opening = "<lbl>", closing = "</value_labels>";
  if (!bytes.starts_with("<stata_dta>"))
    return source.cut_reads() == 1 && source.last_cut().empty() && source.last_wanted() <= sizeof(std::int32_t);
  const std::size_t place = bytes.size() - source.rest().size();
  return source.cut_reads() == 0 && place >= opening.size() &&
         bytes.substr(place - opening.size()).starts_with(closing);
}

/// A transport file is of records of 80 bytes; blanks fill the last one.
bool ends_as_transport(std::string_view bytes, const MemorySource& source) {
  constexpr std::size_t record = 80;
  return bytes.size() % record == 0 && source.last_cut().find_first_not_of(' ') == std::string_view::npos;
}

void refuse_several_tables(std::string_view bytes, const std::string& file) {
  constexpr std::string_view head = "HEADER RECORD*******MEMB";
  constexpr std::size_t record = 80;
  std::size_t tables = 0;
  for (std::size_t i = 0; i + record <= bytes.size(); i += record)
    if (bytes.substr(i).starts_with(head)) ++tables;
  if (tables > 1)
    refuse(file, "holds " + std::to_string(tables) + " tables; export the one that is meant into a file of its own");
}

}  // namespace

RawTable parse(std::string_view bytes, const std::string& file, Kind::Content content, const std::string& encoding) {
  const bool transport = content == Kind::Content::transport;
  if (transport) refuse_several_tables(bytes, file);
  const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(),
                                                                                   &readstat_parser_free);
  MemorySource source(bytes);
  source.attach(parser.get());
  const Source described{.file = file, .encoding = encoding, .content = content, .size = bytes.size()};
  if (described.is_raw())
    readstat_set_handler_character_encoding(parser.get(), nullptr);
  else if (!encoding.empty())
    readstat_set_file_character_encoding(parser.get(), encoding.c_str());
  Collector collector(described, source);
  Collector::attach(parser.get());
  const readstat_error_t error = parse_of(content)(parser.get(), "", &collector);
  collector.rethrow();
  if (error != READSTAT_OK) refuse(error, file, content, encoding);
  const bool whole = content == Kind::Content::stata ? ends_as_stata(bytes, source)
                     : transport                     ? ends_as_transport(bytes, source)
                                                     : true;
  if (!whole || !collector.is_rectangle()) refuse_damaged(file, content);
  return collector.take();
}

}  // namespace rtsurv::table::detail::statfile
