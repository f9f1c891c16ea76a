#pragma once
// The differences between two values of JSON, by address; for compare.cpp.

#include <cstddef>
#include <string>
#include <vector>

#include "rtsurv/results/compare/comparison.hpp"
#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results {

/// Gathers the differences of all pairs of values that it is given, in the order of the documents. As compare() says;
/// every kind is part, number, list or words.
class Walk {
 public:
  /// `at` is the address of both.
  void values(const Json& earlier, const Json& later, const std::string& at);

  std::vector<Difference> differences;
  std::size_t numbers = 0;  ///< of the earlier values

 private:
  void objects(const Json& earlier, const Json& later, const std::string& at);
  void lists(const Json& earlier, const Json& later, const std::string& at);
  void long_lists(const Json& earlier, const Json& later, const std::string& at);
  void labelled(const Json& earlier, const Json& later, const std::string& at, std::size_t depth);
  void leaves(const Json& earlier, const Json& later, const std::string& at);
  void only_one(const Json* earlier, const Json* later, const std::string& at);
};

/// "endpoints" and "45/15": endpoints/"45/15".
[[nodiscard]] std::string address_of(const std::string& at, const std::string& step);

}  // namespace rtsurv::results
