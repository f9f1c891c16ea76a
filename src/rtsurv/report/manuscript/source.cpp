#include "rtsurv/report/manuscript/source.hpp"

#include <tuple>
#include <utility>
#include <vector>

#include "rtsurv/core/version.hpp"

namespace rtsurv::report::manuscript {

namespace {

/// What BibTeX takes as a command; other letters it reads as UTF-8.
std::string escaped(std::string_view plain) {
  std::string result;
  for (const char c : plain) {
    if (c == '&' || c == '%' || c == '#' || c == '_') result += '\\';
    result += c;
  }
  return result;
}

std::vector<std::string> split(std::string_view list, std::string_view between) {
  std::vector<std::string> parts;
  for (std::size_t end = list.find(between); end != std::string_view::npos; end = list.find(between)) {
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(end + between.size());
  }
  parts.emplace_back(list);
  return parts;
}

/// "van Houwelingen HC" -> "van Houwelingen, H. C.".
std::string bibtex_name(const std::string& name) {
  if (name == "et al") return "others";
  const std::size_t blank = name.rfind(' ');
  const std::string initials = name.substr(blank + 1);
  std::string result = name.substr(0, blank) + ",";
  for (const char initial : initials) result += std::string(" ") + initial + ".";
  return result;
}

std::string bibtex_names(std::string_view names) {
  std::string result;
  if (names.empty()) return result;
  for (const std::string& name : split(names, ", ")) result += (result.empty() ? "" : " and ") + bibtex_name(name);
  return result;
}

std::string bibtex_authors(const Source& source) {
  return source.kind == Source::Kind::software ? "{" + std::string(source.authors) + "}" : bibtex_names(source.authors);
}

std::string bibtex_type(Source::Kind kind) {
  switch (kind) {
    case Source::Kind::article:
      return "article";
    case Source::Kind::book:
      return "book";
    case Source::Kind::chapter:
      return "incollection";
    case Source::Kind::software:
      return "misc";
  }
  return "misc";
}

/// What a reference list says in one line, as BibTeX wants it: "2nd ed" of a title, "City: Publisher", the book of a
/// chapter with its editors.
struct Printed {
  std::string title, edition, journal, editors, book, address, publisher;
};

/// "a. b" cut at the last ". ": {"a", "b"}; {"", all} without one.
std::pair<std::string, std::string> at_last_stop(std::string_view text) {
  const std::size_t stop = text.rfind(". ");
  if (stop == std::string_view::npos) return {"", std::string(text)};
  return {std::string(text.substr(0, stop)), std::string(text.substr(stop + 2))};
}

Printed parts_of(const Source& source) {
  Printed parts;
  parts.title = source.title;
  if (source.kind == Source::Kind::article) parts.journal = source.in;
  if (source.kind == Source::Kind::article || source.kind == Source::Kind::software) return parts;
  constexpr std::string_view edition = " ed", in = "In: ", editors = ", editors";
  if (parts.title.ends_with(edition)) {
    std::tie(parts.title, parts.edition) = at_last_stop(source.title);
    parts.edition.resize(parts.edition.size() - edition.size());
  }
  std::string book, place(source.in);
  if (place.starts_with(in)) std::tie(book, place) = at_last_stop(place.substr(in.size()));
  if (!book.empty()) std::tie(parts.editors, parts.book) = at_last_stop(book);
  if (parts.editors.ends_with(editors)) parts.editors.resize(parts.editors.size() - editors.size());
  const std::size_t colon = place.find(": ");
  parts.address = place.substr(0, colon);
  parts.publisher = place.substr(colon + 2);
  return parts;
}

/// "457-481" with an en dash, or two hyphens.
std::string with_dash(std::string_view pages, std::string_view dash) {
  std::string result(pages);
  const std::size_t hyphen = result.find('-');
  if (hyphen != std::string::npos) result.replace(hyphen, 1, dash);
  return result;
}

/// "Ann Stat 1978; 6: 534–545", "New York: Springer; 2000", "2nd ed. ...; 1994. p. 483–496", "Version 0.1.0; 2026".
std::string printed_in(const Source& source) {
  if (source.kind == Source::Kind::software)
    return "Version " + std::string(version()) + "; " + std::string(source.year);
  const bool article = source.kind == Source::Kind::article;
  std::string text = std::string(source.in) + (article ? " " : "; ") + std::string(source.year);
  if (article) text += "; " + std::string(source.volume) + ": ";
  if (!article && !source.pages.empty()) text += ". p. ";
  return text + with_dash(source.pages, "\u2013");
}

}  // namespace

std::string in_list(const Source& source) {
  std::string text = std::string(source.authors) + ". " + std::string(source.title);
  if (const std::string place = printed_in(source); !place.empty()) text += (text.ends_with('?') ? " " : ". ") + place;
  text += ".";
  if (!source.doi.empty()) text += " doi:" + std::string(source.doi);
  return text;
}

std::string to_bibtex(const Source& source) {
  std::string entry = "@" + bibtex_type(source.kind) + "{" + std::string(source.key);
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) entry += ",\n  " + std::string(key) + " = {" + value + "}";
  };
  add("author", bibtex_authors(source));
  const Printed parts = parts_of(source);
  add("title", "{" + escaped(parts.title) + "}");
  add("journal", escaped(parts.journal));
  add("editor", bibtex_names(parts.editors));
  add("booktitle", escaped(parts.book));
  add("edition", parts.edition);
  add("publisher", escaped(parts.publisher));
  add("address", escaped(parts.address));
  if (source.kind == Source::Kind::software) add("note", "Version " + std::string(version()));
  add("year", std::string(source.year));
  add("volume", std::string(source.volume));
  add("pages", with_dash(source.pages, "--"));
  add("doi", std::string(source.doi));
  return entry + "\n}\n";
}

}  // namespace rtsurv::report::manuscript
