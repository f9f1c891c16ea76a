// The first screen: what was asked and answered, the curve, the key numbers, the claims.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/html/summary/claims_table.hpp"
#include "rtsurv/report/html/summary/key_numbers.hpp"
#include "rtsurv/report/words/claims.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

using results::Claim, results::Study;

std::string what_the_data_are(const Study& study) {
  const results::Manifest& manifest = study.manifest;
  std::vector<std::string> labels;
  for (const results::EndpointResult& endpoint : study.endpoints) labels.push_back(in_sentence(endpoint.label));
  const std::string read = counted(static_cast<double>(manifest.rows_read), "patient");
  const std::string used = count(static_cast<double>(manifest.rows_analysed));
  const bool all = manifest.rows_read == manifest.rows_analysed;
  const std::string patients = results::is_hidden(manifest.rows_read) ? used + " patients"
                               : all                                  ? "All " + read
                                                                      : used + " of the " + read;
  return patients + " in " + manifest.data_file + " were analysed" +
         (labels.empty() ? "" : " for " + enumerate(labels)) + ".";
}

/// The claim that the study was made for: its first effect over all groups, else that its risk groups differ, else the first
/// with the best verdict.
const Claim* question(const Study& study) {
  for (const Claim::Kind kind : {Claim::Kind::effect, Claim::Kind::groups})
    if (const auto found = std::ranges::find(study.claims, kind, &Claim::kind); found != study.claims.end())
      return &*found;
  const std::vector<const Claim*> best = claims_by_verdict(study);
  return best.empty() ? nullptr : best.front();
}

/// " Of 19 claims, 2 hold in every check: the risk groups differ in overall survival; age goes with a higher hazard."
std::string holding(const Study& study) {
  constexpr std::size_t most_named = 3;
  if (study.claims.size() == 1) return "";
  std::vector<std::string> held;
  for (const Claim& claim : study.claims)
    if (claim.verdict == results::Verdict::holds) held.push_back(in_sentence(claim.claim));
  const std::string text = " Of " + count(static_cast<double>(study.claims.size())) + " claims, " +
                           (held.empty() ? "none" : count(static_cast<double>(held.size()))) +
                           (held.size() == 1 ? " holds" : " hold") + " in every check";
  if (held.empty() || held.size() > most_named) return text + ".";
  return text + fmt::format(": {}.", fmt::join(held, "; "));
}

/// "Do not rely on it: it depends on one patient", "There is no evidence of it".
std::string verdict_sentence(const Claim& claim) {
  using enum results::Verdict;
  const std::string verdict = verdict_phrase(claim);
  if (claim.verdict == no_evidence) return "There is " + verdict + " of it";
  if (claim.verdict == depends) return "Do not rely on it: it " + verdict;
  return (claim.verdict == not_checked || claim.verdict == not_validated ? "It is " : "It ") + verdict;
}

std::string answer(const Study& study) {
  const Claim* claim = question(study);
  if (claim == nullptr) return "";
  const std::string estimate = estimate_phrase(*claim);
  return "Main claim: " + in_sentence(claim->claim) + ". " + verdict_sentence(*claim) + ": " +
         (estimate.empty() ? "" : estimate + " for " + event_phrase(study, claim->endpoint) + ", ") +
         reason_phrase(study, *claim) + "." + holding(study);
}

Html numbers_list(const Study& study) {
  Html list;
  for (const KeyNumber& number : key_numbers(study)) {
    Html value;
    for (const std::string& estimate : number.values) value += element("b", text(estimate)) + text(" ");
    if (!number.detail.empty()) value += element("span", text(number.detail));
    list += element("dt", link(number.id, number.label)) + element("dd", value);
  }
  return list.empty() ? Html{} : element("dl", {{"class", "numbers"}}, list);
}

/// What the groups are, which print says in their own section, and whether their curves, which the reader sees first, may be
/// believed.
Html about_groups(const Study& study, const std::string& endpoint) {
  const std::string factors = enumerate(labels_in_sentence(study, study.risk_groups->factors));
  Html words = element("span", {{"class", "screen"}}, text("Groups by how many are present: " + factors + ". "));
  for (const Claim& claim : study.claims)
    if (claim.kind == Claim::Kind::groups && claim.endpoint == endpoint)
      words += text(claim.claim + ": " + verdict_phrase(claim) + ".");
  return element("p", {{"class", "note"}}, words);
}

/// The curves by risk group of the first endpoint that has them, else those of all patients.
Html first_figure(Page& page) {
  const Study& study = page.study();
  if (study.risk_groups)
    for (const results::RiskGroups::Outcome& outcome : study.risk_groups->endpoints)
      if (const Html figure = page.figure({"risk", outcome.endpoint}); !figure.empty())
        return element("div", figure + about_groups(study, outcome.endpoint));
  return study.endpoints.empty() ? Html{} : page.figure({"km", study.endpoints.front().name});
}

}  // namespace

Section summary_section(Page& page) {
  const Study& study = page.study();
  const Html words = element("p", {{"class", "lead"}}, text(what_the_data_are(study))) +
                     (study.claims.empty() ? Html{} : element("p", {{"class", "lead"}}, text(answer(study))));
  return {element("div", {{"class", "first"}}, element("div", words + numbers_list(study)) + first_figure(page)) +
              claims_table(study),
          {}};
}

}  // namespace rtsurv::report::html
