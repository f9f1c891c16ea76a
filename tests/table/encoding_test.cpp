// Texts in the encodings that hospitals use. Bytes written by Python's encode().
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "table/files.hpp"

namespace rtsurv::table {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Example {
  const char* encoding;
  std::string bytes;
  const char* name;
};

TEST(Encoding, IsRecognisedByTheCharactersThatItsLanguagesUse) {
  const std::vector<Example> examples{
      {"CP949", "\xB3\xAA\xC0\xCC,\xBC\xBA\xBA\xB0\n61,\xB3\xB2\n", "나이"},
      {"GBK", "\xC4\xEA\xC1\xE4,\xD0\xD4\xB1\xF0,\xCB\xC0\xCD\xF6\n61,\xC4\xD0,1\n", "年龄"},
      {"CP932", "\x94\x4E\x97\xEE,\x90\xAB\x95\xCA,\x8E\xDC\x82\xEA\n61,\x92\x6A,1\n", "年齢"},
      {"WINDOWS-1252",
       "gr\xF6\xDF"
       "e,\xE9tat,caf\xE9 \x96 \xB0\n61,\xFC"
       "bel,1\n",
       "größe"},
      {"MACINTOSH",
       "gr\x9A\xA7"
       "e,\x8Etat\n61,M\x9Fnchen\n",
       "größe"}};
  for (const Example& example : examples) {
    const Table table = table_of(example.bytes);
    EXPECT_EQ(table.names().front(), example.name) << example.encoding;
    EXPECT_THAT(table.notes().notes, Contains(HasSubstr("the text is read as " + std::string(example.encoding))));
  }
}

TEST(Encoding, UnicodeOfTwoBytesIsReadByItsMark) {
  EXPECT_THAT(table_of(std::string_view("\xFF\xFE\xE4\0,\0b\0\n\0001\0,\0002\0", 16)).names(), ElementsAre("ä", "b"));
  EXPECT_THAT(table_of(std::string_view("\xFE\xFF\0\xE4\0,\0b\0\n\0001\0,\0002", 16)).names(), ElementsAre("ä", "b"));
}

TEST(Encoding, CanBeTold) {
  const std::string bytes = "a\xE9,b\n1,2\n";
  EXPECT_THAT(table_of(bytes, {.encoding = "ISO-8859-5"}).names(), ElementsAre("aщ", "b"));
  EXPECT_THAT(table_of(bytes, {.encoding = "ISO-8859-5"}).notes().notes, IsEmpty());
  EXPECT_THAT(message_of(ErrorKind::usage, [&] { (void)table_of(bytes, {.encoding = "nothing"}); }),
              HasSubstr("there is no encoding \"nothing\""));
  EXPECT_THAT(message_of(ErrorKind::data, [&] { (void)table_of(bytes, {.encoding = "ASCII"}); }),
              HasSubstr("not of the encoding ASCII"));
}

const std::string nfd = "\u1102\u1161\u110B\u1175", nfc = "\uB098\uC774";

TEST(Names, AreFoundHoweverTheirLettersAreComposed) {
  for (const std::string& written : {nfd, nfc})
    for (const std::string& asked : {nfd, nfc}) {
      const Table table = table_of(written + ",b\n61," + written + "\n");
      EXPECT_THAT(table.names(), ElementsAre(nfc, "b"));
      EXPECT_THAT(texts(table.column(asked, "--x")), ElementsAre("61"));
      EXPECT_THAT(texts(table.evaluate(asked + " > 60 and b = '" + asked + "'", "--x")), ElementsAre("1"));
    }
}

TEST(Names, ThatBecomeOneAreRefused) {
  EXPECT_THAT(complaint(nfc + "," + nfd + "\n1,2\n"), HasSubstr("columns 1 and 2 have the same name"));
  EXPECT_THAT(complaint("Dose (Gy),\"Dose\n(Gy)\"\n1,2\n"),
              HasSubstr("columns 1 and 2 have the same name but for line breaks"));
}

TEST(Texts, AreReadOnOneLine) {
  const Table table = table_of("\"Site\t \r\nof\nfirst\",b\n\"lung\nleft\",1\nlung left,2\n\"\x1B[31m\",3\n\"\n\",4\n");
  EXPECT_THAT(table.names(), ElementsAre("Site of first", "b"));
  EXPECT_THAT(texts(table.column("site of first", "--x")), ElementsAre("lung left", "lung left", "[31m", ""));
  EXPECT_THAT(texts(table.evaluate("'a' || chr(10) || b", "--x")), ElementsAre("a 1", "a 2", "a 3", "a 4"));
}

TEST(Texts, ThatMeanMissingAreComparedOnOneLine) {
  const Table table = table_of("a\n\"not\nknown\"\nx\n" + nfd + "\n", {.missing = {"not known", nfc}});
  EXPECT_THAT(texts(table.column("a", "--x")), ElementsAre("", "x", ""));
}

TEST(Encoding, BytesWithoutSenseAreRefusedOnce) {
  const std::string message = complaint("a,b\n\x81\x82\xF0\xF1\xB7\xAC\x8D\x9D,2\n\x81\x8D,3\n");
  EXPECT_THAT(message, HasSubstr("its encoding is not recognised"));
}

TEST(Encoding, CharactersAreComposed) {
  const Table table = table_of("a\xCC\x88lter,g\n61,\xE1\x84\x80\xE1\x85\xA1\n47,\xEA\xB0\x80\n");
  EXPECT_EQ(table.names().front(), "älter");
  EXPECT_EQ(table.column("g", "--x").level.size(), 1U);
}

}  // namespace
}  // namespace rtsurv::table
