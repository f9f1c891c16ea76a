#include "report/table/word_reading.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace rtsurv::report::fixture {

namespace {

std::string text_of(const pugi::xml_node& cell) {
  std::string text;
  for (const auto& found : cell.select_nodes(".//w:t")) text += found.node().text().get();
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from))
      text.replace(at, from.size(), to);
  };
  replace("\u202F", "\u2009");
  replace("\u2060", "");
  return text;
}

}  // namespace

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  EXPECT_NE(archive, nullptr);
  if (archive == nullptr) return parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t status;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &status);
    std::string part(status.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, part.data(), part.size()), static_cast<zip_int64_t>(part.size()));
    zip_fclose(file);
    parts[status.name] = part;
  }
  zip_discard(archive);
  return parts;
}

pugi::xml_document part_of(const std::string& bytes, const std::string& name) {
  pugi::xml_document document;
  const auto parts = parts_of(bytes);
  EXPECT_TRUE(parts.contains(name)) << name;
  const std::string part = parts.contains(name) ? parts.at(name) : "";
  EXPECT_TRUE(document.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata_single))
      << name;
  return document;
}

std::vector<WordGrid> tables_of(const std::string& bytes) {
  const pugi::xml_document document = part_of(bytes, "word/document.xml");
  std::vector<WordGrid> tables;
  for (const auto& found : document.select_nodes("//w:tbl")) {
    WordGrid grid;
    for (const pugi::xml_node row : found.node().children("w:tr")) {
      auto& cells = grid.emplace_back();
      for (const pugi::xml_node cell : row.children("w:tc")) {
        cells.push_back(text_of(cell));
        cells.resize(cells.size() + cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(1) - 1);
      }
    }
    tables.push_back(std::move(grid));
  }
  return tables;
}

std::string archive_of(const std::map<std::string, std::string>& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, part] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, part.data(), part.size(), 0), 0);
  EXPECT_EQ(zip_close(archive), 0);
  zip_stat_t status;
  zip_stat_init(&status);
  zip_source_open(source);
  zip_source_stat(source, &status);
  std::string bytes(status.size, '\0');
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace rtsurv::report::fixture
