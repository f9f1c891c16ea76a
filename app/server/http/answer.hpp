#pragma once
// What a handler gives back.

#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "http/types.hpp"

namespace rtsurv::server {

/// Sends a piece of an answer that grows; false when the caller has gone.
using Send = std::function<awaitable<bool>(std::string)>;

struct Answer {
  http::status status = http::status::ok;
  std::string type = "text/plain; charset=utf-8";
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::function<awaitable<void>(Send)> grows = {};  ///< instead of `body`: an event stream, sent as it comes
};

/// Thrown by a handler: the call is refused with a status and a sentence for a person.
class Refusal : public std::runtime_error {
 public:
  Refusal(http::status status, const std::string& message) : std::runtime_error(message), status_(status) {}
  [[nodiscard]] http::status status() const noexcept { return status_; }

 private:
  http::status status_;
};

[[nodiscard]] Answer json_answer(const nlohmann::ordered_json& value, http::status status = http::status::ok);

/// JSON that is a text already.
[[nodiscard]] Answer ready_json(std::string text);

/// {"error": message}.
[[nodiscard]] Answer refused(http::status status, const std::string& message);

/// A file to be saved under `name`, which may hold letters of any script (RFC 6266).
[[nodiscard]] Answer download(std::string bytes, const std::string& type, const std::string& name);

}  // namespace rtsurv::server
