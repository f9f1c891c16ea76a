#pragma once
// The protocol is read as any TOML file: these are the names that its readers use.

#include "rtsurv/toml/section.hpp"

namespace rtsurv::study {

using toml::describe;
using toml::in_quotes;
using toml::list_in_quotes;
using toml::parse_tree;
using toml::Place;
using toml::place_of;
using toml::Text;
using ProtocolProblems = toml::FileProblems;
using ProtocolSection = toml::Section;
using TomlEntry = toml::Entry;
using TomlKind = toml::Kind;
using TomlValue = toml::Value;

}  // namespace rtsurv::study
