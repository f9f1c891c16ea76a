// Errors of TOML syntax and of encoding: one message, with its place, in plain words.

#include <gtest/gtest.h>

#include "study/protocol_file.hpp"

namespace rtsurv::study {
namespace {

using testing::problems_of;

struct Slip {
  const char* name;
  std::string bytes;
  const char* message;
};

class ProtocolSyntax : public ::testing::TestWithParam<Slip> {};

TEST_P(ProtocolSyntax, is_explained_at_its_place) { EXPECT_EQ(problems_of(GetParam().bytes), GetParam().message); }

const Slip slips[] = {
    {"text_without_quotes", "[study]\ndata = cohort.csv\n",
     "2:8: this value is not understood; text needs quotes, as in event = \"status = 2\""},
    {"text_that_begins_like_true", "[study]\ndata = table.csv\n",
     "2:9: this value is not understood; text needs quotes, truth is written true or false"},
    {"capital_true", "[study]\ndata = True\n",
     "2:8: this value is not understood; text needs quotes, truth is written true or false"},
    {"missing_value", "[study]\ndata =\n", "2:7: the value after \"=\" is missing"},
    {"decimal_comma", "[dose]\nalpha_beta = 3,5\n",
     "2:15: a comma after the value; the decimal sign is a point, a list needs [ ]"},
    {"two_keys_on_a_line", "[dose]\ntotal = \"d\" fractions = \"n\"\n",
     "2:13: something follows the value; write one key to a line, text in quotes, and single ones within these: "
     "\"stage = 'IV'\""},
    {"open_header", "[study\ndata = \"c.csv\"\n",
     "1:7: the name of this table is not closed; write [name] or [[name]]"},
    {"header_without_name", "[]\n", "1:2: a table needs a name between its brackets"},
    {"open_list", "[study]\nlandmarks = [12, 24\nseed = 1\n", "3:1: this list lacks a comma or its closing \"]\""},
    {"inline_table_over_two_lines", "[risk_groups]\ngroups = { Low = [0],\n High = [1] }\n",
     "2:22: a table in { } must stay on one line"},
    {"inline_table_with_last_comma", "[columns]\nage = { label = \"Age\", }\n",
     "2:24: a comma before the closing \"}\"; remove it"},
    {"inline_table_without_comma", "[columns]\nage = { label = \"Age\" unit = \"y\" }\n",
     "2:23: this table in { } lacks a comma or its closing \"}\""},
    {"windows_path", "[study]\ndata = \"C:\\data\\c.csv\"\n",
     "2:12: a backslash inside \"...\" begins an escape; write two, or put the text between '...'"},
    {"open_text", "[study]\ndata = \"cohort.csv\nseed = 1\n",
     "2:19: the text is not closed; its closing quote is missing on this line"},
    {"open_text_at_the_end", "[study]\ndata = \"cohort.csv",
     "2:19: the text is not closed; its closing quote is missing"},
    {"leading_zero", "[study]\nseed = 007\n", "2:11: a number must not begin with 0; quote it if it is text"},
    {"huge_number", "[study]\nseed = 99999999999999999999\n", "2:28: this whole number is too large"},
    {"table_twice", "[study]\n[study]\n",
     "2:1: this table has been given before; each [name] stands once, [[name]] may repeat"},
    {"single_after_double", "[[effect]]\n[effect]\n",
     "2:1: this has been given before as [[name]] or as a list; use one form"},
    {"key_twice", "[study]\nseed = 1\nseed = 2\n", "3:8: this key has been given before"},
    {"key_with_sign", "[derive]\nage > 50 = \"x\"\n",
     "2:5: expected \"=\" after the key; a key with blanks or signs needs quotes"},
    {"typographic_quotes", "[study]\ndata = “c.csv”\n",
     "2:8: this value is not understood; text needs quotes, as in event = \"status = 2\"; curly quotes are none: write the straight ones, \" and '"},
    {"no_key", "= 3\n", "1:1: expected a key, such as title = \"...\", or the header of a table, such as [study]"},
    {"word_that_begins_like_nan", "[study]\nid = nodes\n",
     "2:7: this value is not understood; text needs quotes, as in event = \"status = 2\""},
    {"number_with_a_unit", "[dose]\ntotal = 45Gy\n",
     "2:11: this value is not understood; text needs quotes, as in event = \"status = 2\""},
    {"impossible_date", "[study]\nid = 2020-02-31\n", "2:16: there is no such date"},
    {"umlaut_in_a_bare_key", "[columns]\ngr.ö = 1\n",
     "2:4: a key with other signs than a-z, A-Z, 0-9, \"-\" and \"_\" needs quotes"},
    {"key_at_the_end", "[study]\nseed", "2:5: the file ends before this is complete"},
    {"list_open_at_the_end", "[study]\nlandmarks = [12,", "2:17: this list lacks a comma or its closing \"]\""},
    {"latin_1", "[study]\ntitle = \"M\xE4rz\"\n", "2:11: not UTF-8 text; save the file as UTF-8"},
    {"utf_16", std::string("\xFF\xFE[\0s\0", 6), "1:1: not UTF-8 text; save the file as UTF-8"},
    {"overlong_utf_8", "#\xC0\xAF\n", "1:2: not UTF-8 text; save the file as UTF-8"},
    {"surrogate", "é#\xED\xA0\x80\n", "1:3: not UTF-8 text; save the file as UTF-8"},
    {"cut_character", "#\xF0\x9F\x98", "1:2: not UTF-8 text; save the file as UTF-8"},
};

INSTANTIATE_TEST_SUITE_P(Each, ProtocolSyntax, ::testing::ValuesIn(slips),
                         [](const auto& slip) { return std::string(slip.param.name); });

}  // namespace
}  // namespace rtsurv::study
