#pragma once
// The tables of the protocol, one reader each, and the rules that join them. Every problem is reported, none thrown.

#include "rtsurv/study/protocol/protocol.hpp"
#include "rtsurv/study/protocol/section.hpp"

namespace rtsurv::study {

// protocol_cohort.cpp: who is analysed, and what their columns mean.
void read_study(ProtocolSection& section, Protocol& protocol);
/// A list of times of 0 or later; sorted, each once.
std::vector<double> read_times(ProtocolSection& section, std::string_view key);
void read_columns(ProtocolSection& section, Protocol& protocol);
void read_exclusion(ProtocolSection& section, Protocol& protocol);
void read_derivations(ProtocolSection& section, Protocol& protocol);

// protocol_dose.cpp: how they were irradiated.
void read_dose(ProtocolSection& section, Protocol& protocol);

// protocol_dose_outcomes.cpp: what the dose does. `dose` is the table [dose].
void read_dose_responses(ProtocolSection& dose, DoseRule& rule);
void read_sweep(ProtocolSection& dose, DoseRule& rule);

// protocol_outcomes.cpp: what is measured.
void read_endpoint(ProtocolSection& section, Protocol& protocol);
void read_description(ProtocolSection& section, Protocol& protocol);
void read_cutpoint(ProtocolSection& section, Protocol& protocol);

// protocol_models.cpp: what is compared.
void read_univariable(ProtocolSection& section, Protocol& protocol);
void read_multivariable(ProtocolSection& section, Protocol& protocol);
void read_risk_groups(ProtocolSection& section, Protocol& protocol);
void read_effect(ProtocolSection& section, Protocol& protocol);

// protocol_landmark.cpp: what is compared from a later time on.
void read_landmark(ProtocolSection& section, Protocol& protocol);

// protocol_validation.cpp: what is repeated.
void read_validation(ProtocolSection& section, Protocol& protocol);

// protocol_recommend.cpp: which schedules reach a threshold.
void read_recommend(ProtocolSection& section, Protocol& protocol);
void check_recommend(const Protocol& protocol, ProtocolProblems& problems);

// protocol_observed.cpp: what was observed.
void read_dates(ProtocolSection& section, Protocol& protocol);
void read_referrals(ProtocolSection& section, Protocol& protocol);
void read_response(ProtocolSection& section, Protocol& protocol);
void read_toxicity(ProtocolSection& section, Protocol& protocol);

// protocol_published.cpp: what it is compared with.
void read_published(ProtocolSection& section, Protocol& protocol);

// protocol_names.cpp: names are unique, and those that are used have been defined.
void check_names(const Protocol& protocol, ProtocolProblems& problems);

}  // namespace rtsurv::study
