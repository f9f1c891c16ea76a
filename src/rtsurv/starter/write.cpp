// A draft as the text of a protocol.

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "rtsurv/core/text.hpp"
#include "rtsurv/starter/draft.hpp"
#include "rtsurv/starter/text.hpp"

namespace rtsurv::starter {
namespace {

/// Replicates of the whole chain: fewer where each takes long and says much.
std::size_t replicates(std::size_t patients) { return patients < 10000 ? 1000 : 200; }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string comment(const std::string& reason) { return reason.empty() ? "\n" : "   # " + reason + "\n"; }

std::string write_head(const Draft& draft) {
  const std::string file = in_comment(std::filesystem::path(draft.data).filename().string());
  return fmt::format(
      "# Study protocol for {}: {} rows, {} columns.\n"
      "# Every line with \"guessed:\" rests on the names and values of the columns alone. Check each of them,\n"
      "# then let \"rtsurv check\" try this file on the data, and \"rtsurv run\" analyse them.\n"
      "# Blocks that are commented out are examples: remove the \"# \" before each line to use them.\n",
      file, draft.table.rows(), draft.table.columns.size());
}

/// The keys that say how the table was read, as they were told.
std::string write_reading(const table::ReadOptions& reading) {
  constexpr std::array<std::string_view, 3> orders{"dmy", "mdy", "ymd"};
  std::string text;
  if (!reading.sheet.empty()) text += "sheet     = " + toml_text(reading.sheet) + "\n";
  if (reading.header) text += fmt::format("header    = {}\n", *reading.header);
  if (!reading.encoding.empty()) text += "encoding  = " + toml_text(reading.encoding) + "\n";
  if (reading.dates.order)
    text += fmt::format("dates     = \"{}\"\n", orders.at(static_cast<std::size_t>(*reading.dates.order)));
  if (reading.decimal) text += fmt::format("decimal   = \"{}\"\n", *reading.decimal);
  if (reading.dates.century) text += fmt::format("century   = {}\n", *reading.dates.century);
  return text;
}

std::string write_study(const Draft& draft) {
  std::string text = "\n[study]\n";
  text += "title     = " + toml_text(readable(std::filesystem::path(draft.data).stem().string())) + "\n";
  text += "data      = " + toml_text(draft.data) + "\n";
  if (draft.covariates.id)
    text += "id        = " + toml_text(draft.name_of(*draft.covariates.id)) +
            comment("guessed: its name, and every value differs");
  text += fmt::format("time_unit = \"{}\"{}", name(draft.time_unit), comment(draft.time_unit_reason));
  std::vector<std::string> landmarks;
  for (const double landmark : draft.landmarks) landmarks.push_back(table::label(landmark));
  text += fmt::format("landmarks = [{}]{}", joined(landmarks), comment("times at which rates are reported"));
  text += "seed      = 1" + comment("of everything that is drawn at random");
  text += write_reading(draft.reading);
  if (!draft.table.missing.empty())
    text +=
        "missing   = " + toml_list(draft.table.missing, 12) + comment("guessed: cells with these texts have no value");
  return text;
}

/// In few words: without breaks of lines, 60 characters at most.
std::string label_of(const std::string& column) {
  constexpr std::size_t longest = 60;
  const std::string label = in_comment(readable(column));
  return excerpt(label.find_first_not_of(' ') == std::string::npos ? in_comment(column) : label, longest);
}

/// { "pos" = ["Pos", "POS"] }
std::string write_same(const Covariate& covariate) {
  std::vector<std::string> pairs;
  for (const auto& [text, others] : covariate.same) pairs.push_back(toml_key(text) + " = " + toml_list(others, 0));
  return "same = { " + joined(pairs) + " }";
}

std::string write_columns(const Draft& draft) {
  if (draft.covariates.covariates.empty()) return {};
  constexpr std::size_t widest = 24;
  std::size_t width = 0;
  for (const Covariate& covariate : draft.covariates.covariates)
    width = std::max(width, toml_key(covariate.name).size());
  std::string text =
      "\n[columns]   # guessed: labels from the names; levels where they have an order, else the most frequent as "
      "reference\n";
  for (const Covariate& covariate : draft.covariates.covariates) {
    const std::string& column = draft.name_of(covariate.column);
    const std::string& title = draft.table.columns[covariate.column].title;
    if (!covariate.derived.empty() && !covariate.same.empty())
      text += fmt::format("{:<{}} = {{ {} }}\n", toml_key(column), std::min(width, widest), write_same(covariate));
    text += fmt::format("{:<{}} = {{ label = {}", toml_key(covariate.name), std::min(width, widest),
                        toml_text(title.empty() ? label_of(column) : title));
    if (covariate.ordered)
      text += ", levels = [" + joined(covariate.levels) + "]";
    else if (!covariate.levels.empty())
      text += ", reference = " + covariate.levels.front();
    if (covariate.derived.empty() && !covariate.same.empty()) text += ", " + write_same(covariate);
    text += " }\n";
  }
  return text;
}

std::string write_dose(const Draft& draft) {
  if (!draft.dose) return {};
  const std::string reason = comment(draft.dose->by_values ? "guessed: its values" : "guessed: its name");
  return fmt::format(R"(
# Adds dose_per_fraction, bed and eqd2. No table can tell alpha/beta: put in the value that your study assumes.
# [dose]
# total      = {}{}# fractions  = {}{}{}# alpha_beta = 3.5   # Gy; an example, not a guess
)",
                     toml_text(sql_name(draft.name_of(draft.dose->total))), reason,
                     toml_text(sql_name(draft.name_of(draft.dose->fractions))), reason,
                     draft.dose->centigray ? "# unit       = \"cGy\"   # guessed: from the size of the doses\n" : "");
}

std::string write_endpoint(const GuessedEndpoint& endpoint) {
  std::string text = "\n[[endpoint]]\n";
  text += "name  = " + toml_text(endpoint.title.name) + "\n";
  text += "label = " + toml_text(excerpt(in_comment(endpoint.title.label))) + comment("guessed: from the names below");
  if (endpoint.from.empty()) {
    text += "time  = " + toml_text(endpoint.time) + comment(endpoint.time_reason);
  } else {
    text += "from  = " + toml_text(endpoint.from) + comment(endpoint.time_reason);
    text += "to    = " + toml_text(endpoint.to) + "\n";
  }
  text += "event = " + toml_text(endpoint.event) + comment(endpoint.event_reason);
  if (!endpoint.competing.empty())
    text += "competing = " + toml_text(endpoint.competing) +
            comment("guessed: what keeps the event from happening, such as death; gives the cumulative incidence");
  return text;
}

/// The block that stands for the outcome which could not be decided.
std::string write_open_endpoint(const Draft& draft) {
  std::string dates, codes;
  for (const ColumnProfile& column : draft.table.columns) {
    const bool code = column.type == table::ColumnType::boolean || column.distinct == 2 || column.distinct == 3;
    if (column.type == table::ColumnType::date)
      dates += "#   " + in_comment(column.name) + "\n";
    else if (code)
      codes += "#   " + in_comment(column.name) + "\n";
  }
  if (!dates.empty()) dates = "# Columns of dates:\n" + dates;
  if (!codes.empty()) codes = "# Columns with two or three values, of which one may be an event:\n" + codes;
  return fmt::format(R"toml(
# TO FILL IN: which columns tell the outcome could not be decided. Give the columns, and remove the "# ".
{}{}# [[endpoint]]
# name  = "OS"
# label = "Overall survival"
# time  = "a column of follow-up times"   # or: from = "start of follow-up", to = "coalesce(date of death, last contact)"
# event = "an expression that is true at an event"   # such as "status = 1", "date_of_death is not null"
)toml",
                     dates, codes);
}

std::string write_left_out(const Draft& draft) {
  if (draft.covariates.left_out.empty()) return {};
  std::string text = "\n# guessed: not covariates, and left out below:\n";
  for (const LeftOut& left_out : draft.covariates.left_out)
    text += "#   " + in_comment(left_out.column) + " (" + left_out.reason + ")\n";
  return text;
}

/// Where something competes with an event the screen asks for the chance of having had it.
std::string screen_of(const Draft& draft) {
  const bool competing = std::ranges::any_of(
      draft.outcomes.endpoints, [](const GuessedEndpoint& endpoint) { return !endpoint.competing.empty(); });
  return competing ? R"("gray p < 0.05"   # Gray's test where events compete, the log-rank test elsewhere)"
                   : R"("logrank p < 0.05")";
}

std::string write_analyses(const Draft& draft) {
  std::vector<std::string> covariates, endpoints;
  for (const Covariate& covariate : draft.covariates.covariates) covariates.push_back(covariate.name);
  for (const GuessedEndpoint& endpoint : draft.outcomes.endpoints) endpoints.push_back(endpoint.title.name);
  if (!covariates.empty() && endpoints.empty())
    return "\n[describe]   # Table 1\nvariables = " + toml_list(covariates, 12) + "\n";
  if (covariates.empty()) return "\n# No column looks like a covariate, so there are no tables of covariates.\n";
  return fmt::format(R"(
[describe]   # Table 1
variables = {0}

[univariable]
endpoints = {1}
factors   = {0}

[multivariable]   # a Cox model of the factors that pass the screen
endpoints = {1}
select    = {2}

[validation]   # all of it again on bootstrap samples of the patients: how far screen and effects can be trusted
bootstrap = {3}
)",
                     toml_list(covariates, 12), toml_list(endpoints, 12), screen_of(draft),
                     replicates(draft.table.rows()));
}

}  // namespace

std::string write_draft(const Draft& draft) {
  std::string text =
      write_head(draft) + write_study(draft) + write_columns(draft) + write_dose(draft) + write_derived(draft);
  if (draft.outcomes.endpoints.empty()) text += write_open_endpoint(draft);
  for (const GuessedEndpoint& endpoint : draft.outcomes.endpoints) text += write_endpoint(endpoint);
  return text + write_left_out(draft) + write_analyses(draft) + write_examples(draft) + write_observed(draft);
}

}  // namespace rtsurv::starter
