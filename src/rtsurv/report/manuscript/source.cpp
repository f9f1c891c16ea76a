#include "rtsurv/report/manuscript/source.hpp"

#include <vector>

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

std::string bibtex_authors(const Source& source) {
  if (source.kind == Source::Kind::software) return "{" + std::string(source.authors) + "}";
  std::string result;
  for (const std::string& name : split(source.authors, ", "))
    result += (result.empty() ? "" : " and ") + bibtex_name(name);
  return result;
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

/// Where a source is printed: a journal, a publisher, or a book.
std::string place_key(Source::Kind kind) {
  return kind == Source::Kind::article ? "journal" : kind == Source::Kind::book ? "publisher" : "booktitle";
}

/// "457-481" with an en dash, or two hyphens.
std::string with_dash(std::string_view pages, std::string_view dash) {
  std::string result(pages);
  const std::size_t hyphen = result.find('-');
  if (hyphen != std::string::npos) result.replace(hyphen, 1, dash);
  return result;
}

/// "Ann Stat 1978; 6: 534–545", "New York: Springer; 2000", "2nd ed. ...; 1994. p. 1483–1496".
std::string printed_in(const Source& source) {
  if (source.kind == Source::Kind::software) return "";
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
  add("title", "{" + escaped(source.title) + "}");
  add(place_key(source.kind), escaped(source.in));
  add("year", std::string(source.year));
  add("volume", std::string(source.volume));
  add("pages", with_dash(source.pages, "--"));
  add("doi", std::string(source.doi));
  return entry + "\n}\n";
}

}  // namespace rtsurv::report::manuscript
