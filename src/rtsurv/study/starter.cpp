#include "rtsurv/study/starter.hpp"

#include "rtsurv/study/starter_draft.hpp"

namespace rtsurv::study {

std::string starter_protocol(const table::Table& table, const StarterOptions& options) {
  if (!options.event.empty()) (void)table.evaluate(options.event, "--event");
  return write_draft(make_draft(profile(table), options, table.path()));
}

}  // namespace rtsurv::study
