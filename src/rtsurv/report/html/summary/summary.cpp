#include <map>
#include <ranges>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/summary/key_numbers.hpp"
#include "rtsurv/report/html/summary/places.hpp"
#include "rtsurv/report/words/claims.hpp"
#include "rtsurv/report/words/doubts.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"

namespace rtsurv::report::html {

namespace {

constexpr std::size_t most_doubts = 5;

std::string what_the_data_are(const results::Study& study) {
  const results::Manifest& manifest = study.manifest;
  std::vector<std::string> labels;
  for (const results::EndpointResult& endpoint : study.endpoints) labels.push_back(in_sentence(endpoint.label));
  const std::string read = count(static_cast<double>(manifest.rows_read));
  const std::string used = count(static_cast<double>(manifest.rows_analysed));
  return (manifest.rows_read == manifest.rows_analysed ? "All " + used : used + " of the " + read) + " patients in " +
         manifest.data_file + " were analysed" + (labels.empty() ? "" : " for " + enumerate(labels)) +
         "; times are in " + std::string(name(study.time_unit)) + ".";
}

Html numbers_list(const results::Study& study) {
  Html list;
  for (const KeyNumber& number : key_numbers(study)) {
    Html value;
    for (const std::string& estimate : number.values) value += element("b", text(estimate)) + text(" ");
    if (!number.detail.empty()) value += element("span", text(number.detail));
    list += element("dt", link(number.id, number.label)) + element("dd", value);
  }
  return list.empty() ? Html{} : element("dl", {{"class", "numbers"}}, list);
}

Html doubts_box(const results::Study& study) {
  Html lines;
  for (const results::Doubt& doubt : study.doubts | std::views::take(most_doubts))
    lines += element("li", link(place_of(study, doubt), doubt_sentence(study, doubt)));
  return element("aside", {{"class", "doubt"}, {"aria-labelledby", "doubt"}},
                 element("h2", {{"id", "doubt"}}, text("What to doubt")) +
                     (lines.empty() ? paragraph(doubts_checked()) : element("ul", lines)));
}

/// The claims of the first page: of the factors and the groups those on the first endpoint that has any.
std::vector<const results::Claim*> first_claims(const results::Study& study) {
  using Kind = results::Claim::Kind;
  std::map<Kind, std::string> first;
  std::vector<const results::Claim*> chosen;
  for (const results::Claim& claim : study.claims) {
    const std::string& endpoint = first.try_emplace(claim.kind, claim.endpoint).first->second;
    if ((claim.kind != Kind::factor && claim.kind != Kind::groups) || claim.endpoint == endpoint)
      chosen.push_back(&claim);
  }
  return chosen;
}

/// The claims with their verdicts; nothing for a study without any.
Html claims_table(const results::Study& study) {
  const std::vector<const results::Claim*> claims = first_claims(study);
  if (claims.empty()) return {};
  Html rows;
  for (const results::Claim* claim : claims)
    rows +=
        element("tr", element("th", {{"scope", "row"}}, link(place_of(study, *claim), claim_phrase(study, *claim))) +
                          element("td", element("b", text(verdict_phrase(*claim)))) +
                          element("td", text(reason_phrase(*claim))));
  Html head;
  for (const char* title : {"Claim", "How solid", "What decided"})
    head += element("th", {{"scope", "col"}}, text(title));
  const bool more = claims.size() < study.claims.size();
  return element("h2", text("How solid is it?")) +
         element("div", {{"class", "scroll verdicts"}, {"tabindex", "0"}},
                 element("table", {{"class", "words"}},
                         element("caption", element("span", text("Each claim with the check that decided on it."))) +
                             element("thead", element("tr", head)) + element("tbody", rows))) +
         element("p", {{"class", "note"}},
                 text(verdicts_explained() + (more ? " The claims on the other endpoints are in results.json." : "")));
}

}  // namespace

Section summary_section(Page& page) {
  const results::Study& study = page.study();
  const Html numbers = element("div", element("h2", text("Key results")) + numbers_list(study));
  return {element("p", {{"class", "lead"}}, text(what_the_data_are(study))) +
              element("div", {{"class", "first"}}, numbers + doubts_box(study)) + claims_table(study),
          {}};
}

}  // namespace rtsurv::report::html
