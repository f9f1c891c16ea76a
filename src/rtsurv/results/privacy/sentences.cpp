#include "rtsurv/results/privacy/sentences.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

#include "rtsurv/results/privacy/hidden.hpp"

namespace rtsurv::results::privacy {
namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
/// What joins a digit to something that is no whole number: "-2", "1.5", "1,000", "T2".
bool joins(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '/'; }
bool is_point(char c) { return c == '.' || c == ','; }

/// One text that is gone through from its start.
class Sentence {
 public:
  Sentence(std::string_view text, unsigned min_cell) : text_(text), min_cell_(min_cell) {}

  [[nodiscard]] std::string hidden() {
    while (at_ < text_.size()) {
      if (text_[at_] == '"') quoted_ = !quoted_;
      if (!quoted_ && is_digit(text_[at_]))
        take_number();
      else if (!quoted_ && any_ && is_percentage())
        at_ = text_.find(')', at_) + 1;
      else
        out_ += text_[at_++];
    }
    return out_;
  }

 private:
  [[nodiscard]] bool begins_alone() const {
    if (at_ == 0) return true;
    const char before = text_[at_ - 1];
    return !joins(before) && before != '<' && !(is_point(before) && at_ > 1 && is_digit(text_[at_ - 2]));
  }
  [[nodiscard]] bool ends_alone(std::size_t end) const {
    if (end == text_.size()) return true;
    return !joins(text_[end]) && !(is_point(text_[end]) && end + 1 < text_.size() && is_digit(text_[end + 1]));
  }
  [[nodiscard]] bool has_unit(std::size_t end) const {
    constexpr std::array<std::string_view, 13> units{" day",       " week",   " month",       " year", " Gy",
                                                     " %",         "\u2009%", " coefficient", " term", " factor",
                                                     " covariate", " degree", " df"};
    return std::ranges::any_of(units, [&](std::string_view unit) { return text_.substr(end).starts_with(unit); });
  }
  void take_number() {
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) ++end;
    const std::string digits(text_.substr(at_, end - at_));
    const bool small = digits.size() <= 3 && std::stoul(digits) > 0 && std::stoul(digits) < min_cell_;
    const bool hides = small && begins_alone() && ends_alone(end) && !has_unit(end);
    out_ += hides ? hidden_text(hidden_count(min_cell_)) : digits;
    any_ = any_ || hides;
    at_ = end;
    if (hides && digits == "1") take_one();
  }
  /// What "1" stood before, for several: "<5 patients have".
  void take_one() {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array pairs{Pair{" patient has ", " patients have "},
                                      Pair{" patient is ", " patients are "},
                                      Pair{" patient was ", " patients were "},
                                      Pair{" patient had ", " patients had "},
                                      Pair{" event is ", " events are "},
                                      Pair{" row is ", " rows are "},
                                      Pair{" row has ", " rows have "},
                                      Pair{" patient", " patients"},
                                      Pair{" event", " events"},
                                      Pair{" row", " rows"}};
    for (const auto& [one, several] : pairs) {
      const std::size_t end = at_ + one.size();
      if (!text_.substr(at_).starts_with(one) || (one.back() != ' ' && end < text_.size() && joins(text_[end])))
        continue;
      out_ += several;
      at_ = end;
      return;
    }
  }
  /// " (1.5 %)"
  [[nodiscard]] bool is_percentage() const {
    if (!text_.substr(at_).starts_with(" (")) return false;
    const std::size_t close = text_.find(')', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = text_.substr(at_ + 2, close - at_ - 2);
    return inside.ends_with('%') && is_digit(inside.front());
  }

  std::string_view text_;
  unsigned min_cell_;
  std::size_t at_ = 0;
  bool quoted_ = false, any_ = false;
  std::string out_;
};

bool is_few(double count, unsigned min_cell) { return count > 0.0 && count < min_cell; }

void hide_count(Json& value, unsigned min_cell) {
  if (value.is_number() && is_few(value.get<double>(), min_cell) && value == std::floor(value.get<double>()))
    value = hidden_text(hidden_count(min_cell));
}

/// A share of the patients that is a few of them.
void hide_share(Json& value, double patients, unsigned min_cell) {
  if (value.is_number() && is_few(std::round(value.get<double>() * patients), min_cell))
    value = hidden_text(hidden_count());
}

void hide_in_check(Json& check, double patients, unsigned min_cell) {
  if (check["id"] == "few_events" || check["id"] == "few_patients") hide_count(check["value"], min_cell);
  if (check["id"] == "missing") hide_share(check["value"], patients, min_cell);
}

void hide_in_doubt(Json& doubt, double patients, unsigned min_cell) {
  Json& values = doubt["values"];
  if (doubt["id"] != "events_per_coefficient")
    for (const char* key : {"at_risk", "events", "known", "patients", "n", "competing"})
      if (values.contains(key)) hide_count(values[key], min_cell);
  if (values.contains("reason") && values["reason"].is_string())
    values["reason"] = without_small_counts(values["reason"], min_cell);
  if (values.contains("share")) hide_share(values["share"], patients, min_cell);
}

}  // namespace

std::string without_small_counts(const std::string& sentence, unsigned min_cell) {
  return Sentence(sentence, min_cell).hidden();
}

void hide_in_judgement(Json& study, double patients, unsigned min_cell) {
  for (Json& claim : study["claims"])
    for (Json& check : claim["checks"]) hide_in_check(check, patients, min_cell);
  for (Json& doubt : study["doubts"]) hide_in_doubt(doubt, patients, min_cell);
  leave_out_notices_of_one(study["noticed"]);
}

void leave_out_notices_of_one(Json& noticed) {
  std::erase_if(noticed.get_ref<Json::array_t&>(),
                [](const Json& notice) { return notice["id"] == "one_patient_level"; });
}

}  // namespace rtsurv::results::privacy
