#pragma once
// The coefficients of a fit, number by number.

#include <vector>

#include "rtsurv/survival/cox/cox_fit.hpp"

namespace rtsurv::survival {

/// One number of every coefficient, such as numbers_of(&Coefficient::estimate, fit).
template <typename T>
std::vector<T> numbers_of(T Coefficient::*number, const CoxFit& fit) {
  std::vector<T> result;
  for (const Coefficient& coefficient : fit.coefficient) result.push_back(coefficient.*number);
  return result;
}

}  // namespace rtsurv::survival
