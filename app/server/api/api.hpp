#pragma once
// The addresses under /api, each with its handler. docs/openapi.json describes them; a test holds the two together.

#include "http/router.hpp"
#include "runs/runs.hpp"
#include "studies/work_folder.hpp"

namespace rtsurv::server {

/// What the handlers work on; outlives the router.
struct Desk {
  WorkFolder folder;
  Program& program;
  Scratch& scratch;
  Runs& runs;
};

/// The folder: its studies, a new one of a table, or begun again, the sample.
void add_folder(Router& router, Desk& desk);

/// One study: protocol with undo and redo, check, columns, rows.
void add_study(Router& router, Desk& desk);

/// Runs: start, try, report, watch, cancel.
void add_runs(Router& router, Desk& desk);

/// What a run has given: results, report, figures, tables.
void add_products(Router& router, Desk& desk);

/// Dose without a study.
void add_dose(Router& router, Desk& desk);

/// The pages themselves, each with a tag by which a browser knows that it has them already.
void add_pages(Router& router);

/// All of them.
void add_api(Router& router, Desk& desk);

/// A call about a study: in the folder of its protocol, whose name comes last.
[[nodiscard]] Errand errand_on(const StudyPlace& place, std::vector<std::string> arguments);

/// The name of the protocol's file, as the program's messages begin.
[[nodiscard]] std::string name_of(const StudyPlace& place);

}  // namespace rtsurv::server
