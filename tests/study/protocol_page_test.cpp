// docs/protocol.md is true: its examples are read, its wrong examples give the messages beside them, and it names every
// key.

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "places.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "study/protocol_file.hpp"
#include "table/files.hpp"

namespace rtsurv::study {
namespace {

struct Block {
  std::string kind, text;
};

std::string read_page() {
  std::ifstream file(tests::source_path("docs/protocol.md"));
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The blocks between lines of three back quotes, with what stands behind the first.
std::vector<Block> blocks_of(const std::string& page) {
  std::vector<Block> blocks;
  std::istringstream lines(page);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), {}});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

/// The example with the tables that it takes for granted behind it.
std::string completed(std::string example) {
  const auto add = [&](const std::string& header, const std::string& text) {
    if (example.find(header) == std::string::npos) example += text;
  };
  add("[study]", "[study]\ndata = \"cohort.csv\"\n");
  add("[univari", "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"age\"]\n");
  for (const std::string name : {"LC", "OS"})
    if (example.find("\nname      = \"" + name) == std::string::npos &&
        example.find("\nname  = \"" + name) == std::string::npos)
      example += "[[endpoint]]\nname = \"" + name + "\"\ntime = \"t\"\nevent = \"e\"\n";
  return example;
}

TEST(ProtocolPage, right_examples_are_read) {
  std::size_t examples = 0;
  for (const Block& block : blocks_of(read_page())) {
    if (block.kind != "toml") continue;
    ++examples;
    EXPECT_EQ(testing::problems_of(completed(block.text)), "") << block.text;
  }
  EXPECT_GE(examples, 13U);
}

TEST(ProtocolPage, wrong_examples_give_the_message_beside_them) {
  const std::vector<Block> blocks = blocks_of(read_page());
  std::size_t examples = 0;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i].kind != "toml wrong") continue;
    ++examples;
    ASSERT_EQ(blocks[i + 1].kind, "text");
    const std::string message =
        table::message_of(ErrorKind::protocol, [&] { (void)parse_protocol(completed(blocks[i].text), "study.toml"); });
    EXPECT_EQ(message + "\n", blocks[i + 1].text);
  }
  EXPECT_GE(examples, 13U);
}

/// The keys of a table, as the message about an unknown one lists them.
std::vector<std::string> keys_of(const std::string& table) {
  const std::string message =
      testing::problems_of(table + "zzzzzzzzzzzz = 1" + (table.ends_with("{ ") ? " }\n" : "\n"));
  const std::size_t list = message.find("its keys are ");
  std::vector<std::string> keys;
  static const std::regex quoted("\"([a-z_]+)\"");
  const std::string line = message.substr(list, message.find('\n', list) - list);
  for (std::sregex_iterator key(line.begin(), line.end(), quoted), end; key != end; ++key) keys.push_back((*key)[1]);
  return keys;
}

TEST(ProtocolPage, names_every_key) {
  const std::string page = read_page();
  for (const std::string header :
       {"[study]", "[columns]", "[[exclude]]", "[dose]", "[[dose.response]]", "[dose.sweep]", "[[endpoint]]",
        "[describe]", "[[cutpoint]]", "[univariable]", "[multivariable]", "[risk_groups]", "[[effect]]", "[recommend]",
        "[referrals]", "[response]", "[published]"}) {
    const std::size_t start = page.find("\n## " + header);
    ASSERT_NE(start, std::string::npos) << header;
    const std::string section = page.substr(start, page.find("\n## ", start + 1) - start);
    const auto keys = keys_of(header + "\n" + (header == "[columns]" ? "a = { " : ""));
    EXPECT_GE(keys.size(), 2U) << header;
    for (const std::string& key : keys)
      EXPECT_NE(section.find("| `" + key + "` |"), std::string::npos) << header << " " << key;
  }
}

TEST(ProtocolPage, bundled_studies_are_read) {
  for (const char* study : {"gbsg", "rotterdam", "breast-palliative"})
    EXPECT_NO_THROW((void)read_protocol(tests::source_path("examples/") + study + "/study.toml"));
}

}  // namespace
}  // namespace rtsurv::study
