#include "rtsurv/simulate/specification.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/error.hpp"
#include "rtsurv/simulate/specification_parts.hpp"
#include "rtsurv/simulate/specification_values.hpp"

namespace rtsurv::simulate {
namespace {

using toml::Kind;
using toml::Section;

void read_cohort(Section& section, Specification& specification) {
  if (const auto title = section.words("title")) specification.title = title->text;
  if (section.find("patients") == nullptr)
    section.report(section.place(), R"([cohort] needs the key "patients": how many to make)");
  const auto patients = read_whole(section, "patients", 1.0);
  if (patients && *patients > 1e7)
    section.report(section.find("patients")->place, section.what("patients") + " must be at most 10000000");
  specification.patients = static_cast<std::size_t>(patients.value_or(0.0));
  specification.seed = static_cast<std::uint64_t>(read_whole(section, "seed", 0.0).value_or(1.0));
  if (const auto word = section.text("time_unit")) {
    const auto unit = time_unit(word->text);
    if (!unit)
      section.report(place_of(*word),
                     section.what("time_unit") + R"( must be one of "days", "weeks", "months", "years")");
    specification.time_unit = unit.value_or(TimeUnit::months);
  }
  specification.order = section.text("order");
  specification.id = section.text("id");
  if (const auto prefix = section.text("id_prefix")) specification.id_prefix = prefix->text;
  section.report_unknown();
}

struct Part {
  std::string_view name;
  bool repeats;
  void (*read)(Section&, Specification&);
};

constexpr std::array<Part, 7> parts{{{"cohort", false, read_cohort},
                                     {"column", true, read_column},
                                     {"follow_up", false, read_follow_up},
                                     {"event", true, read_event},
                                     {"endpoint", true, read_endpoint},
                                     {"calibration", false, read_calibration},
                                     {"target", true, read_target}}};

std::string header(const Part& part) {
  const std::string name(part.name);
  return part.repeats ? "[[" + name + "]]" : "[" + name + "]";
}

const Part* find_part(std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [name](const Part& part) { return part.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

std::string unknown_table(const toml::Entry& entry) {
  std::vector<std::string> names;
  for (const Part& part : parts) names.emplace_back(part.name);
  const auto near = nearest(entry.key, names);
  return "unknown table " + toml::in_quotes(entry.key) +
         (near ? "; did you mean " + header(*find_part(*near)) + "?"
               : "; the tables are " + toml::list_in_quotes(names));
}

/// "[[column]] 3" counts the tables of one name; their names stand in the messages where they have one.
std::string title(const Part& part, const toml::Value& table) {
  for (const toml::Entry& entry : table.entries)
    if (entry.key == "name" && entry.value.kind == Kind::text)
      return header(part) + " " + toml::in_quotes(entry.value.text);
  return header(part);
}

void read_entry(const toml::Entry& entry, Specification& specification, toml::FileProblems& problems) {
  const Part* part = find_part(entry.key);
  if (part == nullptr) return problems.add(entry.place, unknown_table(entry));
  const bool list = entry.value.is_list_of_tables();
  if (part->repeats != list || (!part->repeats && entry.value.kind != Kind::table))
    return problems.add(entry.place, toml::in_quotes(entry.key) + " must be written " + header(*part));
  const std::vector<toml::Value> one{entry.value};
  for (const toml::Value& table : list ? entry.value.items : one) {
    Section section(table, title(*part, table), problems);
    part->read(section, specification);
  }
}

}  // namespace

std::vector<std::string> Specification::outcome_columns() const {
  std::vector<std::string> names;
  if (follow_up) names.push_back(follow_up->days.text);
  for (const EventRule& event : events)
    if (event.kind != EventKind::loss) names.push_back(event.name.text);
  return names;
}

Specification parse_specification(const std::string& bytes, const std::string& path) {
  const toml::Value tree = toml::parse_tree(bytes, path);
  Specification specification;
  specification.path = path;
  toml::FileProblems problems(path);
  const bool cohort = std::any_of(tree.entries.begin(), tree.entries.end(),
                                  [](const toml::Entry& entry) { return entry.key == "cohort"; });
  if (!cohort) problems.add({}, "the specification needs the table [cohort]");
  for (const toml::Entry& entry : tree.entries) read_entry(entry, specification, problems);
  check_names(specification, problems);
  problems.throw_if_any();
  return specification;
}

}  // namespace rtsurv::simulate
