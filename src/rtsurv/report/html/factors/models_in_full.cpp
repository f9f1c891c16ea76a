#include <algorithm>

#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/factors/model_parts.hpp"
#include "rtsurv/report/html/rows/competing_parts.hpp"
#include "rtsurv/report/html/rows/factors_table.hpp"

namespace rtsurv::report::html {

namespace {

/// The two sides of the table of factors, each with everything.
Html sides(Page& page, const results::EndpointResult& endpoint) {
  if (!factors_table(page.study(), endpoint)) return {};  // then they stand in the main part
  Html body = univariable_part(page, endpoint);
  body += multivariable_part(page, endpoint);
  return body;
}

}  // namespace

Section models_in_full(Page& page) {
  Section section;
  const std::vector<results::EndpointResult>& endpoints = page.study().endpoints;
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    const results::EndpointResult& endpoint = endpoints[i];
    Html body = sides(page, endpoint);
    body += factor_curves(page, endpoint, endpoint.univariable.size());
    body += univariable_incidence(page, endpoint);
    body += missing_part(page, endpoint);
    if (endpoint.multivariable) body += model_in_full(page, endpoint);
    if (body.empty()) continue;
    const Section::Part part{part_id("model", i), endpoint.label};
    section.body += part_heading(part) + body;
    section.parts.push_back(part);
  }
  return section;
}

}  // namespace rtsurv::report::html
