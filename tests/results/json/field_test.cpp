// A struct that uses everything that field.hpp offers: written, read back, outlined.
#include "rtsurv/results/json/field.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "rtsurv/core/error.hpp"
#include "rtsurv/results/json/read.hpp"
#include "rtsurv/results/json/schema_of.hpp"
#include "rtsurv/results/json/write.hpp"

namespace rtsurv::results {
namespace {

using ::testing::HasSubstr;

enum class Colour { red, green };

struct Inner {
  double x = 0.0;
  std::string name;

  static void fields(auto& field) {
    field.title("inner", "A part.");
    field("x", &Inner::x, "a number, Gy");
  }
};

struct Outer {
  double whole = 2.0, third = 1.0 / 3.0, nothing = std::numeric_limits<double>::quiet_NaN();
  std::optional<double> empty, held = 1.5;
  std::optional<std::string> hidden;
  std::string blank, word = "b";
  bool yes = true, shown = false;
  Maybe<Inner> given{Inner{1.0, ""}, ""}, missing{std::nullopt, "too few events"};
  Inner flat{7.0, ""};
  std::vector<Inner> list{{3.0, "first"}, {4.0, "second"}};
  std::vector<std::pair<double, std::size_t>> pairs{{0.5, 3}};
  std::vector<std::string> column_a{"a", "b"};
  std::vector<double> column_b{1.0, 2.5};
  std::vector<std::pair<std::string, bool>> dictionary{{"k", true}};
  double low = 1.0, high = 2.0;
  std::vector<std::optional<bool>> truths{true, std::nullopt};

  static void fields(auto& field);
};

}  // namespace

template <>
struct Words<Colour> {
  static constexpr std::array<std::pair<Colour, std::string_view>, 2> all{
      {{Colour::red, "red"}, {Colour::green, "green"}}};
};

namespace {

void Outer::fields(auto& field) {
  field.title("outer", "Everything.");
  field.constant("command", "outer", "a word");
  field("whole", &Outer::whole, "no decimal point");
  field("third", &Outer::third, "all digits");
  field("nothing", &Outer::nothing, "not finite");
  field("empty", &Outer::empty, "null");
  field("held", &Outer::held, "there", absent_if_empty);
  field("hidden", &Outer::hidden, "not there", absent_if_empty);
  field("blank", &Outer::blank, "null", null_if_empty);
  field("word", &Outer::word, "one of two", one_of("a", "b"));
  field.either("either", &Outer::yes, "yes", "no", "a bool as a word");
  field("shown", &Outer::shown, "absent when false", absent_if_empty);
  field("given", &Outer::given, "a part");
  field("missing", &Outer::missing, "a reason");
  field.embed(&Outer::flat);
  field.keyed("list", &Outer::list, &Inner::name, "by name");
  field.pairs("pairs", &Outer::pairs, {"cut", "Gy"}, {"n", "patients"}, "pairs");
  field.columns("columns", "side by side", [](auto& column) {
    column("a", &Outer::column_a, "texts");
    column("b", &Outer::column_b, "numbers");
  });
  field("dictionary", &Outer::dictionary, "by key");
  field.range("range", &Outer::low, &Outer::high, "two numbers");
  field("truths", &Outer::truths, "or null");
  field.object("object", "one level down", [](auto& part) {
    part("deep", path(&Outer::flat, &Inner::x), "a member of a member");
    part.computed(
        "twice", [](const Outer& outer) { return 2.0 * outer.flat.x; }, "not read back");
  });
}

constexpr const char* expected =
    R"({"command":"outer","whole":2,"third":0.3333333333333333,"nothing":null,"empty":null,"held":1.5,"blank":null,)"
    R"("word":"b","either":"yes","given":{"x":1},"missing":{"not_estimable":"too few events"},"x":7,)"
    R"("list":{"first":{"x":3},"second":{"x":4}},"pairs":[{"cut":0.5,"n":3}],)"
    R"("columns":[{"a":"a","b":1},{"a":"b","b":2.5}],"dictionary":{"k":true},"range":[1,2],"truths":[true,null],)"
    R"("object":{"deep":7,"twice":14}})";

TEST(Field, writes_every_kind_of_value) { EXPECT_EQ(write(Outer{}).dump(), expected); }

TEST(Field, reads_back_what_it_wrote) {
  Outer outer;
  outer.list.clear();
  outer.pairs.clear();
  outer.column_a.clear();
  outer.column_b.clear();
  outer.dictionary.clear();
  outer.truths.clear();
  outer.given.value.reset();
  outer.word = "a";
  outer.yes = false;
  outer.flat.x = 0.0;
  read(Json::parse(expected), outer, "");
  EXPECT_EQ(write(outer).dump(), expected);
}

TEST(Field, a_missing_key_and_a_wrong_type_are_named_by_their_place) {
  for (const auto& [without, problem] :
       {std::pair{"whole", "\"whole\" is missing"}, {"given", "\"given\" is missing"}}) {
    Json json = Json::parse(expected);
    json.erase(without);
    Outer outer;
    try {
      read(json, outer, "");
      ADD_FAILURE() << without;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(problem));
    }
  }
  Json json = Json::parse(expected);
  json["list"]["first"]["x"] = "3";
  Outer outer;
  try {
    read(json, outer, "");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("\"list/first/x\" is not a number"));
  }
}

TEST(Field, an_enumeration_is_its_word) {
  EXPECT_EQ(write(Colour::green), "green");
  Colour colour = Colour::red;
  read(Json("green"), colour, "");
  EXPECT_EQ(colour, Colour::green);
  EXPECT_THROW(read(Json("blue"), colour, "c"), Error);
}

TEST(Field, outlines_each_struct_once_with_every_key) {
  Definitions definitions;
  EXPECT_EQ(definitions.refer<Outer>().dump(), R"({"$ref":"#/definitions/outer"})");
  ASSERT_EQ(definitions.all().size(), 2U);
  const Json& outer = definitions.all().at("outer");
  EXPECT_EQ(outer["additionalProperties"], false);
  const auto& required = outer["required"];
  for (const char* key : {"whole", "empty", "x", "object"})
    EXPECT_NE(std::find(required.begin(), required.end(), key), required.end()) << key;
  for (const char* key : {"held", "hidden", "shown"})
    EXPECT_EQ(std::find(required.begin(), required.end(), key), required.end()) << key;
  EXPECT_EQ(outer["properties"]["whole"].dump(), R"({"description":"no decimal point","type":["number","null"]})");
  EXPECT_EQ(outer["properties"]["held"].dump(), R"({"description":"there","type":["number","null"]})");
  EXPECT_EQ(outer["properties"]["word"].dump(), R"({"description":"one of two","enum":["a","b"]})");
  EXPECT_EQ(outer["properties"]["shown"].dump(), R"({"description":"absent when false","const":true})");
}

TEST(Field, two_structs_of_one_name_are_refused) {
  struct Twin {
    static void fields(Outline<Twin>& field) { field.title("inner", "Another."); }
  };
  Definitions definitions;
  (void)definitions.refer<Inner>();
  EXPECT_THROW((void)definitions.refer<Twin>(), std::logic_error);
}

}  // namespace
}  // namespace rtsurv::results
