#include "rtsurv/report/html/summary/claims_table.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/report/html/summary/places.hpp"
#include "rtsurv/report/words/claims.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Claim, results::Verdict;
using Claims = std::vector<const Claim*>;

Html row(const results::Study& study, const Claim& claim) {
  return element("tr", element("th", {{"scope", "row"}}, link(place_of(study, claim), claim.claim)) +
                           element("td", {{"class", "estimate"}}, text(estimate_phrase(claim))) +
                           element("td", element("b", text(verdict_phrase(claim)))) +
                           element("td", text(reason_phrase(study, claim))));
}

Html table(const results::Study& study, const Claims& claims, const std::string& caption) {
  Html rows, head;
  for (const Claim* claim : claims) rows += row(study, *claim);
  const std::string interval =
      study.endpoints.empty() ? "" : " (" + interval_head(study.endpoints.front().km.confidence_level) + ")";
  for (const std::string& title :
       {std::string("Claim"), "Estimate" + interval, std::string("Verdict"), std::string("What decided")})
    head += element("th", {{"scope", "col"}}, text(title));
  return element("div", {{"class", "scroll verdicts"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}},
                 element("table", {{"class", "words"}},
                         element("caption", element("span", text(caption))) + element("thead", element("tr", head)) +
                             element("tbody", rows)));
}

Claims without_evidence(const results::Study& study) {
  Claims claims;
  for (const Claim& claim : study.claims)
    if (claim.verdict == Verdict::no_evidence) claims.push_back(&claim);
  return claims;
}

int rank(const Claim* claim) {
  constexpr std::array order{Verdict::holds, Verdict::not_checked, Verdict::not_validated, Verdict::depends};
  return static_cast<int>(std::ranges::find(order, claim->verdict) - order.begin());
}

Html folded(const results::Study& study, const Claims& claims) {
  const std::string title =
      count(static_cast<double>(claims.size())) + (claims.size() == 1 ? " claim" : " claims") + " without evidence";
  return element("details", element("summary", text(title)) + table(study, claims, title + "."));
}

}  // namespace

std::string estimate_phrase(const Claim& claim) {
  const Claim::Estimate& estimate = claim.estimate;
  if (!estimate.hazard_ratio) return "";
  return (estimate.subdistribution ? "SHR " : "HR ") +
         ratio_interval(estimate.hazard_ratio, estimate.lower, estimate.upper);
}

std::vector<const Claim*> claims_by_verdict(const results::Study& study) {
  Claims claims;
  for (const Claim& claim : study.claims)
    if (claim.verdict != Verdict::no_evidence) claims.push_back(&claim);
  std::ranges::stable_sort(claims, {}, rank);
  return claims;
}

Html claims_table(const results::Study& study) {
  const Claims claims = claims_by_verdict(study), without = without_evidence(study);
  Html body;
  if (!claims.empty()) body += table(study, claims, "What the study claims, each with the check that decided on it.");
  if (!without.empty()) body += folded(study, without);
  return body.empty() ? body : body + element("p", {{"class", "note"}}, text(verdicts_explained()));
}

}  // namespace rtsurv::report::html
