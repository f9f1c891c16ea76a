#include "rtsurv/survival/pooled/detail/ask_together.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "rtsurv/core/error.hpp"

namespace rtsurv::survival::detail {
namespace {

/// Ends a fit whose question nobody answers any more.
struct Abandoned {};

/// Where fits and the one who asks for them meet.
class Meeting {
 public:
  // NOLINTNEXTLINE(bugprone-throw-keyword-missing): a list of failures, and none of them
  explicit Meeting(std::size_t fits) : question_(fits), answer_(fits), failure_(fits), present_(fits) {}

  /// Of a fit. Throws Abandoned.
  std::vector<CoxSums> ask(std::size_t i, const std::vector<CoxQuestion>& questions) {
    std::unique_lock lock(mutex_);
    question_[i] = questions;
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return answer_[i] || abandoned_; });
    if (abandoned_) throw Abandoned{};
    return *std::exchange(answer_[i], std::nullopt);
  }

  /// Of a fit: it will not ask again.
  void leave(std::size_t i, std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    failure_[i] = std::move(failure);
    --present_;
    changed_.notify_all();
  }

  /// Of the one who asks: until all have left.
  void serve(const CoxEvaluate& evaluate) {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] { return waiting_ == present_; });
      if (present_ == 0) return;
      const std::vector<CoxQuestion> questions = all_questions();
      lock.unlock();
      std::vector<CoxSums> answers = evaluate(questions);
      lock.lock();
      if (answers.size() != questions.size()) throw InvalidOption("the sums of a Cox model do not fit its questions");
      hand_out(std::move(answers));
    }
  }

  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

  /// When all have left.
  void throw_first_failure() const {
    for (const std::exception_ptr& failure : failure_)
      if (failure) std::rethrow_exception(failure);
  }

 private:
  [[nodiscard]] std::vector<CoxQuestion> all_questions() const {
    std::vector<CoxQuestion> all;
    for (const std::vector<CoxQuestion>& one : question_) all.insert(all.end(), one.begin(), one.end());
    return all;
  }

  void hand_out(std::vector<CoxSums> answers) {
    auto next = std::make_move_iterator(answers.begin());
    for (std::size_t i = 0; i < question_.size(); ++i) {
      if (question_[i].empty()) continue;
      const auto last = next + std::ssize(question_[i]);
      answer_[i].emplace(next, last);
      next = last;
      question_[i].clear();
    }
    waiting_ = 0;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::vector<CoxQuestion>> question_;  // of each fit; empty: it waits for none
  std::vector<std::optional<std::vector<CoxSums>>> answer_;
  std::vector<std::exception_ptr> failure_;
  std::size_t present_;  // fits that have not left
  std::size_t waiting_ = 0;
  bool abandoned_ = false;
};

}  // namespace

void ask_together(std::size_t count, const CoxEvaluate& evaluate,
                  const std::function<void(std::size_t i, const CoxEvaluate& ask)>& fit) {
  Meeting meeting(count);
  std::vector<std::jthread> threads;  // joined before the meeting ends
  const auto run = [&](std::size_t i) {
    std::exception_ptr failure;
    try {
      fit(i, [&, i](const std::vector<CoxQuestion>& questions) { return meeting.ask(i, questions); });
    } catch (...) {
      failure = std::current_exception();
    }
    meeting.leave(i, std::move(failure));
  };
  try {
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back(run, i);
    meeting.serve(evaluate);
  } catch (...) {
    meeting.abandon();
    throw;
  }
  threads.clear();
  meeting.throw_first_failure();
}

}  // namespace rtsurv::survival::detail
