#pragma once
// Texts that name a person, whatever the column is called.

#include <cstddef>
#include <string>
#include <vector>

namespace rtsurv::starter {

/// Most of the texts are addresses of mail, telephone numbers, Korean resident numbers (six digits, "-", seven), or
/// numbers of records with a prefix (hardly repeated, each with at least three digits). `known`: rows with a text.
[[nodiscard]] bool looks_personal(const std::vector<std::string>& texts, std::size_t known);

}  // namespace rtsurv::starter
