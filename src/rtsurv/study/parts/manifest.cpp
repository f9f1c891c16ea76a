// Where the numbers of a study come from.
#include <algorithm>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>
#include <tbb/version.h>
#include <toml++/toml.h>
#include <Eigen/Core>
#include <boost/version.hpp>

#include "rtsurv/core/version.hpp"
#include "rtsurv/study/parts/manifest.hpp"

namespace rtsurv::study {
namespace {

/// "DuckDB v1.4.4" as its two words.
std::pair<std::string, std::string> engine() {
  const std::string text = table::engine_version();
  const std::size_t space = text.find(' ');
  if (space == std::string::npos) return {text, {}};
  return {text.substr(0, space), text.substr(space + 1)};
}

/// The libraries whose code computes, orders or reads a number of the results.
std::vector<std::pair<std::string, std::string>> libraries() {
  return {engine(),
          {"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100)},
          {"Eigen", fmt::format("{}.{}.{}", EIGEN_WORLD_VERSION, EIGEN_MAJOR_VERSION, EIGEN_MINOR_VERSION)},
          {"oneTBB", fmt::format("{}.{}", TBB_VERSION_MAJOR, TBB_VERSION_MINOR)},
          {"toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH)}};
}

/// The name without its folder: the same study gives the same bytes wherever it lies.
std::string file_name(const std::string& path) { return std::filesystem::path(path).filename().string(); }

/// Every table of `rtsurv simulate` has this column; it stays where the file is renamed, cut or saved in another form.
bool is_simulated(const table::Table& cohort) {
  constexpr std::string_view mark = "simulated";
  if (cohort.type(mark) != table::ColumnType::boolean) return false;
  const table::Column column = cohort.column(mark, mark);
  return std::ranges::all_of(column.number, [](double value) { return value == 1.0; });
}

}  // namespace

results::Manifest manifest_of(const Protocol& protocol, const table::Table& cohort) {
  results::Manifest manifest;
  manifest.version = version();
  manifest.commit = commit();
  manifest.compiler = compiler();
  manifest.libraries = libraries();
  manifest.data_file = file_name(cohort.path());
  manifest.data_sha256 = cohort.sha256();
  manifest.protocol_file = file_name(protocol.path);
  manifest.protocol_sha256 = protocol.sha256;
  manifest.seed = protocol.seed;
  manifest.rows_read = cohort.rows();
  manifest.columns = cohort.names().size();
  manifest.notes = cohort.notes().notes;
  manifest.simulated = is_simulated(cohort);
  return manifest;
}

}  // namespace rtsurv::study
