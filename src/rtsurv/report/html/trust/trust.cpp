// What speaks against the findings, each with what to do about it, and what is left of them after the validation.
#include <algorithm>

#include "rtsurv/report/html/page/page.hpp"
#include "rtsurv/report/html/rows/validated.hpp"
#include "rtsurv/report/html/summary/places.hpp"
#include "rtsurv/report/html/trust/corrected.hpp"
#include "rtsurv/report/words/doubts.hpp"
#include "rtsurv/report/words/lock.hpp"
#include "rtsurv/report/words/words.hpp"

namespace rtsurv::report::html {

namespace {

using results::Study;

Html found(const Study& study) {
  if (study.doubts.empty()) return paragraph(doubts_checked());
  Html lines;
  for (const results::Doubt& doubt : study.doubts)
    lines += element("li", link(place_of(study, doubt), doubt_sentence(study, doubt)) + text(" ") +
                               element("b", text(doubt_remedy(doubt))));
  return element("ul", {{"class", "doubts"}}, lines);
}

Table changed_table(const results::Lock& lock) {
  Table table{"Keys of the protocol that were changed after its lock.",
              {"Key", "At the lock", "In this analysis"},
              {},
              {},
              true};
  table.name = "changed-since-lock";
  for (const results::ChangedKey& one : lock.changed)
    table.rows.push_back(
        {Table::RowKind::plain, one.key, {one.before.value_or("not there"), one.after.value_or("not there")}, ""});
  return table;
}

/// Whether what is reported was planned before anybody saw outcomes; nothing for a protocol that was not locked.
Html locked_protocol(Page& page) {
  if (!page.study().lock) return paragraph(lock_unknown_sentence(page.study().lock_unknown));
  const results::Lock& lock = *page.study().lock;
  const std::string table = lock_data_sentence(lock);
  Html body = paragraph(lock_sentence(lock) + (table.empty() ? "" : " " + table));
  if (!lock.changed.empty()) body += page.table(changed_table(lock));
  return body;
}

/// What a reader asks first: how well the models separate, and the effects over all groups.
std::vector<chain::Corrected> in_short(const chain::Validation& validation) {
  using enum chain::Quantity::Kind;
  std::vector<chain::Corrected> chosen;
  std::ranges::copy_if(validation.corrected, std::back_inserter(chosen), [](const chain::Corrected& one) {
    return one.quantity.kind == concordance || one.quantity.kind == effect_overall;
  });
  return chosen;
}

Html validated(Page& page) {
  const Study& study = page.study();
  if (!study.validation)
    return paragraph(
        "No validation has tried these findings: [validation] in the protocol repeats the whole analysis on "
        "bootstrap replicates.");
  Html body;
  for (const chain::Conclusion& one : study.validation->conclusions) body += paragraph(conclusion_sentence(study, one));
  const std::vector<chain::Corrected> chosen = in_short(*study.validation);
  if (chosen.empty()) return body;
  Table table = corrected_table(study, chosen);
  table.name = "corrected-in-short";
  return body + page.table(table);
}

}  // namespace

Section trust_section(Page& page) {
  const Study& study = page.study();
  Html body = locked_protocol(page);
  if (study.endpoints.empty()) return {body, {}};
  body += found(study);
  body += validated(page);
  return {body, {}};
}

}  // namespace rtsurv::report::html
