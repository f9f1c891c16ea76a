#pragma once
// The first letter of a label, at the start and in the middle of a sentence.

#include <string>

namespace rtsurv::results {

/// A label inside a sentence: "Overall survival" becomes "overall survival". Only a label that begins with an English word
/// of the field loses its capital: "OS", "Fx", "Ki67", "Gleason score", a label in another language and one with capitals
/// further on stay.
[[nodiscard]] std::string in_sentence(std::string label);

/// A label at the start of a sentence: "distant-metastasis-free survival" becomes "Distant-metastasis-free survival". What
/// begins with an abbreviation or a name with signs in it ("pT stage", "p16", "n_pos") stays.
[[nodiscard]] std::string at_start(std::string label);

}  // namespace rtsurv::results
