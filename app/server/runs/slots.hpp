#pragma once
// How many children may run at once.

#include <cstddef>
#include <memory>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>

#include "http/types.hpp"

namespace rtsurv::server {

/// A number of places; who finds none waits in turn. For one thread.
class Slots {
  struct State {
    std::size_t free;
    asio::steady_timer given_back;
    bool over = false;  ///< a place may outlive the slots, in a call that the server's end cuts off
  };

 public:
  Slots(const asio::any_io_executor& executor, std::size_t places)
      : state_(std::make_shared<State>(
            State{places, asio::steady_timer(executor, asio::steady_timer::time_point::max())})) {}
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;
  ~Slots() { state_->over = true; }

  /// A place until it is destroyed.
  class Place {
   public:
    explicit Place(std::shared_ptr<State> state) : state_(std::move(state)) {}
    Place(Place&&) noexcept = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Place& operator=(Place&&) = delete;
    ~Place() {  // NOLINT(bugprone-exception-escape): to cancel a wait throws nothing
      if (!state_ || state_->over) return;
      ++state_->free;
      state_->given_back.cancel_one();
    }

   private:
    std::shared_ptr<State> state_;
  };

  [[nodiscard]] awaitable<Place> take() {
    while (state_->free == 0) co_await state_->given_back.async_wait(asio::as_tuple(asio::use_awaitable));
    --state_->free;
    co_return Place(state_);
  }

 private:
  std::shared_ptr<State> state_;
};

}  // namespace rtsurv::server
