// Published figures beside the obtained ones as JSON.
#include "rtsurv/results/json/json_parts.hpp"

namespace rtsurv::results {
namespace {

using Rule = Published::Tolerance::Rule;

const char* name(Rule rule) {
  switch (rule) {
    case Rule::absolute:
      return "absolute";
    case Rule::relative:
      return "relative";
    case Rule::side:
      return "side";
  }
  return "";
}

Json tolerance(const std::optional<Published::Tolerance>& tolerance) {
  if (!tolerance) return nullptr;
  return {{"rule", name(tolerance->rule)}, {"limit", number(tolerance->limit)}};
}

Json note(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json row(const Published::Row& row) {
  return {{"id", row.id},
          {"statement", row.statement},
          {"part", row.part},
          {"printed", row.printed},
          {"obtained", number(row.obtained)},
          {"difference", number(row.difference)},
          {"tolerance", tolerance(row.tolerance)},
          {"within", row.within ? Json(*row.within) : Json(nullptr)},
          {"address", row.address},
          {"note", note(row.note)}};
}

}  // namespace

Json body(const Published& published) {
  Json rows = Json::array(), others = Json::array();
  std::size_t judged = 0, within = 0;
  for (const Published::Row& one : published.rows) {
    rows.push_back(row(one));
    if (one.within) ++judged;
    if (one.within.value_or(false)) ++within;
  }
  for (const Published::Figure& figure : published.not_compared)
    others.push_back({{"id", figure.id}, {"statement", figure.statement}, {"note", note(figure.note)}});
  return {{"ledger", {{"file", published.ledger_file}, {"sha256", published.ledger_sha256}}},
          {"judged", judged},
          {"within", within},
          {"figures", rows},
          {"not_compared", others}};
}

}  // namespace rtsurv::results
