#include <fstream>
#include <utility>

#include "bench/peers/ours.hpp"
#include "rtsurv/core/error.hpp"

namespace rtsurv::bench {
namespace {

/// The numbers of a file, as they lie in memory; none when there is no such file.
template <typename Number>
std::vector<Number> numbers_of(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return {};
  std::vector<Number> numbers(std::filesystem::file_size(file) / sizeof(Number));
  std::ifstream in(file, std::ios::binary);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes of numbers
  if (!in.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(numbers.size() * sizeof(Number))))
    throw Error(ErrorKind::io, file.string() + ": cannot be read");
  return numbers;
}

}  // namespace

Data::Data(std::filesystem::path source)
    : folder(std::move(source)),
      time(numbers_of<double>(folder / "time.f64")),
      cause(numbers_of<int>(folder / "cause.i32")),
      group(numbers_of<int>(folder / "group.i32")) {
  for (const int code : cause) event.push_back(code == 1 ? 1 : 0);
  event.shrink_to_fit();
  x.values = numbers_of<double>(folder / "x.f64");
  x.rows = time.size();
  x.columns = time.empty() ? 0 : x.values.size() / time.size();
}

}  // namespace rtsurv::bench
