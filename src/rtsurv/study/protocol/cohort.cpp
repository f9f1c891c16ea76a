// [study], [columns], [[exclude]], [derive], [dates].

#include <algorithm>
#include <filesystem>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/study/protocol/readers.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study {
namespace {

std::string in_folder_of(const std::string& protocol_path, const std::string& file) {
  return (std::filesystem::path(protocol_path).parent_path() / file).string();  // an absolute path stays as it is
}

std::string data_path(ProtocolSection& section, const std::string& protocol_path) {
  const Text data = section.required_path("data");
  if (data.text == "-") section.report(place_of(data), section.what("data") + " must be a file, not standard input");
  return in_folder_of(protocol_path, data.text);
}

TimeUnit read_time_unit(ProtocolSection& section) {
  const auto word = section.text("time_unit");
  if (!word) return TimeUnit::months;
  const auto unit = time_unit(word->text);
  if (!unit)
    section.report(place_of(*word), section.what("time_unit") + R"( must be "days", "weeks", "months" or "years")");
  return unit.value_or(TimeUnit::months);
}

Confidence read_confidence(ProtocolSection& section) {
  Confidence confidence;
  if (const auto word = section.text("conf_type")) {
    const auto type = results::confidence_type(word->text);
    if (!type) section.report(place_of(*word), section.what("conf_type") + R"( must be "log", "log-log" or "plain")");
    confidence.type = type.value_or(confidence.type);
  }
  const auto level = section.number("conf_level");
  if (level && !(*level > 0.0 && *level < 1.0))
    section.report(section.find("conf_level")->place,
                   section.what("conf_level") + " must lie between 0 and 1, such as 0.95");
  else if (level)
    confidence.level = *level;
  return confidence;
}

std::uint64_t read_seed(ProtocolSection& section) {
  const TomlValue* seed = section.find("seed", TomlKind::integer);
  if (seed == nullptr) return 1;
  if (seed->integer < 0) section.report(seed->place, section.what("seed") + " must be 0 or more");
  return static_cast<std::uint64_t>(seed->integer);
}

/// A level as the label it has in the results: 1 is "1". `what`: its name in messages.
std::optional<std::string> level_label(ProtocolSection& section, const TomlValue& value, const std::string& what) {
  if (value.kind == TomlKind::integer || value.kind == TomlKind::number) return table::label(value.number);
  if (value.kind == TomlKind::boolean) return value.truth ? "true" : "false";
  if (value.kind == TomlKind::text) {
    const auto text = section.text_of(value, what);
    return text ? std::optional(text->text) : std::nullopt;
  }
  section.report_kind(value, what, "text or a number");
  return std::nullopt;
}

std::vector<std::string> read_levels(ProtocolSection& section) {
  std::vector<std::string> levels;
  const TomlValue* list = section.find("levels");
  if (list == nullptr) return levels;
  if (list->kind != TomlKind::list) section.report_kind(*list, section.what("levels"), "a list");
  if (list->kind == TomlKind::list && list->items.empty())
    section.report(list->place, section.what("levels") + " is an empty list");
  for (const TomlValue& item : list->items) {
    auto level = level_label(section, item, "each item of " + section.what("levels"));
    if (!level) continue;
    if (std::find(levels.begin(), levels.end(), *level) != levels.end())
      section.report(item.place, in_quotes(*level) + " stands twice in " + section.what("levels"));
    levels.push_back(std::move(*level));
  }
  return levels;
}

/// When the levels are listed, one of them.
std::optional<Text> read_reference(ProtocolSection& section, const std::vector<std::string>& levels) {
  const TomlValue* value = section.find("reference");
  if (value == nullptr) return std::nullopt;
  const auto level = level_label(section, *value, section.what("reference"));
  if (!level) return std::nullopt;
  if (!levels.empty() && std::find(levels.begin(), levels.end(), *level) == levels.end()) {
    const auto near = nearest(*level, levels);
    section.report(value->place, section.what("reference") + " is not among its levels" +
                                     (near ? "; did you mean " + in_quotes(*near) + "?" : ""));
  }
  return Text{*level, value->place.line, value->place.position};
}

/// Texts for levels; when the levels are listed, only for those.
std::vector<std::pair<std::string, std::string>> read_labels(ProtocolSection& section,
                                                             const std::vector<std::string>& levels) {
  std::vector<std::pair<std::string, std::string>> labels;
  const TomlValue* table = section.find("labels", TomlKind::table);
  if (table == nullptr) return labels;
  for (const TomlEntry& entry : table->entries) {
    const auto text = section.words_of(entry.value, "the label of " + in_quotes(entry.key) + " in " + section.title());
    if (!levels.empty() && std::find(levels.begin(), levels.end(), entry.key) == levels.end())
      section.report(entry.place,
                     in_quotes(entry.key) + " has a label but is not among the levels of " + section.title());
    if (!text) continue;
    const auto same = std::ranges::find(labels, text->text, &std::pair<std::string, std::string>::second);
    if (same != labels.end())
      section.report(entry.place, in_quotes(entry.key) + " and " + in_quotes(same->first) + " have the same label in " +
                                      section.title() + "; same = { ... } makes two levels one");
    labels.emplace_back(entry.key, text->text);
  }
  return labels;
}

std::string optional_words(ProtocolSection& section, std::string_view key) {
  return section.words(key).value_or(Text{}).text;
}

/// "before" or "after" the start of follow-up; "before" when the key is absent.
std::string read_measured(ProtocolSection& section) {
  const auto word = section.text("measured");
  if (!word || word->text == "before" || word->text == "after") return word ? word->text : "before";
  section.report(place_of(*word),
                 section.what("measured") + R"( must be "before" or "after" (the start of follow-up))");
  return "before";
}

bool read_identifier(ProtocolSection& section) {
  const auto word = section.text("identifier");
  if (word && word->text != "confirmed")
    section.report(place_of(*word),
                   section.what("identifier") + R"( must be "confirmed": use the column although it looks like one)");
  return word.has_value();
}

ColumnRule read_column(ProtocolSection& section, const TomlEntry& entry) {
  ColumnRule rule;
  rule.column = {entry.key, entry.place.line, entry.place.position};
  rule.label = optional_words(section, "label");
  rule.unit = optional_words(section, "unit");
  rule.levels = read_levels(section);
  rule.reference = read_reference(section, rule.levels);
  rule.labels = read_labels(section, rule.levels);
  rule.measured_after = read_measured(section) == "after";
  rule.identifier_confirmed = read_identifier(section);
  section.report_unknown();
  return rule;
}

}  // namespace

std::vector<double> read_times(ProtocolSection& section, std::string_view key, FirstTime first) {
  const bool zero = first == FirstTime::zero;
  std::vector<double> times;
  const TomlValue* list = section.find(key);
  if (list == nullptr) return times;
  if (list->kind != TomlKind::list) section.report_kind(*list, section.what(key), "a list of numbers");
  for (const TomlValue& item : list->items) {
    const bool numeric = item.kind == TomlKind::number || item.kind == TomlKind::integer;
    if (!numeric) {
      section.report_kind(item, "each item of " + section.what(key), describe(TomlKind::number));
    } else if (!(item.number >= 0.0 && item.number <= 1e9) || (item.number == 0.0 && !zero)) {
      section.report(item.place, "each item of " + section.what(key) +
                                     (zero ? " must be a time of 0 or later" : " must be a time above 0"));
    } else {
      times.push_back(item.number);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

std::string beside(const Protocol& protocol, const std::string& file) { return in_folder_of(protocol.path, file); }

void read_study(ProtocolSection& section, Protocol& protocol) {
  const auto title = section.words("title");
  protocol.title = title ? title->text : std::filesystem::path(protocol.path).stem().string();
  protocol.data = data_path(section, protocol.path);
  protocol.id = section.text("id");
  protocol.entered = section.text("entered");
  protocol.cluster = section.text("cluster");
  protocol.weights = section.text("weights");
  protocol.time_unit = read_time_unit(section);
  protocol.landmarks = read_times(section, "landmarks");
  protocol.seed = read_seed(section);
  protocol.confidence = read_confidence(section);
  protocol.reading = read_reading(section);
  section.report_unknown();
}

void read_columns(ProtocolSection& section, Protocol& protocol) {
  for (const TomlEntry& entry : section.entries()) {
    const std::string title = in_quotes(entry.key) + " in [columns]";
    if (entry.value.kind != TomlKind::table) {
      section.report_kind(entry.value, title, R"(a table such as { label = "Age", unit = "years" })");
      continue;
    }
    ProtocolSection column(entry.value, title, section.problems());
    protocol.reading.columns.push_back(read_column_reading(column, entry.key));
    protocol.columns.push_back(read_column(column, entry));
  }
}

void read_exclusion(ProtocolSection& section, Protocol& protocol) {
  Exclusion exclusion;
  exclusion.reason = section.required_words("reason").text;
  exclusion.when = section.required_text("when");
  section.report_unknown();
  protocol.exclusions.push_back(std::move(exclusion));
}

void read_derivations(ProtocolSection& section, Protocol& protocol) {
  for (const TomlEntry& entry : section.entries()) {
    const auto expression = section.text_of(entry.value, section.what(entry.key));
    if (entry.key.empty()) section.report(entry.place, "a column of [derive] has an empty name");
    if (expression) protocol.derivations.push_back({{entry.key, entry.place.line, entry.place.position}, *expression});
  }
}

void read_dates(ProtocolSection& section, Protocol& protocol) {
  for (const TomlEntry& entry : section.entries()) {
    DateOrder dates{section.texts(entry.key)};
    if (dates.order.size() == 1)
      section.report(place_of(dates.order.front()), section.what(entry.key) + " needs two dates or more");
    protocol.dates.push_back(std::move(dates));
  }
}

}  // namespace rtsurv::study
