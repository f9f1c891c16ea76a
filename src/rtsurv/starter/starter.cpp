#include "rtsurv/starter/starter.hpp"

#include "rtsurv/starter/draft.hpp"

namespace rtsurv::starter {

Starter starter_protocol(const table::Table& table, const StarterOptions& options) {
  if (!options.event.empty()) (void)table.evaluate(options.event, "--event");
  const Draft draft = make_draft(profile(table), options);
  return {write_draft(draft), draft.undecided};
}

}  // namespace rtsurv::starter
