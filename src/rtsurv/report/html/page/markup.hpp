#pragma once
// Well-formed markup, built from the inside out. Text becomes markup only through text(), which escapes it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rtsurv::report::html {

/// A piece of markup that is well formed by construction.
struct Html {
  std::string markup;

  [[nodiscard]] bool empty() const noexcept { return markup.empty(); }
  Html& operator+=(const Html& other) {
    markup += other.markup;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return left += right; }
};

using Attributes = std::vector<std::pair<std::string, std::string>>;

/// `&`, `<`, `>` and quotes become entities; control characters, which HTML forbids, are left out. No
/// line breaks inside α/β, nor before the % of a number.
[[nodiscard]] Html text(std::string_view plain);

[[nodiscard]] Html element(std::string_view name, const Attributes& attributes, const Html& content);
[[nodiscard]] Html element(std::string_view name, const Html& content);

/// An element that holds nothing, such as <meta/>.
[[nodiscard]] Html void_element(std::string_view name, const Attributes& attributes);

/// A paragraph of plain text; nothing for an empty text.
[[nodiscard]] Html paragraph(std::string_view plain);

/// A link inside the page, to the element with that id.
[[nodiscard]] Html link(const std::string& id, std::string_view plain);

/// Plain text as a quoted CSS string that is safe inside a style element.
[[nodiscard]] std::string css_string(std::string_view plain);

}  // namespace rtsurv::report::html
