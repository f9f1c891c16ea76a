#pragma once
// One function per command: it adds the command to the program and says what running it does.

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "options.hpp"

namespace rtsurv::cli {

void add_run(CLI::App& program);
void add_check(CLI::App& program);
void add_columns(CLI::App& program);
void add_init(CLI::App& program);
void add_figures(CLI::App& program);
void add_km(CLI::App& program);
void add_logrank(CLI::App& program);
void add_cox(CLI::App& program);
void add_cutpoint(CLI::App& program);
void add_cuminc(CLI::App& program);
void add_finegray(CLI::App& program);
void add_rmst(CLI::App& program);
void add_table1(CLI::App& program);
void add_tables(CLI::App& program);
void add_dose(CLI::App& program);
void add_diff(CLI::App& program);
void add_lock(CLI::App& program);
void add_trail(CLI::App& program);
void add_verify(CLI::App& program);
void add_export_r(CLI::App& program);
void add_audit(CLI::App& program);
void add_schema(CLI::App& program);
void add_serve(CLI::App& program);
void add_simulate(CLI::App& program);
void add_validate(CLI::App& program);

/// A command whose help leads with an example.
[[nodiscard]] CLI::App& add_command(CLI::App& program, const std::string& name, const std::string& purpose,
                                    const std::string& example);

/// Writes to standard output in one go, or into the text of the call() that runs the command. Throws Error(io) when it
/// cannot.
void print(const std::string& text);

}  // namespace rtsurv::cli
