#include "rtsurv/audit/report_page.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rtsurv::audit {
namespace {

constexpr std::array<std::string_view, 3> hidden{"style", "script", "svg"};
constexpr std::array<std::string_view, 9> inline_tags{"b", "i", "em", "span", "sup", "sub", "a", "strong", "code"};

struct Entity {
  std::string_view name, text;
};

constexpr std::array<Entity, 6> entities{
    {{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}}};

class PageReader {
 public:
  explicit PageReader(const std::string& html) : html_(html) {}

  ReportPage read() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<')
        tag();
      else
        character();
    }
    flush();
    return std::move(page_);
  }

 private:
  void character() {
    if (html_[at_] == '&')
      for (const Entity& entity : entities)
        if (html_.compare(at_, entity.name.size(), entity.name) == 0) {
          text_ += entity.text;
          at_ += entity.name.size();
          return;
        }
    text_ += html_[at_] == '\n' ? ' ' : html_[at_];
    ++at_;
  }

  void tag() {
    const std::size_t end = std::min(html_.find('>', at_), html_.size());
    std::string_view inside(html_.data() + at_ + 1, end - at_ - 1);
    const bool closing = inside.starts_with('/');
    if (closing) inside.remove_prefix(1);
    const std::string_view name = inside.substr(0, std::min(inside.find_first_of(" \n/"), inside.size()));
    at_ = std::min(end + 1, html_.size());
    if (!closing && !inside.ends_with('/') && std::ranges::find(hidden, name) != hidden.end()) return skip(name);
    if (std::ranges::find(inline_tags, name) != inline_tags.end()) return;
    flush();
    if (!closing) open(name);
    if (closing && name == "table") in_table_ = false;
  }

  void open(std::string_view name) {
    in_cell_ = name == "td" || name == "th";
    if (name == "table") {
      page_.tables.emplace_back();
      in_table_ = true;
    }
    if (!in_table_) return;
    auto& rows = page_.tables.back().rows;
    if (name == "tr") rows.emplace_back();
    if (in_cell_ && !rows.empty()) rows.back().emplace_back();
  }

  /// What was read since the last block tag, as a cell or a paragraph.
  void flush() {
    const std::size_t first = text_.find_first_not_of(' ');
    const std::string trimmed =
        first == std::string::npos ? "" : text_.substr(first, text_.find_last_not_of(' ') - first + 1);
    text_.clear();
    if (trimmed.empty()) return;
    if (in_table_ && in_cell_ && !page_.tables.back().rows.empty() && !page_.tables.back().rows.back().empty())
      page_.tables.back().rows.back().back() += trimmed;
    else if (in_table_ && page_.tables.back().caption.empty())
      page_.tables.back().caption = trimmed;
    else
      page_.paragraphs.push_back(trimmed);
  }

  void skip(std::string_view name) {
    const std::size_t end = html_.find("</" + std::string(name), at_);
    at_ = end == std::string::npos ? html_.size() : end;
  }

  const std::string& html_;
  std::size_t at_ = 0;
  std::string text_;
  ReportPage page_;
  bool in_table_ = false, in_cell_ = false;
};

}  // namespace

ReportPage read_page(const std::string& html) { return PageReader(html).read(); }

}  // namespace rtsurv::audit
