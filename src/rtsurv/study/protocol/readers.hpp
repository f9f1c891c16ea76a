#pragma once
// The tables of the protocol that make the cohort, one reader each, and the rules that join all tables. Every problem is
// reported, none thrown.

#include "rtsurv/study/protocol/part.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/study/protocol/section.hpp"

namespace rtsurv::study {

// cohort.cpp: who is analysed, and what their columns mean.
void read_study(ProtocolSection& section, Protocol& protocol);
/// Whether a list of times may hold the start of follow-up.
enum class FirstTime : std::uint8_t { zero, above_zero };
/// A list of times of 0 or later, or above 0; sorted, each once.
std::vector<double> read_times(ProtocolSection& section, std::string_view key, FirstTime first = FirstTime::zero);
void read_columns(ProtocolSection& section, Protocol& protocol);
void read_exclusion(ProtocolSection& section, Protocol& protocol);
void read_derivations(ProtocolSection& section, Protocol& protocol);
void read_dates(ProtocolSection& section, Protocol& protocol);

// reading.cpp: how the file is read. The keys of [study], and those of one column of [columns].
[[nodiscard]] table::ReadOptions read_reading(ProtocolSection& section);
[[nodiscard]] table::ColumnOptions read_column_reading(ProtocolSection& section, const std::string& column);

// dose.cpp: how they were irradiated.
void read_dose(ProtocolSection& section, Protocol& protocol);

// dose_outcomes.cpp: what the dose does. `dose` is the table [dose].
void read_dose_responses(ProtocolSection& dose, DoseRule& rule);
void read_sweep(ProtocolSection& dose, DoseRule& rule);

// names.cpp: names are unique, and those that are used have been defined.
void check_names(const Protocol& protocol, ProtocolProblems& problems);

}  // namespace rtsurv::study
