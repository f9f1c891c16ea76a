#pragma once
// Sorted subjects that share a value: strata and ties. Start here: FollowUp::strata(), FollowUp::ties().

#include <cstddef>
#include <iterator>
#include <span>

namespace rtsurv::survival {

/// Subjects begin .. end - 1 of the sorted ones.
struct Run {
  std::size_t begin = 0, end = 0;

  [[nodiscard]] std::size_t size() const noexcept { return end - begin; }
};

/// The runs of equal values of a sorted column, first to last (std::views::reverse: last to first). An empty column
/// makes one run of all.
template <typename T>
class Runs {
 public:
  class Iterator {
   public:
    using value_type = Run;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const Runs& runs, Run run) : column_(runs.column_), all_(runs.all_), run_(run) {}

    Run operator*() const { return run_; }
    Iterator& operator++() {
      run_ = after(run_.end);
      return *this;
    }
    Iterator& operator--() {
      run_ = {run_.begin, run_.begin};
      do --run_.begin;
      while (run_.begin > all_.begin && same(run_.begin, run_.begin - 1));
      return *this;
    }
    Iterator operator++(int) {
      const Iterator old = *this;
      ++*this;
      return old;
    }
    Iterator operator--(int) {
      const Iterator old = *this;
      --*this;
      return old;
    }
    bool operator==(const Iterator& other) const { return run_.begin == other.run_.begin; }

   private:
    friend Runs;

    [[nodiscard]] bool same(std::size_t i, std::size_t j) const { return column_.empty() || column_[i] == column_[j]; }
    [[nodiscard]] Run after(std::size_t begin) const {
      std::size_t end = begin;
      while (end < all_.end && same(end, begin)) ++end;
      return {begin, end};
    }

    std::span<const T> column_;
    Run all_, run_;
  };

  /// Of the subjects of `all`.
  Runs(std::span<const T> column, Run all) : column_(column), all_(all) {}

  [[nodiscard]] Iterator begin() const {
    const Iterator before(*this, {});
    return Iterator(*this, before.after(all_.begin));
  }
  [[nodiscard]] Iterator end() const { return Iterator(*this, {all_.end, all_.end}); }

 private:
  std::span<const T> column_;
  Run all_;
};

}  // namespace rtsurv::survival
