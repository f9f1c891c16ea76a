#include "parted_command.hpp"

#include <utility>
#include <variant>

#include "all_commands.hpp"
#include "call.hpp"
#include "method_commands.hpp"
#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/json.hpp"
#include "rtsurv/study/pooled/pooled_results.hpp"
#include "rtsurv/study/pooled/refusals.hpp"
#include "rtsurv/survival/pooled/serial.hpp"

namespace rtsurv::cli {
namespace {

using Call = std::variant<study::KaplanMeierCall, study::LogRankCall, study::IncidenceCall, study::CoxCall>;

/// The least that one pass over the patients gives for two: the sums of x x' by event time are large to send.
constexpr std::size_t most_products_sent = std::size_t{1} << 18;

void refuse_figure(const FigureFile& figure) {
  if (!figure.path.empty()) throw InvalidOption("--figure is not for a table in parts; draw the curves of the result");
}

}  // namespace

struct PartedCommand::Impl {
  MethodOptions options;
  Call call;

  /// Options that the command was given, and what they mean.
  void take(const MethodOptions& given, Call meant) {
    options = given;
    call = std::move(meant);
    refuse_file_options(options);
    if (options.memory) throw InvalidOption("--memory is not for a table in parts");
    if (options.timings) throw InvalidOption("--timings is not for a table in parts");
    std::visit([](const auto& one) { study::require_sums(one); }, call);
  }

  void prepare(table::Table& part) const {
    part.treat_as_missing(options.missing);
    for (const std::string& text : options.derive)
      study::require_rows_alone(part, {split_derivation(text).second}, "--derive");
    study::require_rows_alone(part, options.where, "--where");
    derive_and_filter(part, options);
  }

  [[nodiscard]] const study::CoxCall& cox() const {
    const auto* const found = std::get_if<study::CoxCall>(&call);
    if (found == nullptr) throw InvalidOption("only a Cox model asks its parts more than once");
    return *found;
  }
};

PartedCommand::PartedCommand(std::vector<std::string> arguments) : impl_(std::make_unique<Impl>()) {
  CLI::App program;
  KmOptions km;
  LogRankOptions logrank;
  CumincOptions cuminc;
  CoxOptions cox;
  add_km(program, km).callback([&] {
    refuse_figure(km.figure);
    impl_->take(km, call_of(km));
  });
  add_logrank(program, logrank).callback([&] { impl_->take(logrank, call_of(logrank)); });
  add_cuminc(program, cuminc).callback([&] {
    refuse_figure(cuminc.figure);
    impl_->take(cuminc, call_of(cuminc));
  });
  add_cox(program, cox).callback([&] { impl_->take(cox, call_of(cox)); });
  program.require_subcommand(1);
  if (!arguments.empty()) arguments.insert(arguments.begin() + 1, data_in_memory);
  try {
    run_command(program, std::move(arguments));
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, error.what());
  }
}

PartedCommand::PartedCommand(PartedCommand&&) noexcept = default;
PartedCommand& PartedCommand::operator=(PartedCommand&&) noexcept = default;
PartedCommand::~PartedCommand() = default;

bool PartedCommand::is_cox() const noexcept { return std::holds_alternative<study::CoxCall>(impl_->call); }

std::string PartedCommand::sums(table::Table part) const {
  impl_->prepare(part);
  return std::visit([&](const auto& call) { return study::to_bytes(study::pooled_sums(part, call)); }, impl_->call);
}

std::string PartedCommand::merged(std::string_view a, std::string_view b) {
  return study::to_bytes(study::merged(study::pooled_sums_from(a), study::pooled_sums_from(b)));
}

std::string PartedCommand::result(std::string_view sums) const {
  const study::PooledSums pooled = study::pooled_sums_from(sums);
  if (const auto* km = std::get_if<study::KaplanMeierCall>(&impl_->call))
    return results::to_json(study::kaplan_meier(pooled, *km));
  if (const auto* logrank = std::get_if<study::LogRankCall>(&impl_->call))
    return results::to_json(study::log_rank(pooled, *logrank));
  if (const auto* cuminc = std::get_if<study::IncidenceCall>(&impl_->call))
    return results::to_json(study::cumulative_incidence(pooled, *cuminc));
  throw InvalidOption("a Cox model needs the answers of its parts too");
}

std::string PartedCommand::model(std::string_view sums) const {
  return study::to_bytes(study::pooled_cox_model(study::pooled_sums_from(sums), impl_->cox()));
}

std::string PartedCommand::coded(table::Table part, std::string_view model) const {
  const study::CoxCall& call = impl_->cox();
  impl_->prepare(part);
  return survival::to_bytes(study::cox_part(part, call, study::pooled_cox_model_from(model)));
}

std::string PartedCommand::answer(std::string_view coded, std::string_view question) {
  using namespace survival;
  return to_bytes(from_bytes<CoxPart>(coded).answers(from_bytes<std::vector<CoxQuestion>>(question)));
}

std::string PartedCommand::merged_answers(std::string_view a, std::string_view b) {
  using namespace survival;
  auto sums = from_bytes<std::vector<CoxSums>>(a);
  merge(sums, from_bytes<std::vector<CoxSums>>(b));
  return to_bytes(sums);
}

std::string PartedCommand::result(std::string_view sums, std::string_view model, const Evaluate& evaluate) const {
  using namespace survival;
  const CoxEvaluate ask = [&](const std::vector<CoxQuestion>& questions) {
    return from_bytes<std::vector<CoxSums>>(evaluate(to_bytes(questions)));
  };
  return results::to_json(study::cox(study::pooled_sums_from(sums), impl_->cox(), study::pooled_cox_model_from(model),
                                     ask, {.most_products = most_products_sent}));
}

}  // namespace rtsurv::cli
