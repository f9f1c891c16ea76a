// Dates that cannot be, or do not fit each other, or are not there.
#include <algorithm>

#include "rtsurv/core/mention.hpp"
#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/noticed/keys.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice, table::Column, table::ColumnType;
using Dates = std::vector<const Variable*>;

constexpr const char* correct_table = "the table: correct these dates";

Dates dates_of(const std::vector<Variable>& columns) {
  Dates dates;
  for (const Variable& variable : columns)
    if (variable.column.type == ColumnType::date) dates.push_back(&variable);
  return dates;
}

/// Rows in which both are known and `a` lies later than `b`.
std::size_t later(const Column& a, const Column& b) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    rows += a.missing[i] == 0 && b.missing[i] == 0 && a.number[i] > b.number[i] ? 1U : 0U;
  return rows;
}

void notice_future(const Scene& scene, const Dates& dates, Notices& found) {
  constexpr double of_time_zones = 1.0;
  for (const Variable* date : dates) {
    const std::vector<double> days = sorted_values(date->column);
    const auto rows =
        static_cast<std::size_t>(days.end() - std::ranges::upper_bound(days, scene.today + of_time_zones));
    if (rows > 0) found.push_back({Notice::Id::after_today, date->text, rows, correct_table, {}, {}});
  }
}

void notice_births(const Scene& scene, const Dates& dates, Notices& found) {
  for (const Variable* birth : dates_of(scene.all)) {
    if (!naming::names_birth(birth->text)) continue;
    for (const Variable* date : dates)
      if (const std::size_t rows = date->text == birth->text ? 0 : later(birth->column, date->column); rows > 0)
        found.push_back({Notice::Id::before_birth, date->text, rows, correct_table, birth->text, {}});
  }
}

/// The dates of an endpoint: of its events, and of the last contact, which `to` names and the event does not.
struct Roles {
  Dates events, contacts;
};

Roles roles_of(const EndpointRule& rule, const Dates& dates) {
  Roles roles;
  for (const Variable* date : dates) {
    if (mentions(rule.from->text, date->text)) continue;
    const bool event =
        mentions(rule.event.text, date->text) || (rule.competing && mentions(rule.competing->text, date->text));
    if (event)
      roles.events.push_back(date);
    else if (mentions(rule.to->text, date->text))
      roles.contacts.push_back(date);
  }
  return roles;
}

void add_once(Notices& found, Notice notice) {
  const bool there = std::ranges::any_of(found, [&](const Notice& one) {
    return one.id == notice.id && one.column == notice.column && one.beside == notice.beside;
  });
  if (!there) found.push_back(std::move(notice));
}

/// An event after the last contact; and a follow-up that goes on after the event, where the time does not end at it.
void notice_order(const EndpointRule& rule, const Dates& dates, Notices& found) {
  const Roles roles = roles_of(rule, dates);
  if (roles.contacts.size() != 1) return;
  const Variable& contact = *roles.contacts.front();
  for (const Variable* event : roles.events) {
    if (const std::size_t rows = later(event->column, contact.column); rows > 0)
      add_once(found, {Notice::Id::event_after_contact, event->text, rows, correct_table, contact.text, {}});
    const std::size_t rows = later(contact.column, event->column);
    if (rows > 0 && mentions(rule.event.text, event->text) && !mentions(rule.to->text, event->text))
      add_once(found, {Notice::Id::contact_after_event,
                       event->text,
                       rows,
                       "[[endpoint]] to = " +
                           toml_text("coalesce(" + sql_name(event->text) + ", " + sql_name(contact.text) + ")"),
                       contact.text,
                       {}});
  }
}

std::size_t rows_without(const Scene& scene, const Dates& dates) {
  const std::vector<std::uint8_t> footer = footer_rows(scene.all);
  std::size_t rows = 0;
  for (std::size_t i = 0; i < footer.size(); ++i)
    rows +=
        footer[i] == 0 && std::ranges::all_of(dates, [&](const Variable* date) { return date->column.missing[i] != 0; })
            ? 1U
            : 0U;
  return rows;
}

/// Rows without any date of the endpoints; of a table alone, without any date.
void notice_none(const Scene& scene, const Dates& dates, Notices& found) {
  Dates used;
  std::string start;
  for (const SeenEndpoint& endpoint : scene.endpoints) {
    if (!endpoint.rule.from) continue;
    if (start.empty()) start = endpoint.rule.from->text;
    for (const Variable* date : dates)
      if (mentions(endpoint.rule.from->text, date->text) || mentions(endpoint.rule.to->text, date->text))
        used.push_back(date);
  }
  if (scene.endpoints.empty() && dates.size() > 1) {
    used = dates;
    start = sql_name(dates.front()->text);
  }
  if (used.empty()) return;
  if (const std::size_t rows = rows_without(scene, used); rows > 0)
    found.push_back({Notice::Id::no_dates, start, rows, exclude_key(start + " is null"), {}, {}});
}

}  // namespace

void notice_dates(const Scene& scene, Notices& found) {
  const Dates dates = dates_of(scene.columns);
  notice_future(scene, dates, found);
  notice_births(scene, dates, found);
  for (const SeenEndpoint& endpoint : scene.endpoints)
    if (endpoint.rule.from) notice_order(endpoint.rule, dates, found);
  notice_none(scene, dates, found);
}

}  // namespace rtsurv::study::noticed
