#include <algorithm>

#include "rtsurv/report/html/factors/model_parts.hpp"
#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/rows/factors_table.hpp"
#include "rtsurv/report/html/rows/univariable_table.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::Study;

constexpr std::size_t most_unasked = 2;  // one row of curves; the others follow in the appendix

UnivariableHead head_of(const Study& study, const EndpointResult& endpoint) {
  const double level = endpoint.km.confidence_level;
  return {figure_name({"univariable", endpoint.name}),
          "Univariable analysis of " + in_sentence(endpoint.label) + " in " + sample_phrase(endpoint.km.sample) +
              ": rates by Kaplan\u2013Meier, log-rank tests and hazard ratios.",
          landmark_heads(study, level), level};
}

/// One table of both sides; without one of them the other alone.
Html tables(Page& page, const EndpointResult& endpoint) {
  if (const auto beside = factors_table(page.study(), endpoint)) return page.table(*beside);
  Html body = univariable_part(page, endpoint);
  if (endpoint.multivariable) body += multivariable_part(page, endpoint);
  return body;
}

/// Reached by links to either side.
Html factors_of(Page& page, const EndpointResult& endpoint, std::size_t index) {
  Html body = endpoint.multivariable ? model_words(page.study(), endpoint) : Html{};
  body += tables(page, endpoint);
  body += factor_curves(page, endpoint, most_unasked);
  return element("div", {{"id", part_id("univariable", index)}},
                 element("div", {{"id", part_id("multivariable", index)}}, body));
}

}  // namespace

Html factor_curves(Page& page, const EndpointResult& endpoint, std::size_t most) {
  Html figures;
  std::size_t unasked = 0;
  for (const results::UnivariableRow* row : drawn_factors(page.study(), endpoint)) {
    if (!row->drawn && ++unasked > most) break;
    figures += page.figure({"km", endpoint.name, row->factor});
    figures += page.figure({"km", endpoint.name, row->factor, "cuminc"});
  }
  return figures.empty() ? figures : element("div", {{"class", "curves"}}, figures);
}

Html univariable_part(Page& page, const EndpointResult& endpoint) {
  if (endpoint.univariable.empty()) return {};
  return page.table(univariable_table(page.study(), endpoint.univariable, head_of(page.study(), endpoint)));
}

Section factors_section(Page& page) {
  Section section;
  const std::vector<EndpointResult>& endpoints = page.study().endpoints;
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    if (endpoints[i].univariable.empty() && !endpoints[i].multivariable) continue;
    const Section::Part part{part_id("factors", i), endpoints[i].label};
    section.body += part_heading(part) + factors_of(page, endpoints[i], i);
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
