// Two factors of one model that say the same.
#include <algorithm>
#include <cmath>
#include <map>

#include "rtsurv/core/text.hpp"
#include "rtsurv/naming/roles.hpp"
#include "rtsurv/study/columns/terms.hpp"
#include "rtsurv/study/noticed/scene.hpp"
#include "rtsurv/study/noticed/values.hpp"

namespace rtsurv::study::noticed {
namespace {

using results::Notice;

struct ModelFactor {
  const Variable& variable;
  std::vector<int> codes;  ///< few_codes()
};

/// The factors that may stand in one model, in its order.
std::vector<ModelFactor> factors_of_model(const Scene& scene) {
  const Protocol& protocol = scene.protocol;
  if (!protocol.multivariable) return {};
  std::vector<Text> texts = protocol.multivariable->factors;
  if (texts.empty() && protocol.univariable) texts = protocol.univariable->factors;
  std::vector<ModelFactor> factors;
  for (const Text& text : texts)
    for (const Variable& factor : scene.factors)
      if (same_without_case(factor.text, variable_of(text.text))) factors.push_back({factor, few_codes(factor.column)});
  return factors;
}

/// Every level of one goes with one level of the other, and the other way round, in 10 rows or more.
bool are_one_to_one(const std::vector<int>& a, const std::vector<int>& b) {
  constexpr std::size_t fewest = 10;
  std::map<int, int> of_a, of_b;
  std::size_t n = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] < 0 || b[i] < 0) continue;
    ++n;
    if (of_a.emplace(a[i], b[i]).first->second != b[i] || of_b.emplace(b[i], a[i]).first->second != a[i]) return false;
  }
  return n >= fewest && of_a.size() > 1;
}

bool say_the_same(const ModelFactor& a, const ModelFactor& b) {
  constexpr double nearly_one = 0.99;
  if (are_one_to_one(a.codes, b.codes)) return true;
  if (!is_number(a.variable.column) || !is_number(b.variable.column)) return false;
  const auto r = correlation(a.variable.column, b.variable.column);
  return r && std::fabs(*r) > nearly_one;
}

bool are_doses(const Variable& a, const Variable& b) {
  const naming::DoseKind first = naming::dose_kind(a.text), second = naming::dose_kind(b.text);
  return is_number(a.column) && is_number(b.column) && first != naming::DoseKind::none &&
         second != naming::DoseKind::none && (first == naming::DoseKind::other || second == naming::DoseKind::other);
}

}  // namespace

void notice_pairs(const Scene& scene, Notices& found) {
  const std::vector<ModelFactor> factors = factors_of_model(scene);
  for (std::size_t b = 1; b < factors.size(); ++b)
    for (std::size_t a = 0; a < b; ++a) {
      const Variable &first = factors[a].variable, &second = factors[b].variable;
      const bool doses = are_doses(first, second);
      if (!doses && !say_the_same(factors[a], factors[b])) continue;
      found.push_back({doses ? Notice::Id::two_doses : Notice::Id::same_factor,
                       second.text,
                       both_known(first.column, second.column),
                       "[multivariable] factors with one of the two",
                       first.text,
                       {}});
      break;  // a third factor of that kind is named beside the first
    }
}

}  // namespace rtsurv::study::noticed
