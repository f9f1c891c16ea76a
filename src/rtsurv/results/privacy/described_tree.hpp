#pragma once
// A document beside its schema: every object with the name of its definition, and every count of people.

#include <functional>
#include <string>

#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results::privacy {

/// What is done at each place, in the order of the document, an object before its members. Empty: nothing.
struct Visitor {
  /// `definition` of the schema; an object without a name of its own belongs to the one around it and is not visited.
  std::function<void(const std::string& definition, Json& object)> object;
  std::function<void(Json& count)> people;                                ///< a number, or the text of a hidden one
  std::function<void(const std::string& key, Json& text)> sentence = {};  ///< a text, with the key that it stands under
};

/// `definition`: of the whole document, as in docs/results.schema.json.
void visit(Json& document, const std::string& definition, const Visitor& visitor);

}  // namespace rtsurv::results::privacy
