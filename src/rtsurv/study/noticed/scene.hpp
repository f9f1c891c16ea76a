#pragma once
// What every kind of notice looks at: the protocol, its cohort, and what the one names in the other.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/results/parts/notices.hpp"
#include "rtsurv/study/prepare/prepared.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/table/table.hpp"

namespace rtsurv::study::noticed {

/// A column or expression with its values. Rows below the patients (see footer_rows()) are missing in it.
struct Variable {
  std::string text;  ///< as the protocol writes it
  table::Column column;
};

/// An endpoint with its values: time a number, event 0 or 1.
struct SeenEndpoint {
  const EndpointRule& rule;
  table::Column time, event;
};

struct Scene {
  const Protocol& protocol;  ///< without endpoints for a table that has none yet
  const table::Table& table;
  double today = 0.0;                    ///< days since 1970-01-01
  std::vector<Variable> all = {};        ///< every column of the table but those of [dose] and [derive], in its order
  std::vector<Variable> columns = {};    ///< of them those that the protocol names, without the identifier
  std::vector<Variable> factors = {};    ///< what is compared or enters a model, each once
  std::vector<Variable> described = {};  ///< the factors, then the variables of Table 1
  std::vector<SeenEndpoint> endpoints = {};
};

/// The scene of a prepared cohort, and that of a table alone, in which each column that is no identifier and no free text
/// counts as named. Protocol and table must outlive it.
[[nodiscard]] Scene scene_of(const Protocol& protocol, const Prepared& prepared, double today);
[[nodiscard]] Scene scene_of(const Protocol& empty, const table::Table& table, double today);

/// The rows at the end of a table that are no patients, but totals, means, sources and notes: one flag per row. A row is
/// taken for one when a cell of it is such a word alone and no identifier beside it goes on as above, or when it begins
/// with such a word or is a sentence and is much emptier than the others. At most five rows, never all.
[[nodiscard]] std::vector<std::uint8_t> footer_rows(const std::vector<Variable>& columns);

// The kinds of notices; each adds what it finds.
using Notices = std::vector<results::Notice>;
void notice_footer(const Scene& scene, Notices& found);
void notice_empty(const Scene& scene, Notices& found);
void notice_time_units(const Scene& scene, Notices& found);
void notice_dates(const Scene& scene, Notices& found);
void notice_date_numbers(const Scene& scene, Notices& found);
void notice_repeats(const Scene& scene, Notices& found);
void notice_events(const Scene& scene, Notices& found);
void notice_same_endpoints(const Scene& scene, Notices& found);
void notice_outcomes_as_factors(const Scene& scene, Notices& found);
void notice_labels(const Scene& scene, Notices& found);
void notice_missing_codes(const Scene& scene, Notices& found);
void notice_texts(const Scene& scene, Notices& found);
void notice_pairs(const Scene& scene, Notices& found);
void notice_levels(const Scene& scene, Notices& found);

}  // namespace rtsurv::study::noticed
