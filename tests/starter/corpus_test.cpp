// Header rows as hospitals write them, in seven languages, with dates in six forms: what init makes of each.

#include <array>
#include <iostream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "rtsurv/starter/starter.hpp"
#include "rtsurv/study/parts/run.hpp"
#include "rtsurv/study/protocol/protocol.hpp"
#include "table/files.hpp"

namespace rtsurv::starter {
namespace {

/// What a column holds, in the order in which every header row names them.
enum Role { id, birth, sex, age, stage, start, end, last, death, local, dose, fractions, toxicity, remark, roles };

using Header = std::array<const char*, roles>;

// clang-format off
constexpr std::array<Header, 28> corpus{{
    {"MRN", "DOB", "Sex", "Age", "Stage", "RT start", "RT end", "Last F/U", "Date of death", "Date of LF", "Total dose (Gy)", "Fx", "Max tox (CTCAE)", "Comments"},
    {"patient_id", "birth_date", "gender", "age_at_rt", "t_stage", "rt_start_date", "rt_end_date", "last_contact", "death_date", "local_recurrence_date", "dose_total", "n_fractions", "toxicity_grade", "notes"},
    {"Record No", "Date of birth", "Sex", "Age (years)", "AJCC stage", "Start of treatment", "End of treatment", "Last seen", "Died on", "Local failure", "Dose Gy", "Fractions", "Worst toxicity", "Remarks"},
    {"Subject", "BirthDt", "SEX", "AGE", "STAGE", "RTStart", "RTEnd", "LastContact", "DeathDt", "LocalRecurrence", "TotalDose", "Fractions", "Tox", "Comment"},
    {"Pat.-Nr.", "Geb.-Datum", "Geschlecht", "Alter", "Stadium", "RT-Beginn", "RT-Ende", "Letzter Kontakt", "Todesdatum", "Lokalrezidiv am", "Gesamtdosis (Gy)", "Fraktionen", "Toxizität (max.)", "Bemerkungen"},
    {"Patientennummer", "Geburtsdatum", "Geschlecht", "Alter bei RT", "UICC-Stadium", "Bestrahlungsbeginn", "Bestrahlungsende", "Letzte Nachsorge", "Verstorben am", "Lokalrezidiv Datum", "GD Dosis Gy", "Anzahl Fraktionen", "Nebenwirkungen", "Anmerkung"},
    {"Fallnummer", "GebDat", "geschlecht", "alter", "T-Stadium", "Beginn RT", "Ende RT", "letzter_kontakt", "sterbedatum", "lokalrezidiv_datum", "gesamtdosis", "fraktionen", "toxizität", "bemerkung"},
    {"PatNr", "Geburtsjahr Datum", "Geschlecht (m/w)", "Alter [Jahre]", "Stadium", "Therapiebeginn", "Therapie Ende", "Letzte Kontrolle", "Gestorben am", "Lokalrez.", "Dosis (Gy)", "Fraktionszahl", "Toxizität Grad", "Kommentar"},
    {"IPP", "Date de naissance", "Sexe", "Âge", "Stade", "Début radiothérapie", "Fin radiothérapie", "Dernière nouvelle", "Date de décès", "Récidive locale", "Dose totale (Gy)", "Nombre de fractions", "Toxicité", "Commentaires"},
    {"N° IPP", "Naissance", "sexe", "age", "stade TNM", "Date début RT", "Date fin RT", "Dernier contact", "Décès le", "Rechute locale le", "Dose totale", "Fractions", "Toxicité max", "Remarques"},
    {"ipp", "date_naissance", "sexe", "âge", "stade", "début_rt", "fin_rt", "dernier suivi", "décès", "récidive locale", "dose", "fractions", "toxicité grade", "remarque"},
    {"IPP patient", "Date de naissance", "Sexe (M/F)", "Âge au diagnostic", "Stade clinique", "RT début", "RT fin", "Dernières nouvelles", "Date décès", "Date récidive locale", "Dose totale Gy", "Nb fractions", "Toxicité aiguë", "Commentaire libre"},
    {"NHC", "Fecha de nacimiento", "Sexo", "Edad", "Estadio", "Inicio radioterapia", "Fin radioterapia", "Último contacto", "Fecha de muerte", "Recidiva local", "Dosis total (Gy)", "Fracciones", "Toxicidad", "Observaciones"},
    {"Historia clínica", "Nacimiento", "sexo", "edad", "estadio T", "Fecha inicio RT", "Fecha fin RT", "Última visita", "Fecha defunción", "Fecha recidiva local", "Dosis total", "Número de fracciones", "Toxicidad máxima", "Comentarios"},
    {"nhc", "fecha nacimiento", "Sexo (H/M)", "Edad (años)", "Estadio clínico", "Inicio RT", "Final RT", "Último control", "Exitus", "Recaída local", "Dosis (Gy) total", "Nº fracciones", "Toxicidad grado", "Observaciones"},
    {"NHC paciente", "F. nacimiento", "SEXO", "EDAD", "ESTADIO", "INICIO RT", "FIN RT", "ÚLTIMO SEGUIMIENTO", "FALLECIMIENTO", "RECIDIVA LOCAL", "DOSIS TOTAL", "FRACCIONES", "TOXICIDAD", "OBSERVACIONES"},
    {"등록번호", "생년월일", "성별", "나이", "병기", "방사선치료 시작일", "방사선치료 종료일", "최종 추적일", "사망일", "국소재발일", "총선량(Gy)", "분할횟수", "독성", "비고"},
    {"환자번호", "생년월일", "성별", "연령", "T병기", "RT 시작일", "RT 종료일", "최종추적일", "사망일자", "국소재발 날짜", "총 선량", "분할 횟수", "최대 독성", "메모"},
    {"병록번호", "생년월일", "성별(M/F)", "나이(세)", "임상병기", "치료 시작", "치료 종료", "마지막 내원일", "사망 날짜", "국소재발", "총선량", "횟수", "독성 등급", "비고"},
    {"등록번호", "생년월일", "Sex", "Age", "Stage", "RT start", "RT end", "마지막 추적", "사망일", "국소재발일", "Total dose", "Fx", "독성(CTCAE)", "비고"},
    {"患者番号", "生年月日", "性別", "年齢", "病期", "照射開始日", "照射終了日", "最終確認日", "死亡日", "局所再発日", "総線量(Gy)", "分割回数", "毒性", "備考"},
    {"患者ID", "生年月日", "性別", "年齢(歳)", "臨床病期", "放射線治療開始日", "放射線治療終了日", "最終生存確認日", "死亡日", "局所再発", "総線量", "回数", "有害事象", "備考"},
    {"患者番号", "生年月日", "性別", "年齢", "T病期", "治療開始", "治療終了", "最終受診日", "死亡日", "局所再発確認日", "総線量 Gy", "照射回数", "有害事象 Grade", "備考欄"},
    {"患者id", "生年月日", "Sex", "年齢", "病期", "RT開始日", "RT終了日", "最終観察日", "死亡年月日", "局所再発日", "総線量", "分割回数", "最大毒性", "備考"},
    {"住院号", "出生日期", "性别", "年龄", "分期", "放疗开始日期", "放疗结束日期", "末次随访日期", "死亡日期", "局部复发日期", "总剂量(Gy)", "分割次数", "毒性反应", "备注"},
    {"病历号", "出生日期", "性别", "年龄(岁)", "T分期", "放疗开始", "放疗结束", "最后随访", "死亡时间", "局部复发时间", "总剂量", "次数", "毒性反应分级", "备注"},
    {"病案号", "出生年月", "性别", "年龄", "临床分期", "开始放疗日期", "结束放疗日期", "末次随访", "死亡日期", "局部复发", "总剂量Gy", "放疗次数", "毒性反应", "备注"},
    {"住院号", "出生日期", "Sex", "Age", "Stage", "RT开始日期", "RT结束日期", "末次随访时间", "死亡日期", "局部复发日期", "Total dose", "Fx", "毒性反应", "备注"},
}};
// clang-format on

constexpr std::size_t patients = 60;

/// A day of the calendar, of which every order of day and month can be told from the others.
std::string written(std::size_t year, std::size_t month, std::size_t day, std::size_t form) {
  constexpr std::array<const char*, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                               "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  switch (form % 6) {
    case 0:
      return fmt::format("{}-{:02}-{:02}", year, month, day);
    case 1:
      return fmt::format("{:02}.{:02}.{}", day, month, year);
    case 2:
      return fmt::format("{:02}/{:02}/{}", day, month, year);
    case 3:
      return fmt::format("{:02}/{:02}/{}", month, day, year);
    case 4:
      return fmt::format("{}.{:02}.{:02}", year, month, day);
    default:
      return fmt::format("{:02}-{}-{}", day, months[month - 1], year);
  }
}

std::string cell(std::size_t role, std::size_t i, std::size_t form) {
  const auto date = [&](std::size_t year) { return written(year, 1 + i % 12, 1 + i * 7 % 28, form); };
  switch (role) {
    case id:
      return std::to_string(40318 + i * 613);
    case birth:
      return date(1935 + i % 40);
    case sex:
      return i % 3 == 0 ? "F" : "M";
    case age:
      return std::to_string(41 + i * 11 % 43);
    case stage:
      return i % 4 == 0 ? "III" : "II";
    case start:
      return date(2014 + i % 3);
    case end:
      return date(2017);
    case last:
      return date(2021 + i % 2);
    case death:
      return i % 3 == 1 ? date(2021 + i % 2) : "";
    case local:
      return i % 4 == 2 ? date(2019) : "";
    case dose:
      return i % 2 == 0 ? "45" : i % 3 == 0 ? "50" : "30";
    case fractions:
      return i % 2 == 0 ? "15" : i % 3 == 0 ? "25" : "10";
    case toxicity:
      return std::to_string(i * 5 % 4);
    default:
      return i % 5 == 0 ? "seen by a colleague" : "";
  }
}

std::string table_in(const Header& header, std::size_t form) {
  std::string text;
  for (const char* name : header) text += (text.empty() ? "\"" : ",\"") + std::string(name) + "\"";
  for (std::size_t i = 0; i < patients; ++i)
    for (std::size_t role = 0; role < roles; ++role) text += (role == 0 ? "\n" : ",") + cell(role, i, form);
  return text + "\n";
}

/// Which of a person's choices the protocol has: endpoints LC and OS from the start, dose, covariates.
struct Agreement {
  bool endpoints = false, dose = false, covariates = false;
};

Agreement compare(const study::Protocol& protocol, const std::string& text, const Header& header) {
  Agreement agreement;
  std::set<std::string> names, factors;
  for (const auto& endpoint : protocol.endpoints) names.insert(endpoint.name.text);
  agreement.endpoints = names == std::set<std::string>{"LC", "OS"};
  agreement.dose = text.find(fmt::format("# total      = \"{}\"", header[Role::dose])) != std::string::npos &&
                   text.find(fmt::format("# fractions  = \"{}\"", header[Role::fractions])) != std::string::npos;
  if (protocol.univariable)
    for (const auto& factor : protocol.univariable->factors) factors.insert(factor.text);
  agreement.covariates = factors == std::set<std::string>{header[Role::sex], header[Role::age], header[Role::stage],
                                                          header[Role::dose], header[Role::fractions]};
  return agreement;
}

TEST(Corpus, gets_a_protocol_that_check_accepts_for_every_header_row) {
  std::size_t endpoints = 0, doses = 0, covariates = 0;
  for (std::size_t h = 0; h < corpus.size(); ++h) {
    SCOPED_TRACE(fmt::format("header row {}: {}", h, corpus[h][Role::id]));
    const table::Table table = table::table_of(table_in(corpus[h], h));
    const Starter first = starter_protocol(table, {.data = "c.csv", .time = {}, .event = {}, .missing = {}});
    EXPECT_EQ(first.undecided, "");
    if (!first.undecided.empty()) continue;
    const study::Protocol protocol = study::parse_protocol(first.protocol, "study.toml");
    EXPECT_NO_THROW((void)study::prepare(protocol, table.copy()));
    const Agreement agreement = compare(protocol, first.protocol, corpus[h]);
    if (!agreement.endpoints || !agreement.dose || !agreement.covariates)
      std::cout << fmt::format("row {}: endpoints {}, dose {}, covariates {}\n", h, agreement.endpoints, agreement.dose,
                               agreement.covariates);
    endpoints += agreement.endpoints ? 1 : 0;
    doses += agreement.dose ? 1 : 0;
    covariates += agreement.covariates ? 1 : 0;
  }
  std::cout << fmt::format("as a person would have chosen, of {}: endpoints {}, dose {}, covariates {}\n",
                           corpus.size(), endpoints, doses, covariates);
  EXPECT_GE(endpoints, corpus.size());
  EXPECT_GE(doses, corpus.size());
  EXPECT_GE(covariates, corpus.size());
}

}  // namespace
}  // namespace rtsurv::starter
