#include "rtsurv/report/html/report.hpp"

#include "rtsurv/report/html/page/style.hpp"
#include "rtsurv/report/html/sections.hpp"

namespace rtsurv::report {

namespace {

using html::Html, html::Section, html::element, html::text;

constexpr const char* banner = "Research use. Not a medical device.";
constexpr const char* simulated_banner =
    "These patients are simulated. They never lived; no conclusion about treatment can be drawn from them.";

std::vector<Section> sections(html::Page& page) {
  std::vector<Section> result;
  for (const auto make : {html::summary_section,       html::cohort_section,     html::characteristics_section,
                          html::referrals_section,     html::response_section,   html::outcomes_section,
                          html::univariable_section,   html::cutpoints_section,  html::multivariable_section,
                          html::risk_groups_section,   html::effects_section,    html::landmark_section,
                          html::dose_section,          html::validation_section, html::published_section,
                          html::other_figures_section, html::methods_section,    html::conventions_section,
                          html::data_section,          html::warnings_section})
    if (Section section = make(page); !section.body.empty()) result.push_back(std::move(section));
  return result;
}

Html contents_line(const Section& section) {
  Html parts;
  if (section.parts.size() > 1)
    for (const Section::Part& part : section.parts) parts += element("li", html::link(part.id, part.title));
  return element("li", html::link(section.id, section.title) + (parts.empty() ? Html{} : element("ol", parts)));
}

Html contents(const std::vector<Section>& all) {
  Html lines;
  for (const Section& section : all) lines += contents_line(section);
  return element("nav", {{"aria-labelledby", "contents"}},
                 element("h2", {{"id", "contents"}}, text("Contents")) + element("ol", lines));
}

Html draw(const Section& section) {
  if (section.id == "summary")
    return element("section", {{"id", section.id}, {"aria-label", section.title}}, section.body);
  return element("section", {{"id", section.id}, {"aria-labelledby", section.id + "-title"}},
                 element("h2", {{"id", section.id + "-title"}}, text(section.title)) + section.body);
}

Html head(const results::Study& study) {
  return element("head", html::void_element("meta", {{"charset", "utf-8"}}) +
                             html::void_element(
                                 "meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
                             element("title", text(study.title)) + element("style", Html{html::style_sheet(study)}));
}

Html body(const results::Study& study, const std::vector<Section>& all) {
  Html main = element("p", {{"class", "banner"}}, text(banner)) + element("h1", text(study.title));
  if (study.is_simulated()) main += element("p", {{"class", "simulated"}, {"role", "note"}}, text(simulated_banner));
  for (const Section& section : all) {
    main += draw(section);
    if (section.id == "summary") main += contents(all);
  }
  const std::string made = "Made by rtsurv " + study.manifest.version + ". " + banner;
  return element("body", element("a", {{"class", "skip"}, {"href", "#main"}}, text("Skip to the report")) +
                             element("main", {{"id", "main"}}, main) + element("footer", html::paragraph(made)));
}

}  // namespace

std::string html_report(const results::Study& study, const std::vector<Figure>& figures) {
  html::Page page(study, figures);
  const std::vector<Section> all = sections(page);
  const Html document = element("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", "en"}, {"xml:lang", "en"}},
                                head(study) + body(study, all));
  return "<!DOCTYPE html>\n" + document.markup;
}

}  // namespace rtsurv::report
