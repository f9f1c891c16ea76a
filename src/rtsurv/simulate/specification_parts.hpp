#pragma once
// The tables of a specification, one reader each. Every problem is reported, none thrown.

#include "rtsurv/simulate/specification.hpp"

namespace rtsurv::simulate {

// specification_columns.cpp
void read_column(toml::Section& section, Specification& specification);

// specification_outcomes.cpp
void read_follow_up(toml::Section& section, Specification& specification);
void read_event(toml::Section& section, Specification& specification);
void read_endpoint(toml::Section& section, Specification& specification);

// specification_targets.cpp
void read_calibration(toml::Section& section, Specification& specification);
void read_target(toml::Section& section, Specification& specification);

// specification_names.cpp: names are unique, those that are used have been made before, and every expression is tried on
// one patient without values. Gives each column its type.
void check_names(Specification& specification, toml::FileProblems& problems);

}  // namespace rtsurv::simulate
