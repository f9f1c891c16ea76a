#include "rtsurv/results/compare/compare.hpp"

#include <algorithm>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/compare/walk.hpp"
#include "rtsurv/results/json/read.hpp"

namespace rtsurv::results {
namespace {

Json study_document(const ResultsFile& file) {
  Json document = Json::parse(file.json, nullptr, false);
  if (!document.is_object() || !document.contains("manifest"))
    throw Error(ErrorKind::data, "not the results.json of a study", {.file = file.path});
  return document;
}

/// A claim is grave by its verdict, then by its number.
Difference::Kind kind_in_claims(const Difference& difference) {
  const std::string& address = difference.address;
  if (address.ends_with("/verdict") || difference.kind == Difference::Kind::part) return Difference::Kind::verdict;
  return address.find("/estimate/") == std::string::npos ? difference.kind : Difference::Kind::claim;
}

template <class Part>
Part part_of(const Json& document, const char* key, const std::string& path) {
  Part part;
  try {
    read(document[key], part, key);
  } catch (const Error& error) {
    throw Error(error.kind(), error.what(), {.file = path});
  }
  return part;
}

/// What is said of a lock: {"lock": ...}, {"lock_unknown": ...}, or an empty object.
Json lock_alone(const Json& document) {
  Json alone = Json::object();
  for (const char* key : {"lock", "lock_unknown"})
    if (const auto found = document.find(key); found != document.end()) alone[key] = *found;
  return alone;
}

}  // namespace

Comparison compare(const ResultsFile& earlier, const ResultsFile& later) {
  Json before = study_document(earlier), after = study_document(later);
  Comparison comparison;
  comparison.earlier = earlier.path;
  comparison.later = later.path;
  Walk reasons, walk;
  reasons.values(before["manifest"], after["manifest"], {});
  reasons.values(lock_alone(before), lock_alone(after), {});
  comparison.reasons = std::move(reasons.differences);
  for (Json* document : {&before, &after})
    for (const char* apart : {"manifest", "lock", "lock_unknown", "noticed", "figures"}) document->erase(apart);
  walk.values(before, after, {});
  for (Difference& one : walk.differences)
    if (one.address.starts_with("claims/")) one.kind = kind_in_claims(one);
  std::ranges::stable_sort(walk.differences, {}, &Difference::kind);
  comparison.differences = std::move(walk.differences);
  comparison.numbers = walk.numbers;
  return comparison;
}

Manifest manifest_of(const ResultsFile& file) { return part_of<Manifest>(study_document(file), "manifest", file.path); }

std::optional<Lock> lock_of(const ResultsFile& file) {
  const Json document = study_document(file);
  if (!document.contains("lock")) return std::nullopt;
  return part_of<Lock>(document, "lock", file.path);
}

std::string lock_unknown_of(const ResultsFile& file) {
  const Json document = study_document(file);
  return document.contains("lock_unknown") ? part_of<std::string>(document, "lock_unknown", file.path) : std::string();
}

}  // namespace rtsurv::results
