// Where the bytes come from: plain files, compressed files, standard input.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <thread>

#include "rtsurv/table/read/bytes.hpp"
#include "rtsurv/table/read/hash.hpp"
#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string gzipped(const std::string& text) {
  const TemporaryFile file("x.gz");
  gzFile stream = gzopen(file.path().c_str(), "wb");
  gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
  gzclose(stream);
  std::ifstream input(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(input), {}};
}

/// Reads a table while standard input is a pipe with that text.
Table table_of_input(const std::string& text) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const int kept = ::dup(STDIN_FILENO);
  ::dup2(ends[0], STDIN_FILENO);
  ::close(ends[0]);
  std::thread writer([&] {
    std::size_t written = 0;
    while (written < text.size()) {
      const ssize_t step = ::write(ends[1], text.data() + written, text.size() - written);
      if (step <= 0) break;
      written += static_cast<std::size_t>(step);
    }
    ::close(ends[1]);
  });
  const auto restore = [&] {
    writer.join();
    ::dup2(kept, STDIN_FILENO);
    ::close(kept);
  };
  try {
    Table table = Table::read({.path = "-"});
    restore();
    return table;
  } catch (...) {
    restore();
    throw;
  }
}

TEST(Source, CompressedFilesAreReadAndTheirOwnBytesFingerprinted) {
  const std::string bytes = gzipped("a,b\n1,x\n2,y\n");
  for (const char* name : {"cohort.csv.gz", "COHORT.CSV.GZ"}) {
    const Table table = table_of(bytes, {}, name);
    EXPECT_THAT(texts(table.column("b", "--x")), ElementsAre("x", "y"));
    EXPECT_EQ(table.sha256(), sha256_hex(bytes));
  }
  EXPECT_EQ(table_of(gzipped("a,b\tc\n1\t2\n"), {}, "cohort.tsv.gz").notes().delimiter, '\t');
}

TEST(Source, CompressedFilesMayHaveSeveralMembersAndCompressWell) {
  EXPECT_EQ(table_of(gzipped("a\n1\n") + gzipped("2\n3\n"), {}, "cohort.csv.gz").rows(), 3U);
  std::string text = "a,b\n";
  for (int i = 0; i < 200'000; ++i) text += "1,1\n";
  EXPECT_EQ(table_of(gzipped(text), {}, "cohort.csv.gz").rows(), 200'000U);
}

TEST(Source, DamagedCompressedFilesAreRefused) {
  const std::string bytes = gzipped("a,b\n1,x\n2,y\n");
  for (const std::string& bad : {bytes.substr(0, bytes.size() - 3), bytes.substr(0, 5), std::string("a,b\n1,2\n"),
                                 std::string(), bytes + "rest"})
    EXPECT_THAT(message_of(ErrorKind::io, [&] { (void)table_of(bad, {}, "cohort.csv.gz"); }),
                HasSubstr("cohort.csv.gz: is not a complete gzip file"));
}

TEST(Source, StandardInputIsCsv) {
  std::string text = "a,b\n";
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",x\n";
  const Table table = table_of_input(text);
  EXPECT_EQ(table.rows(), 100'000U);
  EXPECT_EQ(table.path(), "-");
  EXPECT_EQ(table.sha256(), sha256_hex(text));
  EXPECT_EQ(table.where(2, "a").file, "standard input");
}

TEST(Source, ProblemsOfStandardInputAreNamedAsSuch) {
  EXPECT_THAT(message_of(ErrorKind::data, [] { (void)table_of_input("a,b\n1\n"); }),
              HasSubstr("standard input, row 2"));
}

TEST(Source, FilesThatCannotBeReadAreNamedWithTheReason) {
  const auto read = [](const std::string& path) { (void)Table::read({.path = path}); };
  EXPECT_THAT(message_of(ErrorKind::io, [&] { read("nosuch.csv"); }), HasSubstr("nosuch.csv: cannot be opened"));
  EXPECT_THAT(message_of(ErrorKind::io, [&] { read("nosuch.parquet"); }),
              HasSubstr("nosuch.parquet: cannot be opened"));
  const TemporaryFile file("x.csv");
  std::filesystem::create_directory(file.folder() + "/folder.csv");
  EXPECT_THAT(message_of(ErrorKind::io, [&] { read(file.folder() + "/folder.csv"); }), HasSubstr("cannot be read"));
}

TEST(Source, OtherKindsOfFilesAreRefusedByTheirNames) {
  for (const char* path : {"cohort.docx", "cohort", "", "cohort.gz"})
    EXPECT_THAT(message_of(ErrorKind::usage, [&] { (void)Table::read({.path = path}); }),
                HasSubstr("its name must end in .csv"));
}

TEST(Source, WhatIsNoFileIsRefusedBeforeItIsRead) {
  const TemporaryFile file("pipe.toml");
  std::filesystem::remove(file.path());
  ASSERT_EQ(::mkfifo(file.path().c_str(), 0600), 0);  // nobody writes into it: reading would wait for ever
  for (const std::string& path : {file.path(), std::string("/dev/zero"), file.folder()})
    EXPECT_THAT(message_of(ErrorKind::io, [&] { (void)read_text_file(path); }), HasSubstr("not a regular file"));
  EXPECT_THAT(message_of(ErrorKind::io, [] { (void)read_bytes("/dev/zero"); }), HasSubstr("a device"));
}

TEST(Source, KeysThatTheKindOfFileDoesNotKnowAreRefused) {
  const auto refusal = [](const ReadOptions& options, const std::string& name) {
    return message_of(ErrorKind::usage, [&] { (void)table_of("a\n1\n", options, name); });
  };
  EXPECT_THAT(refusal({.sheet = "Daten"}, "cohort.csv"), HasSubstr("sheet does not fit: this is a text file"));
  EXPECT_THAT(refusal({.header = 2}, "cohort.sav"), HasSubstr("header does not fit: this is an SPSS file"));
  EXPECT_THAT(refusal({.encoding = "CP949"}, "cohort.xlsx"),
              HasSubstr("encoding does not fit: this is an Excel workbook"));
}

TEST(Source, SizesAreLimited) {
  const TemporaryFile file("big.toml", std::string(16'000'001, ' '));
  EXPECT_THAT(message_of(ErrorKind::io, [&] { (void)read_text_file(file.path()); }), HasSubstr("larger than 16 MB"));
  EXPECT_EQ(read_bytes(file.path()).size(), 16'000'001U);
  EXPECT_THROW((void)read_bytes(file.path(), 16'000'000), Error);
}

TEST(Source, AFileThatUnfoldsWithoutEndIsRefused) {
  const std::string packed = gzipped(std::string(3'000'000, 'a'));
  EXPECT_EQ(gunzip(packed, "a.csv.gz").size(), 3'000'000U);
  EXPECT_THAT(message_of(ErrorKind::io, [&] { (void)gunzip(packed, "a.csv.gz", 2'000'000); }),
              HasSubstr("larger than 2 MB"));
}

}  // namespace
}  // namespace rtsurv::table
