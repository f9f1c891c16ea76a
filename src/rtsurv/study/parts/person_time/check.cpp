// [person_time] against the cohort.
#include <algorithm>

#include <fmt/format.h>

#include "rtsurv/study/prepare/fits.hpp"
#include "rtsurv/study/prepare/immortal_time.hpp"

namespace rtsurv::study {

void check_person_time(Preparation& preparation) {
  const Protocol& protocol = preparation.protocol;
  for (const Text& name : protocol.person_time->endpoints)
    if (std::ranges::none_of(protocol.endpoints, [&](const EndpointRule& rule) { return rule.name.text == name.text; }))
      preparation.refuse(name, fmt::format("[person_time] endpoints: there is no [[endpoint]] \"{}\"", name.text));
  for (const Text& factor : protocol.person_time->factors) {
    check(preparation, factor, "[person_time] factors", few_groups);
    refuse_if_late(preparation, factor, "[person_time] factors");
  }
}

}  // namespace rtsurv::study
