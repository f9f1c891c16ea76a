// Every rule of the grammar, broken once: the message and its place.

#include <gtest/gtest.h>

#include "study/protocol_file.hpp"

namespace rtsurv::study {
namespace {

using testing::problems_of;
using testing::smallest;

struct Broken {
  const char* name;
  std::string added;    ///< after the six lines of the smallest protocol
  std::string message;  ///< all of it
};

class BrokenRule : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenRule, is_named_at_its_place) { EXPECT_EQ(problems_of(smallest + GetParam().added), GetParam().message); }

std::string endpoint(const std::string& keys) { return "[[endpoint]]\nname = \"LC\"\n" + keys; }
std::string cutpoint(const std::string& keys) {
  return "[[cutpoint]]\nname = \"high\"\nvariable = \"eqd2\"\nendpoint = \"OS\"\n" + keys;
}
std::string risk_groups(const std::string& groups) {
  return "[risk_groups]\nfactors = [\"a\", \"b\"]\ngroups = " + groups + "\n";
}

const Broken tables[] = {
    {"unknown_table", "[univariate]\n", "7:2: unknown table \"univariate\"; did you mean [univariable]?"},
    {"unknown_repeated_table", "[[endpoints]]\nname = \"LC\"\n",
     "7:3: unknown table \"endpoints\"; did you mean [[endpoint]]?"},
    {"table_without_likeness", "[pharmacology]\n",
     R"(7:2: unknown table "pharmacology"; the tables are "study", "columns", "exclude", "dose", "derive", "endpoint", )"
     R"("describe", "cutpoint", "univariable", "multivariable", "risk_groups", "effect", "landmark", "recommend", "validation", "dates", "referrals", "response", "toxicity", )"
     R"("person_time", "figures", "privacy", "published")"},
    {"three_cuts", cutpoint("cuts = 3\n"), "11:8: \"cuts\" in [[cutpoint]] must be 1, or 2 for three groups"},
    {"groups_of_cuts_taken", cutpoint("cuts = 2\n") + "[derive]\nhigh_groups = \"a\"\n",
     "8:8: the column \"high_groups\" is made by [derive] already; give this one another name"},
    {"landmark_without_time", "[landmark]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n",
     "7:1: [landmark] needs the key \"at\", such as at = [3]"},
    {"landmark_at_the_start", "[landmark]\nat = [0]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n",
     "8:6: \"at\" in [landmark]: a landmark must lie after the start, at a time above 0"},
    {"landmark_no_time", "[landmark]\nat = []\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n",
     "8:6: \"at\" in [landmark] is an empty list"},
    {"landmark_of_nothing", "[landmark]\nat = [3]\nendpoints = [\"OS\"]\n",
     "7:1: [landmark] needs \"states\" (the time at which each began), \"factors\", or both"},
    {"landmark_states_type", "[landmark]\nat = [3]\nendpoints = [\"OS\"]\nstates = [\"a\"]\n",
     "10:10: \"states\" in [landmark] must be a table such as { responded = \"response_months\" }"},
    {"landmark_state_type", "[landmark]\nat = [3]\nendpoints = [\"OS\"]\nstates = { a = 3 }\n",
     "10:16: \"a\" of \"states\" in [landmark] must be text, found a whole number"},
    {"landmark_endpoint", "[landmark]\nat = [3]\nendpoints = [\"XX\"]\nfactors = [\"a\"]\n",
     "9:14: unknown endpoint \"XX\"; the endpoints are \"OS\""},
    {"figure_width_twice", "[figures]\npreset = \"jama\"\nwidth = 90\n",
     "9:9: \"width\" in [figures] and \"preset\" both give a width: take one of them out"},
    {"figure_width", "[figures]\nwidth = 20\n", "8:9: \"width\" in [figures] must lie between 60 and 300 mm"},
    {"figure_preset", "[figures]\npreset = \"elsevier-1\"\n",
     "8:10: \"preset\" in [figures] has no \"elsevier-1\"; did you mean \"elsevier-1col\"?"},
    {"figure_title", "[figures]\ntitle = \"no\"\n", "8:9: \"title\" in [figures] must be true or false, found text"},
    {"figure_end", "[figures]\nend = 0\n", "8:7: \"end\" in [figures] must be a time above 0, such as 60"},
    {"figure_breaks", "[figures]\nend = 12\nbreaks = 24\n",
     "9:10: \"breaks\" in [figures] is longer than the axis, which ends at 12"},
    {"figure_risk_table", "[figures]\nrisk_table = \"short\"\n",
     "8:14: \"risk_table\" in [figures] must be \"at risk\", \"full\" or \"none\""},
    {"figure_key", "[figures]\nformat = [\"png\"]\n",
     "8:1: unknown key \"format\" in [figures]; did you mean \"formats\"?"},
    {"few_replicates", "[validation]\nbootstrap = 50\n",
     "8:13: \"bootstrap\" in [validation] must be a whole number from 100 to 1000000"},
    {"half_a_permutation", "[validation]\npermutations = 0.5\n",
     "8:16: \"permutations\" in [validation] must be a whole number from 0 to 1000000"},
    {"single_for_repeated", "[exclude]\nreason = \"r\"\nwhen = \"w\"\n",
     "7:2: \"exclude\" must be written [[exclude]]; there may be several"},
    {"repeated_for_single", "[[dose]]\ntotal = \"d\"\n", "7:3: \"dose\" must be written [dose]; there is one only"},
    {"unknown_key", endpoint("time = \"t\"\nevent = \"e\"\neventt = \"e\"\n"),
     "11:1: unknown key \"eventt\" in [[endpoint]]; did you mean \"event\"?"},
    {"key_without_likeness", "[describe]\nvariables = [\"age\"]\nfoo = 1\n",
     "9:1: unknown key \"foo\" in [describe]; its keys are \"variables\", \"by\""},
};

const Broken columns[] = {
    {"column_not_a_table", "[columns]\nage = \"Age\"\n",
     "8:7: \"age\" in [columns] must be a table such as { label = \"Age\", unit = \"years\" }, found text"},
    {"column_key", "[columns]\nage = { colour = \"Age\" }\n",
     "8:9: unknown key \"colour\" in \"age\" in [columns]; its keys are \"missing\", \"dates\", \"decimal\", \"same\", \"label\", \"unit\", \"levels\", \"reference\", \"labels\", \"measured\", \"identifier\""},
    {"levels_type", "[columns]\nage = { levels = \"a\" }\n",
     "8:18: \"levels\" in \"age\" in [columns] must be a list, found text"},
    {"no_levels", "[columns]\nage = { levels = [] }\n", "8:18: \"levels\" in \"age\" in [columns] is an empty list"},
    {"level_type", "[columns]\nage = { levels = [[1]] }\n",
     "8:19: each item of \"levels\" in \"age\" in [columns] must be text or a number, found a list"},
    {"decimal_mark", "[columns]\nage = { decimal = \";\" }\n",
     "8:19: \"decimal\" in \"age\" in [columns] must be \".\" or \",\", the mark of decimals"},
    {"same_in_a_loop", "[columns]\nage = { same = { \"a\" = [\"b\"], \"b\" = [\"a\"] } }\n",
     "8:25: \"b\" stands on both sides in same of \"age\"; give each text once, the one to keep on the left\n"
     "8:38: \"a\" stands on both sides in same of \"age\"; give each text once, the one to keep on the left"},
    {"same_twice", "[columns]\nage = { same = { \"a\" = [\"x\"], \"b\" = [\"x\"] } }\n",
     "8:38: \"x\" stands twice in same of \"age\"; it can be read as one text only"},
    {"same_as_nothing", "[columns]\nage = { same = { \"\" = [\"x\"] } }\n",
     "8:18: same of \"age\" makes cells an empty text; missing = [...] says which mean that there is no value"},
    {"labels_alike", "[columns]\nage = { labels = { \"0\" = \"early\", \"1\" = \"early\" } }\n",
     "8:35: \"1\" and \"0\" have the same label in \"age\" in [columns]; same = { ... } makes two levels one"},
    {"level_twice", "[columns]\nage = { levels = [1, \"1\"] }\n",
     "8:22: \"1\" stands twice in \"levels\" in \"age\" in [columns]"},
    {"label_type", "[columns]\nage = { labels = { \"0\" = 1 } }\n",
     "8:26: the label of \"0\" in \"age\" in [columns] must be text, found a whole number"},
    {"label_without_level", "[columns]\nage = { levels = [1], labels = { \"0\" = \"no\" } }\n",
     "8:34: \"0\" has a label but is not among the levels of \"age\" in [columns]"},
};

const Broken cohort[] = {
    {"exclusion_without_reason", "[[exclude]]\nwhen = \"w\"\n", "7:1: [[exclude]] needs the key \"reason\""},
    {"exclusion_without_rule", "[[exclude]]\nreason = \"r\"\n", "7:1: [[exclude]] needs the key \"when\""},
    {"exclusion_rule_type", "[[exclude]]\nreason = \"r\"\nwhen = true\n",
     "9:8: \"when\" in [[exclude]] must be text, found true or false"},
    {"dose_without_alpha_beta", "[dose]\ntotal = \"d\"\nfractions = \"n\"\n",
     "7:1: [dose] needs the key \"alpha_beta\": BED and EQD2 rest on it and no data can tell it; "
     "write the value in Gy, such as alpha_beta = 3.5"},
    {"dose_without_columns", "[dose]\nalpha_beta = 3\n",
     "7:1: [dose] needs two of \"total\", \"fractions\" and \"dose_per_fraction\""},
    {"alpha_beta_list", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = [3, 0, 3, \"4\"]\n",
     "10:18: each item of \"alpha_beta\" in [dose] must be above 0 (Gy)\n"
     "10:21: 3 stands twice in \"alpha_beta\" in [dose]\n"
     "10:24: each item of \"alpha_beta\" in [dose] must be a number, found text"},
    {"dose_without_partners",
     "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3\noverall_days = \"t\"\nfractions_per_day = \"m\"\n",
     "11:16: \"overall_days\" in [dose] needs \"repopulation\" beside it, such as repopulation = { gy_per_day = 0.6, "
     "delay_days = 21 }\n"
     "12:21: \"fractions_per_day\" in [dose] needs \"repair\" beside it, such as repair = { interval_hours = 6, "
     "half_time_hours = 4.4 }"},
    {"dose_unit", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3\nunit = \"rad\"\n",
     "11:8: \"unit\" in [dose] must be \"Gy\" or \"cGy\""},
    {"dose_phase_alone", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3\n[[dose.phase]]\ntotal = \"b\"\n",
     "11:1: [[dose.phase]] needs two of \"total\", \"fractions\" and \"dose_per_fraction\""},
    {"alpha_beta_zero", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 0\n",
     "10:14: \"alpha_beta\" in [dose] must be above 0 (Gy)"},
    {"alpha_beta_text", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = \"3.5\"\n",
     "10:14: \"alpha_beta\" in [dose] must be a number, found text"},
    {"alpha_beta_infinite", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = inf\n",
     "10:14: \"alpha_beta\" in [dose] must be a finite number"},
    {"alpha_beta_true", "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = true\n",
     "10:14: \"alpha_beta\" in [dose] must be a number, found true or false"},
    {"derivation_type", "[derive]\nold = 3.5\n", "8:7: \"old\" in [derive] must be text, found a number"},
    {"derivation_empty", "[derive]\nold = \" \"\n", "8:7: \"old\" in [derive] is empty"},
    {"derivation_without_name", "[derive]\n\"\" = \"a\"\n", "8:1: a column of [derive] has an empty name"},
};

const Broken outcomes[] = {
    {"endpoint_without_time", endpoint("event = \"e\"\n"),
     "7:1: [[endpoint]] needs either \"time\" (a duration) or \"from\" and \"to\" (two dates)"},
    {"endpoint_with_half_of_the_dates", endpoint("event = \"e\"\nfrom = \"f\"\n"),
     "7:1: [[endpoint]] needs either \"time\" (a duration) or \"from\" and \"to\" (two dates); \"to\" is missing"},
    {"endpoint_with_the_other_half", endpoint("event = \"e\"\nto = \"f\"\n"),
     "7:1: [[endpoint]] needs either \"time\" (a duration) or \"from\" and \"to\" (two dates); \"from\" is missing"},
    {"endpoint_with_both", endpoint("event = \"e\"\ntime = \"t\"\nfrom = \"f\"\n"),
     "10:8: [[endpoint]] must have either \"time\" (a duration) or \"from\" and \"to\" (two dates), not both"},
    {"endpoint_without_event", endpoint("time = \"t\"\n"), "7:1: [[endpoint]] needs the key \"event\""},
    {"endpoint_without_name", "[[endpoint]]\ntime = \"t\"\nevent = \"e\"\n",
     "7:1: [[endpoint]] needs the key \"name\""},
    {"endpoint_twice", "[[endpoint]]\nname = \"OS\"\ntime = \"t\"\nevent = \"e\"\n",
     "8:8: there is an [[endpoint]] \"OS\" already"},
    {"description_without_variables", "[describe]\nby = \"a\"\n", "7:1: [describe] needs the key \"variables\""},
    {"variables_not_a_list", "[describe]\nvariables = \"age\"\n",
     "8:13: \"variables\" in [describe] must be a list of texts, found text"},
    {"variable_type", "[describe]\nvariables = [\"age\", 3]\n",
     "8:21: each item of \"variables\" in [describe] must be text, found a whole number"},
    {"variable_twice", "[describe]\nvariables = [\"age\", \"age\"]\n",
     "8:21: \"age\" stands twice in \"variables\" in [describe]"},
    {"no_variables", "[describe]\nvariables = []\n", "8:13: \"variables\" in [describe] is an empty list"},
    {"cutpoint_of_nothing", "[[cutpoint]]\n",
     "7:1: [[cutpoint]] needs the key \"name\"\n7:1: [[cutpoint]] needs the key \"variable\"\n"
     "7:1: [[cutpoint]] needs the key \"endpoint\""},
    {"p_method", cutpoint("p_method = \"hl\"\n"),
     R"(11:12: "p_method" in [[cutpoint]] must be one of "condMC", "HL", "Lau92", "Lau94", "exactGauss", "exact")"},
    {"proportions", cutpoint("min_prop = 0.95\n"),
     "7:1: \"min_prop\" and \"max_prop\" in [[cutpoint]] must keep 0 <= min_prop < max_prop <= 1"},
    {"proportion_of_90", cutpoint("max_prop = 90\n"),
     "7:1: \"min_prop\" and \"max_prop\" in [[cutpoint]] must keep 0 <= min_prop < max_prop <= 1"},
    {"proportion_of_lau92", cutpoint("p_method = \"Lau92\"\nmin_prop = 0\n"),
     R"(12:12: "min_prop" and "max_prop" in [[cutpoint]] must keep 0 < min_prop < max_prop < 1 with p_method "Lau92", )"
     R"(whose formula has no value at 0 and 1; narrow them, or take "condMC")"},
    {"largest_proportion_of_lau92", cutpoint("p_method = \"Lau92\"\nmax_prop = 1\n"),
     R"(12:12: "min_prop" and "max_prop" in [[cutpoint]] must keep 0 < min_prop < max_prop < 1 with p_method "Lau92", )"
     R"(whose formula has no value at 0 and 1; narrow them, or take "condMC")"},
    {"fixed_type", cutpoint("fixed = \"63\"\n"), "11:9: \"fixed\" in [[cutpoint]] must be a number, found text"},
    {"fixed_not_finite", cutpoint("fixed = nan\n"), "11:9: \"fixed\" in [[cutpoint]] must be a finite number"},
    {"score", cutpoint("score = \"gehan\"\n"), R"(11:9: "score" in [[cutpoint]] must be "logrank" or "gray")"},
    {"gray_without_competing", cutpoint("score = \"gray\"\n"),
     R"(11:9: "score" in [[cutpoint]] is "gray", and the endpoint "OS" has no "competing")"},
    {"competing_label_without_competing", endpoint("time = \"t\"\nevent = \"e\"\ncompeting_label = \"Death\"\n"),
     R"(11:19: "competing_label" in [[endpoint]] is the name of "competing")"},
    {"fixed_date", cutpoint("fixed = 2020-01-01\n"),
     "11:9: \"fixed\" in [[cutpoint]] must be a number, found a date or time"},
};

const Broken models[] = {
    {"univariable_of_nothing", "[univariable]\n",
     "7:1: [univariable] needs the key \"endpoints\"\n7:1: [univariable] needs the key \"factors\""},
    {"multivariable_with_both",
     "[univariable]\nendpoints = [\"OS\"]\nfactors = [\"a\"]\n"
     "[multivariable]\nendpoints = [\"OS\"]\nselect = \"logrank p < 0.05\"\nfactors = [\"a\"]\n",
     "10:1: [multivariable] needs either \"select\" (a screen) or \"factors\" (a fixed list), not both"},
    {"multivariable_with_neither", "[multivariable]\nendpoints = [\"OS\"]\n",
     "7:1: [multivariable] needs either \"select\" (a screen) or \"factors\" (a fixed list)"},
    {"selection_without_a_screen", "[multivariable]\nendpoints = [\"OS\"]\nselect = \"logrank p < 0.05\"\n",
     "8:14: \"select\" in [multivariable] screens the factors of [univariable], which is missing for the endpoint "
     "\"OS\""},
    {"selection_of_another_endpoint",
     endpoint("time = \"t\"\nevent = \"e\"\n") +
         "[univariable]\nendpoints = [\"LC\"]\nfactors = [\"a\"]\n"
         "[multivariable]\nendpoints = [\"LC\", \"OS\"]\nselect = \"logrank p < 0.05\"\n",
     "15:20: \"select\" in [multivariable] screens the factors of [univariable], which does not list the endpoint "
     "\"OS\""},
    {"counts_not_a_list", risk_groups("{ Low = 0 }"),
     "9:18: group \"Low\" of [risk_groups] must be a list of counts such as [0, 1], found a whole number"},
    {"count_type", risk_groups("{ Low = [0.5] }"),
     "9:19: each count of group \"Low\" of [risk_groups] must be a whole number, found a number"},
    {"count_beyond", risk_groups("{ Low = [0], High = [3] }"),
     "9:31: each count of group \"High\" of [risk_groups] must be from 0 to 2, the number of factors"},
    {"count_negative", risk_groups("{ Low = [-1] }"),
     "9:19: each count of group \"Low\" of [risk_groups] must be from 0 to 2, the number of factors"},
    {"count_in_two_groups", risk_groups("{ Low = [0, 1], High = [1] }"),
     "9:34: the count 1 is in group \"Low\" already; a count belongs to one group"},
    {"group_without_counts", risk_groups("{ Low = [] }"), "9:18: group \"Low\" of [risk_groups] has no counts"},
    {"group_without_name", risk_groups("{ \"\" = [1] }"), "9:12: a group of [risk_groups] has an empty name"},
    {"groups_type", risk_groups("[0, 1]"),
     "9:10: \"groups\" in [risk_groups] must be a table such as { \"Low\" = [0], \"High\" = [1, 2] }"},
    {"groups_missing", "[risk_groups]\nfactors = [\"a\"]\n", "7:1: [risk_groups] needs the key \"groups\""},
    {"effect_within_itself", "[[effect]]\nvariable = \"arm\"\nwithin = \"ARM\"\nendpoint = \"OS\"\n",
     "9:10: \"within\" in [[effect]] is the variable itself, which has one value in each of its groups; name the column "
     "of the groups"},
    {"effect_of_nothing", "[[effect]]\n",
     "7:1: [[effect]] needs the key \"variable\"\n7:1: [[effect]] needs the key \"within\"\n"
     "7:1: [[effect]] needs the key \"endpoint\""},
};

const Broken names[] = {
    {"unknown_endpoint", "[univariable]\nendpoints = [\"OSS\"]\nfactors = [\"a\"]\n",
     "8:14: unknown endpoint \"OSS\"; did you mean \"OS\"?"},
    {"endpoint_without_likeness", "[[effect]]\nvariable = \"v\"\nwithin = \"w\"\nendpoint = \"local\"\n",
     "10:12: unknown endpoint \"local\"; the endpoints are \"OS\""},
    {"endpoint_of_another_case", "[[cutpoint]]\nname = \"n\"\nvariable = \"w\"\nendpoint = \"os\"\n",
     "10:12: unknown endpoint \"os\"; did you mean \"OS\"?"},
    {"column_made_twice", "[derive]\nhigh = \"a\"\n" + cutpoint(""),
     "10:8: the column \"high\" is made by [derive] already; give this one another name"},
    {"column_made_twice_but_for_case", "[derive]\nHigh = \"a\"\nhiGH = \"b\"\n",
     "9:1: the column \"hiGH\" is made by [derive] already; give this one another name"},
    {"cutpoint_twice", cutpoint("") + cutpoint(""),
     "12:8: the column \"high\" is made by [[cutpoint]] already; give this one another name"},
    {"dose_column",
     "[dose]\ntotal = \"d\"\nfractions = \"n\"\nalpha_beta = 3\n[derive]\nBED = \"a\"\neqd2 = \"b\"\n"
     "dose_per_fraction = \"c\"\n",
     "12:1: the column \"BED\" is made by [dose] already; give this one another name\n"
     "13:1: the column \"eqd2\" is made by [dose] already; give this one another name\n"
     "14:1: the column \"dose_per_fraction\" is made by [dose] already; give this one another name"},
    {"risk_group_column", "[derive]\nrisk_group = \"a\"\n" + risk_groups("{ Low = [0] }"),
     "8:1: the column \"risk_group\" is made by [risk_groups] already; give this one another name"},
};

std::string name_of(const ::testing::TestParamInfo<Broken>& broken) { return broken.param.name; }
INSTANTIATE_TEST_SUITE_P(Tables, BrokenRule, ::testing::ValuesIn(tables), name_of);
INSTANTIATE_TEST_SUITE_P(Columns, BrokenRule, ::testing::ValuesIn(columns), name_of);
INSTANTIATE_TEST_SUITE_P(Cohort, BrokenRule, ::testing::ValuesIn(cohort), name_of);
INSTANTIATE_TEST_SUITE_P(Outcomes, BrokenRule, ::testing::ValuesIn(outcomes), name_of);
INSTANTIATE_TEST_SUITE_P(Models, BrokenRule, ::testing::ValuesIn(models), name_of);
INSTANTIATE_TEST_SUITE_P(Names, BrokenRule, ::testing::ValuesIn(names), name_of);

}  // namespace
}  // namespace rtsurv::study
