#include <algorithm>

#include "rtsurv/core/thresholds.hpp"
#include "rtsurv/judgement/models.hpp"
#include "rtsurv/report/html/factors/check_parts.hpp"
#include "rtsurv/report/html/rows/estimates.hpp"
#include "rtsurv/report/words/format.hpp"
#include "rtsurv/report/words/labels.hpp"
#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::report::html {

namespace {

using results::EndpointResult, results::FollowUpChecks, results::Study;

Table::Row row(const std::string& check, const std::string& found, const std::string& meaning,
               const std::string& action) {
  return {Table::RowKind::plain, check, {found, meaning, action}, ""};
}

/// A curve that has come to 0 is known after the last patient too.
bool rate_is_known(const EndpointResult& endpoint, double time) {
  const std::vector<survival::SurvivalAt>& at = endpoint.km.groups.front().curve.at;
  const auto found = std::ranges::find(at, time, &survival::SurvivalAt::time);
  return found != at.end() && found->survival;
}

Table::Row landmark_row(const Study& study, const EndpointResult& endpoint, const FollowUpChecks::At& at) {
  const FollowUpChecks& checks = *endpoint.follow_up_checks;
  const std::size_t entered = checks.n - at.not_entered;
  const auto share = [&](std::size_t n) { return percent_of(static_cast<double>(n), static_cast<double>(entered)); };
  const auto patients = [](std::size_t n) { return count(static_cast<double>(n)); };
  const std::string found =
      patients(at.at_risk) + " of " + patients(entered) + (at.not_entered > 0 ? " who had entered" : "") +
      " still followed without the event (" + share(at.at_risk) + "), " + patients(at.events_before) +
      " had it before, " +
      (endpoint.cuminc ? patients(at.competing_before) + " " + competing_phrase(study, endpoint.name) + ", " : "") +
      patients(at.censored_before) + " were lost or censored before";
  const std::string check = "Followed to " + duration(study, at.time);
  if (entered == 0) return row(check, "nobody had entered", "nothing is known there", "a later landmark");
  if (at.at_risk == 0 && !rate_is_known(endpoint, at.time))
    return row(check, found, "nothing is known there", "no rate at this time");
  if (!results::is_hidden(at.censored_before) &&
      static_cast<double>(at.censored_before) > thresholds::share_censored * static_cast<double>(entered))
    return row(check, found, "the outcome of more than a fifth is not known there: the rate rests on the others",
               "longer follow-up, or an earlier landmark");
  return row(check, found, "the outcome is known for most patients", "nothing");
}

std::string half(const Study& study, const FollowUpChecks::Entrants::Half& one) {
  std::string text = counted(static_cast<double>(one.n), "patient") + ", " + event_count(one.events);
  for (std::size_t k = 0; k < one.survival.size() && k < study.landmarks.size(); ++k)
    if (one.survival[k]) text += ", " + percent(*one.survival[k]) + " at " + duration(study, study.landmarks[k]);
  return text;
}

Table::Row entrants_row(const Study& study, const FollowUpChecks& checks) {
  const std::string check = "Early and late entrants";
  if (!checks.entrants.value)
    return row(check, "not compared: " + checks.entrants.why,
               "whether patients who were followed briefly are like the others is not known",
               "name the date or year of entry in the protocol");
  const FollowUpChecks::Entrants& entrants = *checks.entrants.value;
  std::string found = "before " + entrants.split + ": " + half(study, entrants.early) +
                      "; from then on: " + half(study, entrants.late) + "; log-rank ";
  found += entrants.log_rank.value ? p_phrase(entrants.log_rank.value->p) : not_estimable(entrants.log_rank.why);
  if (judgement::entrants_differ(checks))
    return row(check, found,
               "they fare differently: late entrants, who are censored early, do not stand for the others",
               "adjust for the time of entry; be wary of rates at late times");
  if (!entrants.log_rank.value)
    return row(check, found, "whether they fare alike is not known", "compare them by a Cox model of the entry");
  return row(check, found, "no sign that those censored early differ", "nothing");
}

}  // namespace

Html follow_up_checks_part(Page& page, const EndpointResult& endpoint) {
  if (!endpoint.follow_up_checks) return {};
  const FollowUpChecks& checks = *endpoint.follow_up_checks;
  Table table{"Checks of the follow-up for " + in_sentence(endpoint.label) + ".",
              {"Check", "Found", "Meaning", "What to do"},
              {},
              {}};
  table.words = true;
  for (const FollowUpChecks::At& at : checks.landmarks) table.rows.push_back(landmark_row(page.study(), endpoint, at));
  table.rows.push_back(entrants_row(page.study(), checks));
  table.notes = {
      "Early and late: the halves of the patients by the time of entry; rates by Kaplan\u2013Meier (Schemper and Smith "
      "1996)."};
  table.name = figure_name({"follow-up-checks", endpoint.name});
  return page.table(table);
}

}  // namespace rtsurv::report::html
