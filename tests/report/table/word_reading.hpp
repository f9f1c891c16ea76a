#pragma once
// A Word document read back: its parts, and the grid of its tables.

#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace rtsurv::report::fixture {

using WordGrid = std::vector<std::vector<std::string>>;

/// The parts of a zip archive by name. Fails the test when the bytes are none.
std::map<std::string, std::string> parts_of(const std::string& bytes);

/// The tables of the document as texts of their cells; a cell that spans others is followed by empty ones, and thin spaces
/// are those of the tables.
std::vector<WordGrid> tables_of(const std::string& bytes);

/// The XML of a part.
pugi::xml_document part_of(const std::string& bytes, const std::string& name);

/// The bytes of an archive of those parts.
std::string archive_of(const std::map<std::string, std::string>& parts);

}  // namespace rtsurv::report::fixture
