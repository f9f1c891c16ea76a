#include "rtsurv/results/capitals.hpp"

#include <algorithm>
#include <string_view>

namespace rtsurv::results {

namespace {

/// English words that labels of the field begin with, each between blanks.
constexpr std::string_view field_words =
    " "
    "a above absence additional adjuvant advanced age all any axillary baseline below best biochemical "
    "biological bone boost brachial brain breast cause cervical chemotherapy clinical combined comorbidities "
    "comorbidity competing complete concurrent consent control cumulative date de death deaths definitive depth "
    "diagnosis died differentiation disease distant dose duration earlier early effect elective endpoint "
    "entry equivalent estrogen event extent failure first follow fraction fractions freedom grade gross "
    "haemoglobin hemoglobin high higher histology history hormonal hormone incomplete interaction invasion "
    "irradiated irradiation isolated large larger last late later left lesion less lines local locoregional "
    "long longer lost low lower lung lymph lymphatic margin mastectomy mean menopausal metastases metastasis "
    "metastatic missing moderate more multiple nausea negative neoadjuvant never new no nodal node nodes none "
    "not number oestrogen older organs other overall pain palliative partial pathological patients "
    "performance perineural poor positive postmenopausal premenopausal presence previous primary prior "
    "progesterone progression progressive prostate radiation re radiologic radiological radiotherapy reason "
    "receptor recurrence recurrent regional relapse relief resection residual response right risk salvage "
    "second secondary sex short shorter side single site size small smaller smoking spinal stable stage start "
    "stereotactic subtype surgery surgical survival symptom symptomatic symptoms systemic tamoxifen technique "
    "the therapy time too total toxicity transplant treated treatment tumor tumors tumour tumours type under "
    "unknown vascular visceral volume weight whole with without worse worst year years younger ";

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

bool is_field_word(std::string_view word) {
  return !word.empty() && field_words.find(" " + std::string(word) + " ") != std::string_view::npos;
}

/// "Distant" of "Distant-metastasis-free survival", "p16" of "p16 status", "n_pos" of "n_pos".
std::string_view first_word(std::string_view label) { return label.substr(0, label.find_first_of(" ,;:-")); }

}  // namespace

std::string in_sentence(std::string label) {
  if (label.empty() || !is_capital(label[0])) return label;
  for (std::size_t i = 1; i + 2 < label.size(); ++i)
    if (label[i] == ' ' && is_capital(label[i + 1]) && is_small(label[i + 2])) return label;
  std::string small = label;
  small[0] = static_cast<char>(small[0] - 'A' + 'a');
  return is_field_word(first_word(small)) ? small : label;
}

std::string at_start(std::string label) {
  const std::string_view word = first_word(label);
  const auto in_a_word = [](char c) { return is_small(c) || static_cast<unsigned char>(c) >= 0x80; };
  const bool of_letters = word.size() >= 4 && std::ranges::all_of(word, in_a_word);
  if (!of_letters && !is_field_word(word)) return label;
  if (is_small(label[0]))
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  else if (label[0] == '\xC3' && label[1] >= '\xA0' && label[1] <= '\xBE' && label[1] != '\xB7')
    label[1] = static_cast<char>(label[1] - 0x20);  // Latin letters with a mark, in UTF-8
  return label;
}

}  // namespace rtsurv::results
