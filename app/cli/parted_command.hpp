#pragma once
// A method command on a table whose rows come in parts, for whoever holds the parts: chunks of a file, partitions of a
// cluster. Everything that travels is bytes. Start here: PartedCommand.
//
//     each part     sums(part)                       once
//     together      merged(a, b)                     until one is left
//     results       result(sums)                     km, logrank, cuminc
//
//     cox           model(sums), once; coded(part, model) of each part, which stays there; result(sums, model, evaluate),
//                   which asks evaluate(question) for the merged_answers() of answer(coded, question) of all parts; what it is given is
//                   a list of questions in bytes

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rtsurv/table/table.hpp"

namespace rtsurv::cli {

class PartedCommand {
 public:
  /// The command and its options as a shell would give them, without DATA. Throws Error(usage) for another command than km,
  /// logrank, cuminc and cox, for arguments that the program would refuse, and for options that parts cannot serve.
  explicit PartedCommand(std::vector<std::string> arguments);
  PartedCommand(PartedCommand&&) noexcept;
  PartedCommand& operator=(PartedCommand&&) noexcept;
  ~PartedCommand();

  [[nodiscard]] bool is_cox() const noexcept;

  /// After --derive and --where. Throws as study::pooled_sums().
  [[nodiscard]] std::string sums(table::Table part) const;
  [[nodiscard]] static std::string merged(std::string_view a, std::string_view b);

  /// The JSON that the command prints of one table. Throws as study/pooled/pooled_results.hpp says.
  [[nodiscard]] std::string result(std::string_view sums) const;

  [[nodiscard]] std::string model(std::string_view sums) const;
  [[nodiscard]] std::string coded(table::Table part, std::string_view model) const;
  [[nodiscard]] static std::string answer(std::string_view coded, std::string_view question);
  /// Of answers to one question.
  [[nodiscard]] static std::string merged_answers(std::string_view a, std::string_view b);
  using Evaluate = std::function<std::string(const std::string& question)>;
  [[nodiscard]] std::string result(std::string_view sums, std::string_view model, const Evaluate& evaluate) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rtsurv::cli
