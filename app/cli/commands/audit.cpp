#include <filesystem>
#include <memory>

#include "commands.hpp"
#include "output_folder.hpp"
#include "rtsurv/audit/audit.hpp"
#include "rtsurv/audit/own_report.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/report/html/audit_page.hpp"
#include "rtsurv/report/text/text.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/table/read/bytes.hpp"

namespace rtsurv::cli {
namespace {

struct AuditCall {
  std::string source, save_ledger, html;
  std::optional<std::int64_t> cohort_n;
  std::optional<double> alpha_beta;
  bool strict = false, json = false;
};

std::string read_file(const std::filesystem::path& path) {
  constexpr std::size_t largest = 100'000'000;
  return table::read_bytes(path.string(), largest);
}

bool is_ledger(const std::filesystem::path& path) { return path.extension() == ".toml"; }

audit::Ledger ledger_of(const AuditCall& call, const audit::AuditOptions& options) {
  const std::string bytes = read_file(call.source);
  if (!is_ledger(call.source)) return audit::read_text(bytes, call.source, options);
  return audit::with_options(audit::read_ledger(bytes, call.source), options);
}

results::AuditResult audit_folder(const AuditCall& call) {
  const std::filesystem::path folder(call.source);
  if (!call.save_ledger.empty()) throw InvalidOption("--save-ledger is for a text or a ledger, not for a folder");
  return audit::audit_own_report({call.source, read_file(folder / "results.json"), read_file(folder / "report.html")});
}

results::AuditResult audit_file(const AuditCall& call) {
  const audit::AuditOptions options{call.cohort_n, call.alpha_beta};
  const audit::Ledger ledger = ledger_of(call, options);
  if (!call.save_ledger.empty()) write_file(call.save_ledger, audit::to_toml(ledger));
  return audit::audit_ledger(ledger);
}

void audit_source(const AuditCall& call) {
  const bool folder = std::filesystem::is_directory(call.source);
  const results::AuditResult result = folder ? audit_folder(call) : audit_file(call);
  if (!call.html.empty()) write_file(call.html, report::html_page(result));
  print(call.json ? results::to_json(result) : report::to_text(result));
  if (call.strict && result.count(results::AuditGrade::hard) > 0) throw CLI::RuntimeError(1);
}

}  // namespace

void add_audit(CLI::App& program) {
  CLI::App& command =
      add_command(program, "audit", "printed figures that cannot be true: of a text, a ledger or a report",
                  "rtsurv audit paper.txt --cohort-n 133 --save-ledger paper.toml");
  auto call = std::make_shared<AuditCall>();
  command.add_option("SOURCE", call->source, "text, ledger (.toml), or folder that rtsurv run wrote")
      ->required()
      ->type_name("");
  command.add_option("--cohort-n", call->cohort_n, "number of patients of the study, for counts without a denominator");
  command.add_option("--alpha-beta", call->alpha_beta, "alpha/beta in Gy, for doses without one");
  command.add_option("--save-ledger", call->save_ledger, "write what was read as a ledger, to correct and audit again")
      ->type_name("FILE");
  command.add_option("--html", call->html, "write the findings as a page")->type_name("FILE");
  command.add_flag("--strict", call->strict, "exit with 1 when there is a hard finding");
  command.add_flag("--json", call->json, "print one JSON object instead of the findings for people");
  command.callback([call] { audit_source(*call); });
}

}  // namespace rtsurv::cli
