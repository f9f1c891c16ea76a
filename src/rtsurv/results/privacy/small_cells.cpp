#include "rtsurv/results/privacy/small_cells.hpp"

#include <algorithm>
#include <string_view>

#include "rtsurv/results/json/document.hpp"
#include "rtsurv/results/json/lookup.hpp"
#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"
#include "rtsurv/results/privacy/curves.hpp"
#include "rtsurv/results/privacy/derived.hpp"
#include "rtsurv/results/privacy/described_tree.hpp"
#include "rtsurv/results/privacy/hidden.hpp"
#include "rtsurv/results/privacy/lines.hpp"
#include "rtsurv/results/privacy/sentences.hpp"

namespace rtsurv::results {
namespace {

using privacy::Margins;

/// The rows of the table are the first step of the flow.
void join_flow(Json& study, Margins& margins) {
  if (margins.hides_for_another(&study["flow"].front()["remaining"])) margins.hide(&study["manifest"]["data"]["rows"]);
}

void hide_counts(Json& document, const std::string& definition, const Margins& margins, unsigned min_cell) {
  privacy::visit(document, definition, {{}, [&](Json& count) {
                                          if (margins.hides_for_another(&count))
                                            count = hidden_text(hidden_count());
                                          else if (margins.is_small(count))
                                            count = hidden_text(hidden_count(min_cell));
                                        }});
}

/// Keys of texts that the program writes; the others are names, labels and the user's own words.
bool is_sentence(std::string_view key) {
  return key == "warnings" || key == "notes" || key == "not_estimable" || key == "why" || key == "reading" ||
         key == "test";
}

/// The reasons of the program; that of a step of the flow is the user's.
void hide_in_reasons(const std::string& definition, Json& object, unsigned min_cell) {
  if ((definition == "failed_part" || definition == "left_out") && object["reason"].is_string())
    object["reason"] = privacy::without_small_counts(object["reason"], min_cell);
}

/// A number that a published one stands beside is hidden where the study no longer shows it.
void hide_published(Study& hidden, const Study& study) {
  if (!hidden.published) return;
  const Lookup shown(hidden), all(study);
  for (Published::Row& row : hidden.published->rows) {
    const std::vector<Found::Number> numbers = shown.at(row.address).numbers;
    const auto is_obtained = [&](const Found::Number& one) { return one.second == row.obtained; };
    if (numbers == all.at(row.address).numbers || std::ranges::any_of(numbers, is_obtained)) continue;
    row.obtained.reset();
    row.difference.reset();
    row.within.reset();
  }
}

}  // namespace

void hide_small_cells(Json& document, const std::string& definition, unsigned min_cell) {
  Margins margins(min_cell);
  privacy::visit(document, definition,
                 {[&](const std::string& name, Json& object) { privacy::add_lines(name, object, margins); }, {}});
  margins.protect();
  if (definition == "results") join_flow(document, margins);
  privacy::visit(
      document, definition,
      {[&](const std::string& name, Json& object) { privacy::coarsen(name, object, margins, min_cell); }, {}});
  hide_counts(document, definition, margins, min_cell);
  privacy::visit(document, definition,
                 {[&](const std::string& name, Json& object) {
                    privacy::forget_derived(name, object, min_cell);
                    hide_in_reasons(name, object, min_cell);
                  },
                  {},
                  [&](const std::string& key, Json& text) {
                    if (is_sentence(key)) text = privacy::without_small_counts(text, min_cell);
                  }});
}

Study hide_small_cells(const Study& study, unsigned min_cell) {
  Json json = document(study);
  hide_small_cells(json, "results", min_cell);
  privacy::hide_in_judgement(json, static_cast<double>(study.manifest.rows_analysed), min_cell);
  json["min_cell"] = min_cell;
  Study hidden;
  read(json, hidden, "");
  hide_published(hidden, study);
  return hidden;
}

CheckResult hide_small_cells(const CheckResult& result, unsigned min_cell) {
  Json json = write(result);
  privacy::leave_out_notices_of_one(json["noticed"]);
  hide_small_cells(json, "checked", min_cell);
  CheckResult hidden;
  read(json, hidden, "");
  return hidden;
}

}  // namespace rtsurv::results
