#include "rtsurv/study/prepare/preparation.hpp"

#include <algorithm>

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
  const std::string_view text = error.what();  // one line per problem
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    data_problems.add({}, text.substr(start, end - start));
    start = end + 1;
  }
}

}  // namespace rtsurv::study
