#include "rtsurv/study/prepare/preparation.hpp"

namespace rtsurv::study {

void Preparation::refuse(const Text& place, std::string_view message) {
  Where where;
  where.file = protocol.path;
  where.line = place.line;
  where.position = place.position;
  protocol_problems.add(where, message);
}

void Preparation::note(const Text& place, const Error& error) {
  if (error.kind() == ErrorKind::usage) {
    refuse(place, error.what());
    return;
  }
  if (error.kind() != ErrorKind::data) throw error;
  data_problems.add(error);
}

}  // namespace rtsurv::study
