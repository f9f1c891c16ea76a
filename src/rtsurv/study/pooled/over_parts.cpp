#include "rtsurv/study/pooled/over_parts.hpp"

#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"
#include "rtsurv/parallel/parallel_for.hpp"
#include "rtsurv/study/pooled/pooled_cox_model.hpp"
#include "rtsurv/study/pooled/pooled_results.hpp"

namespace rtsurv::study {
namespace {

/// Values that are made on several threads at once and taken in the order in which they were asked for.
template <typename Value>
class InOrder {
 public:
  explicit InOrder(std::function<void(Value)> take) : take_(std::move(take)) {}

  /// Waits for the first value where as many are in the making as there are threads.
  void add(std::function<Value()> make) {
    const std::size_t at_once = parallel::threads();
    if (making_.size() >= at_once) take_first();
    making_.push_back(std::async(at_once > 1 ? std::launch::async : std::launch::deferred, std::move(make)));
  }
  void finish() {
    while (!making_.empty()) take_first();
  }

 private:
  void take_first() {
    Value value = making_.front().get();
    making_.pop_front();
    take_(std::move(value));
  }

  std::function<void(Value)> take_;
  std::deque<std::future<Value>> making_;
};

/// Sums of parts in their order: neighbours of equally many parts are merged first, so that n parts are few sums at a
/// time and each row is merged log n times.
class Merging {
 public:
  void add(PooledSums sums) {
    std::size_t level = 0;
    for (; !waiting_.empty() && waiting_.back().first == level; ++level) {
      sums = merged(waiting_.back().second, sums);
      waiting_.pop_back();
    }
    waiting_.emplace_back(level, std::move(sums));
  }

  [[nodiscard]] PooledSums take() {
    if (waiting_.empty()) throw NotEstimable("no rows are left to analyse");
    PooledSums all = std::move(waiting_.back().second);
    for (waiting_.pop_back(); !waiting_.empty(); waiting_.pop_back()) all = merged(waiting_.back().second, all);
    return all;
  }

 private:
  std::vector<std::pair<std::size_t, PooledSums>> waiting_;  // 2^first parts each, fewer and fewer
};

/// The sums of a part, or what is wrong with its rows.
struct Summed {
  std::optional<PooledSums> sums;
  std::optional<Error> problem;
};

template <typename Call>
Summed summed(const table::Table& part, const Call& call) {
  try {
    return {pooled_sums(part, call), std::nullopt};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::data) throw;
    return {std::nullopt, error};
  }
}

template <typename Call>
PooledSums all_sums(const EachPart& parts, const Call& call) {
  Merging merging;
  Problems problems(ErrorKind::data);
  InOrder<Summed> sums([&](Summed one) {
    if (one.problem) problems.add(*one.problem);
    if (problems.empty()) merging.add(std::move(*one.sums));
  });
  parts(0, [&](table::Table part) {
    const auto shared = std::make_shared<table::Table>(std::move(part));
    sums.add([shared, &call] { return summed(*shared, call); });
  });
  sums.finish();
  problems.throw_if_any();
  return merging.take();
}

/// The coded patients of the first parts, and the others from their rows at each question.
class CodedParts {
 public:
  CodedParts(const EachPart& parts, const CoxCall& call, const PooledCoxModel& model, std::size_t most_bytes)
      : parts_(parts), call_(call), model_(model), left_(most_bytes) {}

  std::vector<survival::CoxSums> answers(const std::vector<survival::CoxQuestion>& questions) {
    std::vector<survival::CoxSums> sums;
    InOrder<Answered> answered([&](Answered one) {
      survival::merge(sums, std::move(one.sums));
      if (one.part) keep(std::move(*one.part));
    });
    const std::size_t known = kept_.size();
    for (std::size_t i = 0; i < known; ++i)
      answered.add([&, i] { return Answered{kept_[i].answers(questions), std::nullopt}; });
    parts_(known, [&](table::Table part) {
      const auto shared = std::make_shared<table::Table>(std::move(part));
      answered.add([&, shared] {
        survival::CoxPart coded = cox_part(*shared, call_, model_);
        std::vector<survival::CoxSums> own = coded.answers(questions);
        return Answered{std::move(own), std::move(coded)};
      });
    });
    answered.finish();
    return sums;
  }

 private:
  struct Answered {
    std::vector<survival::CoxSums> sums;
    std::optional<survival::CoxPart> part;  ///< of a part that is not kept yet
  };

  /// While there is room; the first that finds none is the last to try, so that what is kept is the first parts.
  void keep(survival::CoxPart part) {
    if (part.bytes() > left_) left_ = 0;
    if (left_ == 0) return;
    left_ -= part.bytes();
    kept_.push_back(std::move(part));
  }

  const EachPart& parts_;
  const CoxCall& call_;
  const PooledCoxModel& model_;
  std::deque<survival::CoxPart> kept_;  // grows without moving those that are asked
  std::size_t left_;
};

}  // namespace

PooledSums sums_over(const EachPart& parts, const KaplanMeierCall& call) { return all_sums(parts, call); }
PooledSums sums_over(const EachPart& parts, const LogRankCall& call) { return all_sums(parts, call); }
PooledSums sums_over(const EachPart& parts, const IncidenceCall& call) { return all_sums(parts, call); }
PooledSums sums_over(const EachPart& parts, const CoxCall& call) { return all_sums(parts, call); }

results::CoxResult cox_over(const EachPart& parts, const CoxCall& call, std::size_t most_bytes) {
  const PooledSums sums = sums_over(parts, call);
  const PooledCoxModel model = pooled_cox_model(sums, call);
  CodedParts coded(parts, call, model, most_bytes);
  return cox(sums, call, model,
             [&](const std::vector<survival::CoxQuestion>& questions) { return coded.answers(questions); });
}

}  // namespace rtsurv::study
