#include "rtsurv/results/json/read.hpp"

#include "rtsurv/results/json/names.hpp"
#include "rtsurv/results/json/statistics.hpp"
#include "rtsurv/results/json/statistics_of_models.hpp"

namespace rtsurv::results {

void refuse(const std::string& where, const char* problem) {
  throw Error(ErrorKind::data, "\"" + where + "\" " + problem + "; is it the results.json of this version of rtsurv?");
}

Study read_study(const std::string& json, const std::string& file) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object()) throw Error(ErrorKind::data, "not the results.json of a study", {.file = file});
  Study study;
  try {
    read(document, study, "");
  } catch (const Error& error) {
    throw Error(error.kind(), error.what(), {.file = file});
  }
  return study;
}

}  // namespace rtsurv::results
