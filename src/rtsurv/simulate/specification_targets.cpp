// [calibration], [[target]].

#include <algorithm>

#include "rtsurv/simulate/specification_parts.hpp"
#include "rtsurv/simulate/specification_values.hpp"

namespace rtsurv::simulate {
namespace {

using toml::Section;

constexpr std::size_t default_moves = 400'000;

void read_rate(Section& section, TargetRule& target) {
  target.value = section.required_number("rate", {}) / 100.0;
  target.at = section.required_number("at", "the time of the rate");
  target.tolerance = section.required_number("tolerance", "percentage points") / 100.0;
  if (!(target.value >= 0.0 && target.value <= 1.0))
    section.report(section.find("rate")->place, section.what("rate") + " must be a percentage, from 0 to 100");
}

void read_median(Section& section, TargetRule& target) {
  target.value = section.required_number("median", {});
  target.tolerance = section.required_number("tolerance", "in the unit of time");
}

void read_quartiles(Section& section, TargetRule& target) {
  target.quartiles = read_numbers(section, "quartiles");
  target.tolerance = section.required_number("tolerance", "in the unit of time");
  if (target.quartiles.size() != 3 || !std::is_sorted(target.quartiles.begin(), target.quartiles.end()))
    section.report(section.find("quartiles")->place,
                   section.what("quartiles") + " must be three times in ascending order");
}

void read_log_rank(Section& section, TargetRule& target) {
  target.by = section.text("log_rank_by");
  if (const auto p = read_p_range(section, "p"))
    target.p = *p;
  else if (section.find("p") == nullptr)
    section.report(section.place(), section.title() + R"( needs "p", the range of the P value, such as [0, 0.05])");
}

void read_cox(Section& section, TargetRule& target) {
  for (Section& term : sections(section, "term")) {
    target.terms.push_back({term.required_text("of"), read_at_least(term, "ratio", 0.0), read_p_range(term, "p")});
    const auto ratio = target.terms.back().ratio;
    if (ratio && *ratio == 0.0) term.report(term.find("ratio")->place, term.what("ratio") + " must be positive");
    term.report_unknown();
  }
  target.tolerance = section.required_number("tolerance", "of the hazard ratios, in percent") / 100.0;
}

void read_cutpoint(Section& section, TargetRule& target) {
  target.by = section.text("cutpoint_of");
  target.value = section.required_number("value", "the value that the cut must separate: below, and from it on");
}

struct Way {
  std::string key;
  TargetKind kind;
  void (*read)(Section&, TargetRule&);
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{{"rate", TargetKind::rate, read_rate},
                                    {"median", TargetKind::median, read_median},
                                    {"quartiles", TargetKind::quartiles, read_quartiles},
                                    {"log_rank_by", TargetKind::log_rank, read_log_rank},
                                    {"term", TargetKind::cox, read_cox},
                                    {"cutpoint_of", TargetKind::cutpoint, read_cutpoint}};
  return all;
}

const Way* way_of(Section& section) {
  const Way* found = nullptr;
  std::size_t count = 0;
  std::vector<std::string> keys;
  for (const Way& way : ways()) {
    keys.push_back(way.key);
    if (std::none_of(section.entries().begin(), section.entries().end(),
                     [&](const toml::Entry& entry) { return entry.key == way.key; }))
      continue;
    found = &way;
    ++count;
  }
  if (count == 1) return found;
  section.report(section.place(), section.title() + " needs exactly one of " + toml::list_in_quotes(keys));
  return nullptr;
}

}  // namespace

void read_calibration(Section& section, Specification& specification) {
  specification.target_population = section.text("among");
  specification.moves = static_cast<std::size_t>(read_whole(section, "moves", 1.0).value_or(default_moves));
  section.report_unknown();
}

void read_target(Section& section, Specification& specification) {
  TargetRule target;
  target.name = section.required_text("name");
  target.endpoint = section.required_text("endpoint");
  target.among = section.text("among");
  const Way* way = way_of(section);
  if (way == nullptr) return;
  target.kind = way->kind;
  way->read(section, target);
  const toml::Value* tolerance = section.find("tolerance");
  if (tolerance != nullptr && !(target.tolerance > 0.0))
    section.report(tolerance->place, section.what("tolerance") + " must be positive");
  section.report_unknown();
  specification.targets.push_back(std::move(target));
  if (specification.moves == 0) specification.moves = default_moves;
}

}  // namespace rtsurv::simulate
