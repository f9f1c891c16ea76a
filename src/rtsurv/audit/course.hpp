#pragma once
// The course of a figure and its biological dose.

#include <optional>

#include "rtsurv/audit/ledger_names.hpp"
#include "rtsurv/dose/course/course.hpp"

namespace rtsurv::audit {

using dose::Course;

/// From total and fractions, or fractions and dose per fraction; nothing when they are missing or impossible.
[[nodiscard]] std::optional<Course> course_of(const Figure& figure);

/// The figure's own, else the paper's for a figure of the paper.
[[nodiscard]] std::optional<double> alpha_beta_of(const Ledger& ledger, const Figure& figure);

[[nodiscard]] double eqd2_of(const Course& course, double alpha_beta);
[[nodiscard]] double bed_of(const Course& course, double alpha_beta);

}  // namespace rtsurv::audit
