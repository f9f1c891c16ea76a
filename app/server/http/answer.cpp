#include "http/answer.hpp"

#include "http/uri.hpp"

namespace rtsurv::server {

Answer json_answer(const nlohmann::ordered_json& value, http::status status) {
  // A text that is not UTF-8 (a file's name may be any bytes) is shown with a mark in its place.
  return {.status = status,
          .type = "application/json",
          .body = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
}

Answer ready_json(std::string text) { return {.type = "application/json", .body = std::move(text)}; }

Answer refused(http::status status, const std::string& message) { return json_answer({{"error", message}}, status); }

Answer download(std::string bytes, const std::string& type, const std::string& name) {
  return {.type = type,
          .body = std::move(bytes),
          .headers = {{"Content-Disposition", "attachment; filename*=UTF-8''" + percent_encoded(name)}}};
}

}  // namespace rtsurv::server
