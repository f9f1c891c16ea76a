#include "rtsurv/results/parts/doubts.hpp"

#include <algorithm>

namespace rtsurv::results {
namespace {

/// The value of that name and type.
template <class T>
T value_of(const Doubt& doubt, std::string_view wanted) {
  for (const auto& [name, value] : doubt.values)
    if (name == wanted)
      if (const T* found = std::get_if<T>(&value)) return *found;
  return T{};
}

}  // namespace

double Doubt::number(std::string_view name) const { return value_of<double>(*this, name); }
std::string Doubt::text(std::string_view name) const { return value_of<std::string>(*this, name); }
std::vector<std::string> Doubt::list(std::string_view name) const {
  return value_of<std::vector<std::string>>(*this, name);
}
bool Doubt::has(std::string_view name) const {
  return std::ranges::any_of(values, [&](const auto& one) { return one.first == name; });
}

}  // namespace rtsurv::results
