#include "rtsurv/starter/starter.hpp"

#include "rtsurv/starter/draft.hpp"

namespace rtsurv::starter {

std::string starter_protocol(const table::Table& table, const StarterOptions& options) {
  if (!options.event.empty()) (void)table.evaluate(options.event, "--event");
  return write_draft(make_draft(profile(table), options, table.path()));
}

}  // namespace rtsurv::starter
