#pragma once
// What every part of the script is written from, and onto.

#include "rtsurv/results/study.hpp"
#include "rtsurv/rscript/page.hpp"
#include "rtsurv/rscript/patients.hpp"
#include "rtsurv/study/protocol/protocol.hpp"

namespace rtsurv::rscript {

struct Scene {
  const results::Study& study;
  const study::Protocol& protocol;
  const Patients& patients;
  Page& page;
};

// The parts of the script, in its order.

void write_made_columns(Scene& scene);
void write_table1(Scene& scene);
void write_follow_up(Scene& scene);
void write_endpoint(Scene& scene, const results::EndpointResult& endpoint);
void write_cutpoint(Scene& scene, const results::CutpointResult& found);
void write_risk_groups(Scene& scene);
void write_effect(Scene& scene, const results::Effect& effect);
void write_person_time(Scene& scene);

}  // namespace rtsurv::rscript
