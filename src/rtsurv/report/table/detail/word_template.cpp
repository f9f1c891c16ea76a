#include "rtsurv/report/table/detail/word_template.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include <pugixml.hpp>

#include "rtsurv/core/error.hpp"
#include "rtsurv/report/table/detail/word_parts.hpp"

namespace rtsurv::report::detail {

namespace {

constexpr const char* document_part = "word/document.xml";
constexpr const char* core_part = "docProps/core.xml";
constexpr const char* app_part = "docProps/app.xml";
constexpr const char* types_part = "[Content_Types].xml";
constexpr unsigned keep_blanks = pugi::parse_default | pugi::parse_ws_pcdata_single;

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(ErrorKind::data, why + "; save the template in Word as .docx or .dotx", {.file = path});
}

bool has_part(const ZipParts& parts, const std::string& name) {
  return std::ranges::find(parts, name, &ZipParts::value_type::first) != parts.end();
}

/// A part of a document that has been read before.
pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  document.load_buffer(xml.data(), xml.size(), keep_blanks);
  return document;
}

pugi::xml_node body_of(const pugi::xml_document& document) { return document.child("w:document").child("w:body"); }

/// The set-up of the last section; null without one.
pugi::xml_node last_page(const pugi::xml_document& document) {
  const pugi::xml_node last = body_of(document).last_child();
  return std::string_view(last.name()) == "w:sectPr" ? last : pugi::xml_node();
}

std::string printed(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw);
  return out.str();
}

/// What tells of people, by its name with or without "/" in front: it has no use without the text.
bool tells_of_people(std::string_view part) {
  if (part.starts_with('/')) part.remove_prefix(1);
  return part.starts_with("word/comments") || part == "word/people.xml" || part == "docProps/custom.xml" ||
         part.starts_with("docProps/thumbnail");
}

/// The list of a package's parts without those left out, and as a document where it was a template.
std::string without_people(const std::string& content_types) {
  const pugi::xml_document types = parsed(content_types);
  pugi::xml_node list = types.first_child();
  for (pugi::xml_node one = list.first_child(); one;) {
    const pugi::xml_node next = one.next_sibling();
    std::string kind = one.attribute("ContentType").value();
    if (tells_of_people(one.attribute("PartName").value()))
      list.remove_child(one);
    else if (const std::size_t at = kind.find("template.main+xml"); at != std::string::npos)
      one.attribute("ContentType").set_value(kind.replace(at, 8, "document").c_str());
    one = next;
  }
  return printed(types);
}

/// The relations of a part of `folder` without those to parts left out.
std::string without_relations(const std::string& relations, const std::string& folder) {
  const pugi::xml_document document = parsed(relations);
  pugi::xml_node list = document.first_child();
  for (pugi::xml_node one = list.first_child(); one;) {
    const pugi::xml_node next = one.next_sibling();
    const std::string target = one.attribute("Target").value();
    if (tells_of_people(target.starts_with('/') ? target : folder + target)) list.remove_child(one);
    one = next;
  }
  return printed(document);
}

/// The document's XML with that body; the set-up of its last section stays.
std::string document_with(const std::string& xml, const std::string& body) {
  const pugi::xml_document document = parsed(xml);
  pugi::xml_document kept;
  if (const pugi::xml_node page = last_page(document)) kept.append_copy(page);
  pugi::xml_node text = body_of(document);
  text.remove_children();
  text.append_buffer(body.data(), body.size(), keep_blanks);
  if (kept.first_child()) text.append_copy(kept.first_child());
  return printed(document);
}

/// How wide the text of a page is; `otherwise` where its set-up does not say.
unsigned text_width(const pugi::xml_node& page, unsigned otherwise) {
  const unsigned width = page.child("w:pgSz").attribute("w:w").as_uint();
  const pugi::xml_node margins = page.child("w:pgMar");
  const unsigned beside = margins.attribute("w:left").as_uint() + margins.attribute("w:right").as_uint();
  return width > beside ? width - beside : otherwise;
}

}  // namespace

WordTemplate::WordTemplate(const UserDocument& document) : path_(document.path) {
  auto parts = unzipped(document.bytes);
  if (!parts || !has_part(*parts, document_part) || !has_part(*parts, types_part)) refuse(path_, "is no Word document");
  if (has_part(*parts, "word/vbaProject.bin")) refuse(path_, "holds macros");
  parts_ = std::move(*parts);
  if (!body_of(parsed(part(document_part)))) refuse(path_, "is no Word document");
}

const std::string& WordTemplate::part(const std::string& name) const {
  static const std::string none;
  const auto found = std::ranges::find(parts_, name, &ZipParts::value_type::first);
  return found == parts_.end() ? none : found->second;
}

WordLook WordTemplate::look() const {
  constexpr unsigned half_digit_of_11_points = 60;
  WordLook look;
  look.half_digit = half_digit_of_11_points;
  look.may_turn = false;
  const pugi::xml_document document = parsed(part(document_part)), styles = parsed(part("word/styles.xml"));
  look.text_width = text_width(last_page(document), look.text_width);
  for (const pugi::xml_node style : styles.child("w:styles").children("w:style")) {
    std::string name = style.child("w:name").attribute("w:val").value();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const char* id = style.attribute("w:styleId").value();
    if (name == "caption") look.caption = id;
    if (name == "table text") look.cell = id;
    if (name == "table note") look.note = id;
  }
  return look;
}

ZipParts WordTemplate::with_body(const std::string& body, const std::string& title) const {
  ZipParts result;
  for (const auto& [name, bytes] : parts_) {
    if (tells_of_people(name)) continue;
    std::string now = bytes;
    if (name == document_part) now = document_with(bytes, body);
    if (name == types_part) now = without_people(bytes);
    if (name == "_rels/.rels") now = without_relations(bytes, "");
    if (name == "word/_rels/document.xml.rels") now = without_relations(bytes, "word/");
    if (name == core_part) now = core_properties(title);
    if (name == app_part) now = app_properties();
    result.emplace_back(name, std::move(now));
  }
  return result;
}

}  // namespace rtsurv::report::detail
