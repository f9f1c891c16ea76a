#include "rtsurv/report/words/labels.hpp"

#include <gtest/gtest.h>

namespace rtsurv::report {
namespace {

results::Study labelled_study() {
  results::Study study;
  study.columns.push_back({"age", "Age at surgery", "years", {}, {}});
  study.columns.push_back({"grade", "Differentiation grade", "", {"2", "3"}, {{"2", "moderate"}, {"3", "poor"}}});
  study.columns.push_back({"eqd2", "EQD2", "Gy", {}, {}});
  study.columns.push_back({"plain", "plain", "", {}, {}});
  study.endpoints.resize(2);
  study.endpoints[0].name = "LC";
  study.endpoints[0].label = "Local control";
  study.endpoints[1].name = "OS";
  study.endpoints[0].univariable.push_back({"age > 50", "Older than 50 years", false, {}, {}, {}});
  results::CutpointResult cutpoint;
  cutpoint.name = "high_dose";
  cutpoint.variable = cutpoint.x = "eqd2";
  cutpoint.maxstat.cutpoint = 52.25;
  study.cutpoints.push_back(cutpoint);
  return study;
}

TEST(ColumnLabel, IsTheProtocolsTextOrTheColumnItself) {
  const results::Study study = labelled_study();
  EXPECT_EQ(column_label(study, "age"), "Age at surgery");
  EXPECT_EQ(column_label_with_unit(study, "age"), "Age at surgery (years)");
  EXPECT_EQ(column_label_with_unit(study, "grade"), "Differentiation grade");
  EXPECT_EQ(column_label(study, "age > 50"), "Older than 50 years");
  EXPECT_EQ(column_label(study, "plain"), "plain");
  EXPECT_EQ(column_label(study, "nodes + er"), "nodes + er");
  EXPECT_EQ(column_label(study, "risk_group"), "Risk group");
  EXPECT_EQ(column_label(study, "high_dose"), "EQD2 > 52.25 Gy");
}

TEST(ColumnLabel, OfAComparisonIsInWords) {
  const results::Study study = labelled_study();
  const std::vector<std::pair<std::string, std::string>> words{
      {"age >= 60", "Age at surgery 60 years or older"},
      {"age < 60", "Age at surgery under 60 years"},
      {"age <= 60.5", "Age at surgery 60.5 years or younger"},
      {"eqd2>=45", "EQD2 of 45 Gy or more"},
      {"(eqd2 <= 45)", "EQD2 of 45 Gy or less"},
      {"nodes > 3", "nodes over 3"},
      {"grade = 3", "Differentiation grade poor"},
      {"\"# of lines\" <> 'none'", "# of lines other than none"},
      {"\"# of lines\"", "# of lines"}};
  for (const auto& [expression, label] : words) EXPECT_EQ(column_label(study, expression), label);
  for (const char* other : {"age >= 60 and eqd2 > 45", "case when age > 60 then 1 end", "age > nodes",
                            "lower(arm) = 'a'", "arm < 'b'", "age >", "a = 'b' or 'c' = d"})
    EXPECT_EQ(column_label(study, other), other);
}

TEST(LabelInSentence, IsNeverSql) {
  results::Study study = labelled_study();
  study.columns.push_back({"PSA <10", "PSA <10", "", {}, {}});
  for (const char* sql :
       {"upper(sex)", "substr(site,1,2)", "log(age)", "spline(round(dose),3)", "age >= 60 and eqd2 > 45",
        "case when age > 60 then 1 end", "lower(arm) = 'a'", "relapse is not null", "plain or not grade"})
    EXPECT_EQ(label_in_sentence(study, sql), "a derived factor (see protocol)") << sql;
  EXPECT_EQ(label_in_sentence(study, "age >= 60"), "age at surgery 60 years or older");
  for (const char* name :
       {"Nausea and vomiting", "Total dose (Gy)", "PSA <10", "dose(Gy)", "year(s)", "dose/fx", "spline(dose, 3)"})
    EXPECT_NE(label_in_sentence(study, name), "a derived factor (see protocol)") << name;
}

TEST(LabelInSentence, OfTheVariableOfASplineWhereTheModelHasNoCurve) {
  EXPECT_EQ(label_in_sentence(labelled_study(), "spline(age, 3)"), "age at surgery");
  EXPECT_EQ(label_in_sentence(labelled_study(), "spline(dose,3)"), "dose");
}

TEST(LabelInSentence, HasNoQuotesOfSql) {
  EXPECT_EQ(label_in_sentence(labelled_study(), R"("arm ""x""")"), R"(arm "x")");
  EXPECT_EQ(label_in_sentence(labelled_study(), R"("arm ""x""" = 'A')"), R"(arm "x" A)");
}

TEST(LabelInSentence, OfASearchedCutIsNeverSql) {
  results::Study study = labelled_study();
  study.cutpoints[0].variable = "log(age)";
  EXPECT_EQ(label_in_sentence(study, "high_dose"), "a derived factor (see protocol) > 52.25");
  EXPECT_EQ(label_at_start(study, "high_dose"), "A derived factor (see protocol) > 52.25");
}

TEST(LabelAtStart, LeavesTheNameOfAColumn) {
  const results::Study study = labelled_study();
  EXPECT_EQ(label_at_start(study, "plain"), "plain");
  EXPECT_EQ(label_at_start(study, "spline(dose,3)"), "dose");
  EXPECT_EQ(label_at_start(study, "age"), "Age at surgery");
  EXPECT_EQ(label_at_start(study, "upper(sex)"), "A derived factor (see protocol)");
}

TEST(LabelsInSentence, CountDerivedFactors) {
  const results::Study study = labelled_study();
  using Labels = std::vector<std::string>;
  EXPECT_EQ(labels_in_sentence(study, {"upper(sex)", "eqd2", "log(age)"}),
            (Labels{"2 derived factors (see protocol)", "EQD2"}));
  EXPECT_EQ(labels_in_sentence(study, {"eqd2", "log(age)"}), (Labels{"EQD2", "a derived factor (see protocol)"}));
}

TEST(CoefficientInSentence, IsNeverSql) {
  EXPECT_EQ(coefficient_in_sentence(labelled_study(), "upper(sex)", "M"), "a derived factor (see protocol): M");
  EXPECT_EQ(coefficient_in_sentence(labelled_study(), "grade", "3"), "differentiation grade: poor");
  EXPECT_EQ(coefficient_in_sentence(labelled_study(), "high_dose", "true"), "EQD2 > 52.25 Gy");
}

TEST(GroupPhrase, SaysWhoIsMeant) {
  results::Study study = labelled_study();
  EXPECT_EQ(group_phrase(study, "risk_group", "Group 1"), "Group 1");
  EXPECT_EQ(group_phrase(study, "risk_group", "Low"), "group \u201CLow\u201D");
  EXPECT_EQ(group_phrase(study, "risk_group", "No factor"), "group \u201CNo factor\u201D");
  EXPECT_EQ(group_phrase(study, "grade", "3"), "group poor");
  EXPECT_EQ(group_phrase(study, "age > 50", "true"), "patients with older than 50 years");
  EXPECT_EQ(group_phrase(study, "eqd2 >= 45", "true"), "patients with EQD2 of 45 Gy or more");
  EXPECT_EQ(group_phrase(study, "eqd2 >= 45", "false"), "patients with EQD2 under 45 Gy");
  EXPECT_EQ(group_phrase(study, "plain", "false"), "patients without plain");
  EXPECT_EQ(group_phrase(study, "year(rt) > 2016", "false"), "patients outside a derived group (see protocol)");
  EXPECT_EQ(group_phrase(study, "year(rt) > 2016", "true"), "patients in a derived group (see protocol)");
  EXPECT_EQ(each_group(study, "risk_group"), "each risk group");
  EXPECT_EQ(each_group(study, "grade"), "each group of differentiation grade");
  results::Effect effect;
  effect.variable = effect.endpoint = "OS";
  effect.within = "eqd2 >= 45";
  effect.groups.resize(2);
  effect.groups[0].group = "false";
  effect.groups[1].group = "true";
  study.effects = {effect};
  EXPECT_EQ(each_group(study, "eqd2 >= 45"), "patients with and without EQD2 of 45 Gy or more");
}

TEST(EffectTitle, SaysTheGroupingWhereThereAreSeveral) {
  results::Study study = labelled_study();
  results::Effect effect;
  effect.variable = "high_dose";
  effect.endpoint = "LC";
  effect.within = "grade";
  study.effects = {effect};
  EXPECT_EQ(effect_title(study, study.effects[0]), "Effect of EQD2 > 52.25 Gy on local control");
  effect.within = "risk_group";
  study.effects.push_back(effect);
  EXPECT_EQ(effect_title(study, study.effects[0]),
            "Effect of EQD2 > 52.25 Gy on local control in each group of differentiation grade");
  EXPECT_EQ(effect_title(study, study.effects[1]), "Effect of EQD2 > 52.25 Gy on local control in each risk group");
}

TEST(OneUnit, IsTheSingularOfATime) {
  const results::Study study = labelled_study();
  EXPECT_EQ(one_unit(study, "age"), "year");
  EXPECT_EQ(one_unit(study, "eqd2"), "Gy");
  EXPECT_EQ(one_unit(study, "plain"), "unit");
}

TEST(LevelLabel, IsTheProtocolsTextOrTheLevelItself) {
  const results::Study study = labelled_study();
  EXPECT_EQ(level_label(study, "grade", "3"), "poor");
  EXPECT_EQ(level_label(study, "grade", "4"), "4");
  EXPECT_EQ(level_label(study, "nodes > 3", "true"), "yes");
  EXPECT_EQ(level_label(study, "nodes > 3", "false"), "no");
}

TEST(LevelLabel, OfACutpointSaysWhichSideItIs) {
  results::Study study = labelled_study();
  EXPECT_EQ(level_label(study, "high_dose", "true"), "EQD2 > 52.25 Gy");
  EXPECT_EQ(level_label(study, "high_dose", "false"), "EQD2 \u2264 52.25 Gy");
  study.cutpoints[0].fixed = 63.0;
  EXPECT_EQ(level_label(study, "high_dose", "true"), "EQD2 \u2265 63 Gy");
  EXPECT_EQ(level_label(study, "high_dose", "false"), "EQD2 < 63 Gy");
}

TEST(EndpointLabel, FallsBackToTheName) {
  const results::Study study = labelled_study();
  EXPECT_EQ(endpoint_label(study, "LC"), "Local control");
  EXPECT_EQ(endpoint_label(study, "OS"), "OS");
  EXPECT_EQ(endpoint_label(study, "PFS"), "PFS");
}

TEST(InSentence, KeepsAbbreviations) {
  EXPECT_EQ(in_sentence("Overall survival"), "overall survival");
  EXPECT_EQ(in_sentence("OS"), "OS");
  EXPECT_EQ(in_sentence("local control"), "local control");
  for (const char* name :
       {"Gleason score", "Ki-67", "Ki67 index", "Fx", "Date of Death", "Geschlecht", "Lokale Kontrolle", "Kein Befund"})
    EXPECT_EQ(in_sentence(name), name);
  EXPECT_EQ(in_sentence("No follow-up"), "no follow-up");
  EXPECT_EQ(in_sentence("Tumour over 50 mm"), "tumour over 50 mm");
  EXPECT_EQ(in_sentence("Distant-metastasis-free survival"), "distant-metastasis-free survival");
  EXPECT_EQ(in_sentence(""), "");
}

TEST(AtStart, HasACapitalWhereAWordBegins) {
  EXPECT_EQ(at_start("distant-metastasis-free survival"), "Distant-metastasis-free survival");
  EXPECT_EQ(at_start("\u00E4lter als 60"), "\u00C4lter als 60");
  EXPECT_EQ(at_start("age"), "Age");
  for (const char* name : {"pT stage", "p16 status", "n_pos", "er", "OS", "\uB098\uC774", ""})
    EXPECT_EQ(at_start(name), name);
}

}  // namespace
}  // namespace rtsurv::report
