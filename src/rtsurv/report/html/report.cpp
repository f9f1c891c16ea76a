#include "rtsurv/report/html/report.hpp"

#include "rtsurv/report/html/page/style.hpp"
#include "rtsurv/report/html/sections.hpp"

namespace rtsurv::report {

namespace {

using html::Html, html::Section, html::element, html::text;

constexpr const char* study_banner = "Research use. Not a medical device.";
constexpr const char* simulated_banner =
    "These patients are simulated. They never lived; no conclusion about treatment can be drawn from them.";

/// A section with its place in the table of contents.
struct Written {
  const html::NamedSection& name;
  Section section;
};

/// "Appendix A", "Appendix B", ...
std::string appendix_number(std::size_t index) { return std::string("Appendix ") + static_cast<char>('A' + index); }

std::string appendix_title(const Written& one, std::size_t index) {
  return appendix_number(index) + ". " + one.name.title;
}

std::vector<Written> main_part(html::Page& page) {
  std::vector<Written> result;
  for (const html::NamedSection& name : html::sections())
    if (Section section = name.write(page); !section.body.empty()) {
      page.add_section(name.id, name.title);
      result.push_back({name, std::move(section)});
    }
  return result;
}

std::vector<Written> appendix(html::Page& page) {
  std::vector<Written> result;
  for (const html::NamedSection& name : html::appendices())
    if (Section section = name.write(page); !section.body.empty()) {
      page.add_section(name.id, appendix_number(result.size()));
      result.push_back({name, std::move(section)});
    }
  return result;
}

Html contents_line(const Written& one) {
  Html parts;
  if (one.section.parts.size() > 1)
    for (const Section::Part& part : one.section.parts) parts += element("li", html::link(part.id, part.title));
  return element("li", html::link(one.name.id, one.name.title) + (parts.empty() ? Html{} : element("ol", parts)));
}

Html contents(const std::vector<Written>& main, const std::vector<Written>& behind) {
  Html lines, folded;
  for (const Written& one : main) lines += contents_line(one);
  for (const Written& one : behind) folded += element("li", html::link(one.name.id, one.name.title));
  if (!folded.empty()) lines += element("li", html::link("appendix", "Appendix") + element("ol", folded));
  return element("nav", {{"aria-labelledby", "contents"}},
                 element("h2", {{"id", "contents"}}, text("Contents")) + element("ol", lines));
}

Html draw(const Written& one) {
  const auto& [id, title, write] = one.name;
  if (id == "summary") return element("section", {{"id", id}, {"aria-label", title}}, one.section.body);
  return element("section", {{"id", id}, {"aria-labelledby", id + "-title"}},
                 element("h2", {{"id", id + "-title"}}, text(title)) + one.section.body);
}

/// Folded: a link into it opens it, as does printing.
Html draw_appendix(const std::vector<Written>& behind) {
  Html body;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    const std::string title_id = behind[i].name.id + "-title";
    body += element("details", {{"id", behind[i].name.id}, {"aria-labelledby", title_id}},
                    element("summary", element("h2", {{"id", title_id}}, text(appendix_title(behind[i], i)))) +
                        behind[i].section.body);
  }
  return element("section", {{"id", "appendix"}, {"aria-label", "Appendix"}}, body);
}

Html head(const results::Study& study) {
  return element("head", html::void_element("meta", {{"charset", "utf-8"}}) +
                             html::void_element(
                                 "meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                             element("title", text(study.title)) + element("style", Html{html::style_sheet(study)}));
}

Html body(const results::Study& study, const std::vector<Written>& main, const std::vector<Written>& behind) {
  Html page = element("p", {{"class", "study_banner"}}, text(study_banner)) + element("h1", text(study.title));
  if (study.is_simulated()) page += element("p", {{"class", "simulated"}, {"role", "note"}}, text(simulated_banner));
  for (const Written& one : main) {
    page += draw(one);
    if (one.name.id == "summary") page += contents(main, behind);
  }
  if (!behind.empty()) page += draw_appendix(behind);
  const std::string made = "Made by rtsurv " + study.manifest.version + ". " + study_banner;
  return element("body", element("a", {{"class", "skip"}, {"href", "#main"}}, text("Skip to the report")) +
                             element("main", {{"id", "main"}}, page) + element("footer", html::paragraph(made)));
}

}  // namespace

std::string html_report(const results::Study& study, const std::vector<Figure>& figures) {
  html::Page page(study, figures);
  const std::vector<Written> main = main_part(page), behind = appendix(page);
  const Html document = element("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", "en"}, {"xml:lang", "en"}},
                                head(study) + body(study, main, behind));
  return "<!DOCTYPE html>\n" + document.markup;
}

std::vector<PlacedTable> all_tables(const results::Study& study) {
  const std::vector<Figure> none;
  html::Page page(study, none);
  static_cast<void>(main_part(page));
  static_cast<void>(appendix(page));
  return page.tables();
}

}  // namespace rtsurv::report
