#include "rtsurv/rscript/outcome_code.hpp"

#include <fmt/format.h>

#include "rtsurv/rscript/words.hpp"

namespace rtsurv::rscript {
namespace {

/// A name with a suffix, in R.
std::string named(const PatientEndpoint& endpoint, std::string_view suffix) {
  return r_name(endpoint.endpoint + std::string(suffix));
}

bool is_expanded(const PatientEndpoint& endpoint) { return !endpoint.weights.empty() && endpoint.counts_patients; }

OutcomeCode code_of(const PatientEndpoint& endpoint, const std::string& cluster) {
  OutcomeCode code;
  const std::string times = (endpoint.entry.empty() ? "" : r_name(endpoint.entry) + ", ") + r_name(endpoint.time);
  const std::string event = r_name(endpoint.event);
  const std::string ended =
      endpoint.competing.empty() ? event : fmt::format("({} | {} %in% TRUE)", event, r_name(endpoint.competing));
  code.data = is_expanded(endpoint) ? named(endpoint, "_patients") : "d";
  code.surv = fmt::format("Surv({}, {})", times, event);
  code.reversed = fmt::format("Surv({}, !{})", times, ended);
  code.time = r_name(endpoint.time);
  if (!endpoint.competing.empty()) code.status = named(endpoint, "_status");
  const bool sampled = !endpoint.weights.empty() && !is_expanded(endpoint);
  if (sampled) code.rows += ", weights = " + r_name(endpoint.weights);
  if (!cluster.empty()) code.rows += ", cluster = " + r_name(cluster);
  if (sampled && cluster.empty()) code.rows += ", robust = TRUE";
  code.entry = !endpoint.entry.empty();
  code.independent = !sampled && cluster.empty();
  return code;
}

}  // namespace

OutcomeCode OutcomeCode::in(std::string_view frame) const {
  OutcomeCode code = *this;
  code.data = frame;
  return code;
}

OutcomeCode outcome_code(const PatientEndpoint& endpoint) { return code_of(endpoint, endpoint.cluster); }

OutcomeCode model_code(const PatientEndpoint& endpoint) { return code_of(endpoint, endpoint.model_cluster); }

std::string outcome_preparation(const PatientEndpoint& endpoint) {
  std::string text;
  if (!endpoint.competing.empty())
    text += fmt::format("d${} <- d${} + 2 * d${}   # 0 censored, 1 event, 2 competing event\n",
                        named(endpoint, "_status"), r_name(endpoint.event), r_name(endpoint.competing));
  if (is_expanded(endpoint))
    text += fmt::format("{0} <- d[rep(seq_len(nrow(d)), replace(d${1}, is.na(d${1}), 0)), ]   # a row per patient\n",
                        named(endpoint, "_patients"), r_name(endpoint.weights));
  return text;
}

std::string r_level(const PatientColumn& column, const std::string& level) {
  if (!column.levels.empty()) return r_string(level);
  const bool truth = column.is_made_here() || column.values.type == table::ColumnType::boolean;
  if (truth) return level == "true" ? "TRUE" : "FALSE";
  return column.values.type == table::ColumnType::text ? r_string(level) : level;
}

}  // namespace rtsurv::rscript
