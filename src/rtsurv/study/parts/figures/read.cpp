// [figures]
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/core/error.hpp"
#include "rtsurv/study/protocol/readers.hpp"

namespace rtsurv::study {
namespace {

using results::FigureWishes;

/// A number from `least` to `most`, which are in `unit`; nothing when the key is absent or wrong.
std::optional<double> read_between(ProtocolSection& section, std::string_view key, std::pair<double, double> limits,
                                   std::string_view unit) {
  const auto number = section.number(key);
  if (!number || (*number >= limits.first && *number <= limits.second)) return number;
  section.report(section.find(key)->place, fmt::format("{} must lie between {:g} and {:g}{}", section.what(key),
                                                       limits.first, limits.second, unit));
  return std::nullopt;
}

/// A time above 0.
std::optional<double> read_length(ProtocolSection& section, std::string_view key, std::string_view example) {
  const auto number = section.number(key);
  if (!number || *number > 0.0) return number;
  section.report(section.find(key)->place,
                 fmt::format("{} must be a time above 0, such as {}", section.what(key), example));
  return std::nullopt;
}

/// Reports a word that is none of those.
void require_known(ProtocolSection& section, const Text& word, const std::string& what,
                   const std::vector<std::string>& known) {
  if (std::ranges::find(known, word.text) != known.end()) return;
  const auto near = nearest(word.text, known);
  section.report(place_of(word),
                 what + " has no " + in_quotes(word.text) +
                     (near ? "; did you mean " + in_quotes(*near) + "?" : "; it may be " + list_in_quotes(known)));
}

std::optional<std::string> read_preset(ProtocolSection& section) {
  const auto word = section.text("preset");
  if (!word) return std::nullopt;
  std::vector<std::string> known;
  for (const results::FigurePreset& preset : results::figure_presets) known.emplace_back(preset.name);
  require_known(section, *word, section.what("preset"), known);
  return word->text;
}

std::vector<std::string> read_formats(ProtocolSection& section) {
  const std::vector<std::string> known(results::figure_formats.begin(), results::figure_formats.end());
  std::vector<std::string> formats;
  for (const Text& format : section.texts("formats")) {
    require_known(section, format, section.what("formats"), known);
    formats.push_back(format.text);
  }
  return formats;
}

std::optional<bool> read_title(ProtocolSection& section) {
  const TomlValue* title = section.find("title", TomlKind::boolean);
  return title == nullptr ? std::nullopt : std::optional(title->truth);
}

bool read_failure(ProtocolSection& section) {
  const auto word = section.text("show");
  if (word && word->text != "survival" && word->text != "failure")
    section.report(place_of(*word), section.what("show") + R"( must be "survival" or "failure")");
  return word && word->text == "failure";
}

std::optional<results::RiskTable> read_risk_table(ProtocolSection& section) {
  const auto word = section.text("risk_table");
  if (!word) return std::nullopt;
  const auto choice = results::choice_of<results::RiskTable>(word->text);
  if (!choice) section.report(place_of(*word), section.what("risk_table") + R"( must be "at risk", "full" or "none")");
  return choice;
}

/// A tick after the start, or there is no scale.
void check_breaks(ProtocolSection& section, const FigureWishes& wishes) {
  if (wishes.end && wishes.breaks && *wishes.breaks > *wishes.end)
    section.report(section.find("breaks")->place,
                   fmt::format("{} is longer than the axis, which ends at {:g}", section.what("breaks"), *wishes.end));
}

}  // namespace

void read_figures(ProtocolSection& section, Protocol& protocol) {
  FigureWishes wishes;
  wishes.preset = read_preset(section);
  wishes.width_mm = read_between(section, "width", {FigureWishes::narrowest_mm, FigureWishes::widest_mm}, " mm");
  wishes.formats = read_formats(section);
  wishes.dpi = read_between(section, "dpi", {FigureWishes::least_dpi, FigureWishes::most_dpi}, "");
  wishes.title = read_title(section);
  wishes.end = read_length(section, "end", "60");
  wishes.breaks = read_length(section, "breaks", "12");
  wishes.failure = read_failure(section);
  wishes.risk_table = read_risk_table(section);
  check_breaks(section, wishes);
  if (wishes.preset && wishes.width_mm)
    section.report(section.find("width")->place,
                   section.what("width") + " and \"preset\" both give a width: take one of them out");
  section.report_unknown();
  protocol.figures = std::move(wishes);
}

}  // namespace rtsurv::study
