#include "rtsurv/naming/glossary.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/text.hpp"

namespace rtsurv::naming {
namespace {

struct Term {
  std::string_view foreign, english;
};

// Without accents, the longest first, in bytes.
// clang-format off
constexpr std::array<Term, 502> terms{{
    {"supervivencia libre de enfermedad", "dfs"}, {"supervivencia libre de progresion", "pfs"}, {"progressionsfreies uberleben", "pfs"},
    {"krankheitsfreies uberleben", "dfs"}, {"rezidivfreies uberleben", "rfs"}, {"survie sans progression", "pfs"}, {"무진행 생존기간", "pfs time"},
    {"tiempo de seguimiento", "followup time"}, {"最終生存確認日", "last contact date"}, {"無再発生存期間", "rfs time"},
    {"無増悪生存期間", "pfs time"}, {"무재발생존기간", "rfs time"}, {"무진행생존기간", "pfs time"}, {"numero de fracciones", "fractions"},
    {"supervivencia global", "os"}, {"survie sans recidive", "rfs"}, {"dernieres nouvelles", "last contact"}, {"fecha de nacimiento", "birth date"},
    {"nombre de fractions", "fractions"}, {"survie sans maladie", "dfs"}, {"bestrahlungsbeginn", "rt start"},
    {"dosis por fraccion", "dose per fraction"}, {"fecha de defuncion", "death date"}, {"fernmetastasierung", "distant recurrence"},
    {"nombre y apellidos", "surname"}, {"numero de historia", "mrn"}, {"ultimo seguimiento", "last contact"}, {"无复发生存期", "rfs time"},
    {"无进展生存期", "pfs time"}, {"最后一次随访", "last contact"}, {"無病生存期間", "dfs time"}, {"무병생존기간", "dfs time"},
    {"전체생존기간", "os time"}, {"주민등록번호", "ssn"}, {"추적관찰기간", "followup time"}, {"anzahl fraktionen", "fractions"},
    {"date de naissance", "birth date"}, {"derniere nouvelle", "last contact"}, {"dose par fraction", "dose per fraction"},
    {"numero de dossier", "mrn"}, {"bestrahlungsende", "rt end"}, {"historia clinica", "mrn"}, {"letzte kontrolle", "last contact"},
    {"letzte nachsorge", "last contact"}, {"progressionsfrei", "pfs"}, {"weiterbehandlung", "subsequent treatment"}, {"마지막 내원", "last contact"},
    {"마지막 추적", "last contact"},
    {"lokale kontrolle", "local control"}, {"causa de muerte", "cause of death"}, {"dernier contact", "last contact"}, {"derniere visite", "last contact"},
    {"fecha de muerte", "death date"}, {"fecha defuncion", "death date"}, {"gesamtuberleben", "os"}, {"letzter kontakt", "last contact"},
    {"nachbeobachtung", "followup"}, {"patientennummer", "mrn"}, {"recidive locale", "local recurrence"}, {"salvagetherapie", "salvage"},
    {"ultimo contacto", "last contact"}, {"イニシャル", "initials"}, {"カルテ番号", "mrn"}, {"全生存期間", "os time"}, {"放射線治療", "rt"},
    {"无病生存期", "dfs time"}, {"无进展生存", "pfs"}, {"最終受診日", "last contact date"}, {"最終確認日", "last contact date"},
    {"最終観察日", "last contact date"}, {"無増悪生存", "pfs"}, {"무재발생존", "rfs"}, {"무진행생존", "pfs"}, {"방사선치료", "rt"},
    {"aufnahmenummer", "mrn"}, {"cause de deces", "cause of death"}, {"cause du deces", "cause of death"}, {"controle local", "local control"},
    {"dosis/fraccion", "dose per fraction"}, {"krankheitsfrei", "dfs"}, {"rechute locale", "local recurrence"},
    {"recidiva local", "local recurrence"}, {"survie globale", "os"}, {"therapiebeginn", "treatment start"}, {"uberlebenszeit", "survival time"},
    {"ultimo control", "last contact"},
    {"lokalkontrolle", "local control"}, {"control local", "local control"}, {"date de deces", "death date"}, {"dernier suivi", "last contact"},
    {"diagnosedatum", "diagnosis date"}, {"fallecimiento", "death"}, {"fernmetastase", "distant recurrence"},
    {"folgetherapie", "subsequent treatment"}, {"fraktionszahl", "fractions"}, {"observaciones", "remark"}, {"radiotherapie", "rt"},
    {"recaida local", "local recurrence"}, {"supervivencia", "survival"}, {"ultima visita", "last contact"}, {"분할 횟수", "fractions"},
    {"최종 추적", "last contact"}, {"추적 기간", "followup time"}, {"codigo postal", "zip"}, {"causa muerte", "cause of death"}, {"erstdiagnose", "diagnosis"},
    {"estado vital", "vital status"}, {"geburtsdatum", "birth date"}, {"krankenkasse", "insurance"}, {"lokalrezidiv", "local recurrence"},
    {"nebenwirkung", "toxicity"}, {"num historia", "mrn"}, {"radioterapia", "rt"}, {"statut vital", "vital status"},
    {"todesursache", "cause of death"}, {"不良反应", "toxicity"}, {"出生日期", "birth date"}, {"分割回数", "fractions"}, {"分割次数", "fractions"},
    {"効果判定", "response"}, {"单次剂量", "dose per fraction"}, {"后续治疗", "subsequent treatment"}, {"局所再発", "local recurrence"},
    {"局所制御", "local control"}, {"局部复发", "local recurrence"}, {"局部控制", "local control"}, {"总生存期", "os time"}, {"患者番号", "mrn"},
    {"手术日期", "surgery date"}, {"打ち切り", "censored"}, {"无病生存", "dfs"}, {"最后随访", "last contact"}, {"最終観察", "last contact"},
    {"有害事象", "toxicity"}, {"末次随访", "last contact"}, {"死亡原因", "cause of death"}, {"死亡日期", "death date"}, {"死亡时间", "death date"},
    {"毒性反应", "toxicity"}, {"照射終了", "rt end"}, {"照射開始", "rt start"}, {"生存时间", "survival time"}, {"生存期間", "survival time"},
    {"生存状态", "vital status"}, {"生年月日", "birth date"}, {"病人姓名", "surname"}, {"病理类型", "histology"}, {"症例番号", "mrn"},
    {"联系方式", "phone"}, {"联系电话", "phone"}, {"観察期間", "followup time"}, {"近期疗效", "response"}, {"远处转移", "distant recurrence"},
    {"通し番号", "row no"}, {"遠隔転移", "distant recurrence"}, {"随访时间", "followup time"}, {"首次治疗", "first treatment"},
    {"구제치료", "salvage"}, {"국소재발", "local recurrence"}, {"국소제어", "local control"}, {"등록번호", "mrn"}, {"무병생존", "dfs"}, {"병록번호", "mrn"},
    {"병원번호", "mrn"}, {"분할선량", "dose per fraction"}, {"분할횟수", "fractions"}, {"사망여부", "dead"}, {"사망원인", "cause of death"},
    {"생년월일", "birth date"}, {"생존기간", "survival time"}, {"생존여부", "alive"}, {"원격전이", "distant recurrence"},
    {"일련번호", "row no"}, {"전체생존", "os"}, {"주민번호", "ssn"}, {"중도절단", "censored"}, {"차트번호", "mrn"}, {"최종내원", "last contact"},
    {"최종방문", "last contact"}, {"최종추적", "last contact"}, {"추적기간", "followup time"}, {"항암치료", "chemotherapy"}, {"환자번호", "mrn"},
    {"후속치료", "subsequent treatment"}, {"postleitzahl", "zip"},
    {"우편번호", "zip"}, {"郵便番号", "zip"}, {"1회 선량", "dose per fraction"}, {"bemerkungen", "remark"}, {"bestrahlung", "rt"},
    {"comentarios", "remark"}, {"commentaire", "remark"}, {"diagnostico", "diagnosis"}, {"dose totale", "total dose"}, {"dosis total", "total dose"},
    {"einzeldosis", "dose per fraction"}, {"geburtsjahr", "birth year"}, {"geburtsname", "surname"}, {"gesamtdosis", "total dose"},
    {"letzte info", "last contact"}, {"no historia", "mrn"}, {"num dossier", "mrn"}, {"progredienz", "progression"}, {"rezidivfrei", "rfs"},
    {"seguimiento", "followup"}, {"sterbedatum", "death date"}, {"vitalstatus", "vital status"}, {"code postal", "zip"}, {"1回線量", "dose per fraction"},
    {"1회선량", "dose per fraction"}, {"ansprechen", "response"}, {"diagnostic", "diagnosis"}, {"etat vital", "vital status"}, {"fallnummer", "mrn"},
    {"fracciones", "fractions"}, {"fraktionen", "fractions"}, {"geb.-datum", "birth date"}, {"geschlecht", "sex"}, {"nacimiento", "birth"},
    {"no dossier", "mrn"}, {"progresion", "progression"}, {"rattrapage", "salvage"}, {"todesdatum", "death date"}, {"toxizitaet", "toxicity"},
    {"ueberleben", "survival"}, {"verstorben", "dead"}, {"총 선량", "total dose"}, {"치료 후", "after"}, {"uberlebend", "alive"}, {"anmerkung", "remark"},
    {"anschrift", "address"}, {"apellidos", "surname"}, {"bemerkung", "remark"}, {"censurado", "censored"}, {"defuncion", "death"},
    {"direccion", "address"}, {"evenement", "event"}, {"fallecido", "dead"}, {"gestorben", "dead"}, {"initialen", "initials"},
    {"kommentar", "remark"}, {"nachsorge", "followup"}, {"naissance", "birth"}, {"remarques", "remark"}, {"respuesta", "response"},
    {"telephone", "phone"}, {"toxicidad", "toxicity"}, {"toxizitat", "toxicity"}, {"uberleben", "survival"}, {"住院号", "mrn"},
    {"増悪日", "progression date"}, {"後治療", "subsequent treatment"}, {"总剂量", "total dose"}, {"总生存", "os"}, {"打切り", "censored"},
    {"死亡日", "death date"}, {"病历号", "mrn"}, {"病案号", "mrn"}, {"終了日", "end date"}, {"組織型", "histology"}, {"総線量", "total dose"},
    {"身份证", "ssn"}, {"開始日", "start date"}, {"마지막", "last contact"}, {"방사선", "rt"}, {"사망일", "death date"}, {"연락처", "phone"},
    {"이니셜", "initials"}, {"이메일", "email"}, {"총선량", "total dose"}, {"치료후", "after"}, {"환자명", "surname"},
    {"ueberlebt", "alive"}, {"apellido", "surname"},
    {"diagnose", "diagnosis"}, {"ereignis", "event"}, {"lokalrez", "local recurrence"}, {"lr datum", "local recurrence date"},
    {"nachname", "surname"}, {"pat.-nr.", "mrn"}, {"recidiva", "recurrence"}, {"recidive", "recurrence"}, {"remarque", "remark"},
    {"telefono", "phone"}, {"toxicite", "toxicity"}, {"zensiert", "censored"}, {"患者id", "mrn"},
    {"uberlebt", "alive"}, {"adresse", "address"}, {"censura", "censored"},
    {"censure", "censored"}, {"date dn", "last contact date"}, {"estadio", "stage"}, {"gewicht", "weight"}, {"kontakt", "contact"},
    {"letzten", "last"}, {"letzter", "last"}, {"recaida", "recurrence"}, {"rechute", "recurrence"}, {"reponse", "response"}, {"rescate", "salvage"},
    {"rezidiv", "recurrence"}, {"semanas", "weeks"}, {"seances", "fractions"}, {"stadium", "stage"}, {"strasse", "address"}, {"technik", "technique"}, {"telefon", "phone"},
    {"vorname", "surname"}, {"beginn", "start"}, {"chimio", "chemo"}, {"decede", "dead"}, {"estado", "status"}, {"evento", "event"},
    {"exitus", "death"}, {"fallnr", "mrn"}, {"gebdat", "birth date"}, {"geschl", "sex"}, {"inicio", "start"}, {"letzte", "last"},
    {"monate", "months"}, {"wochen", "weeks"}, {"muerte", "death"}, {"muerto", "dead"}, {"nombre", "surname"}, {"numpat", "id"}, {"pat-nr", "mrn"}, {"prenom", "surname"},
    {"survie", "survival"}, {"tiempo", "time"}, {"tot am", "death"}, {"verst.", "dead"}, {"か月", "months"}, {"ヶ月", "months"}, {"个月", "months"},
    {"住所", "address"}, {"体重", "weight"}, {"備考", "remark"}, {"再燃", "recurrence"}, {"再発", "recurrence"}, {"出生", "birth"}, {"分期", "stage"},
    {"分次", "fractions"}, {"删失", "censored"}, {"剂量", "dose"}, {"効果", "response"}, {"回数", "fractions"}, {"地址", "address"},
    {"増悪", "progression"}, {"备注", "remark"}, {"复发", "recurrence"}, {"复查", "visit"}, {"失敗", "failure"}, {"失败", "failure"},
    {"姓名", "surname"}, {"完了", "end"}, {"局所", "local"}, {"局部", "local"}, {"年齢", "age"}, {"年龄", "age"}, {"序号", "row no"}, {"番号", "row no"}, {"번호", "row no"}, {"numero", "number"},
    {"开始", "start"}, {"性別", "sex"}, {"截尾", "censored"}, {"手術", "surgery"}, {"挽救", "salvage"}, {"放疗", "rt"}, {"救済", "salvage"},
    {"日期", "date"}, {"日付", "date"}, {"일자", "date"}, {"날짜", "date"}, {"最終", "last contact"}, {"次数", "fractions"}, {"死亡", "death"}, {"死因", "cause of death"}, {"毒性", "toxicity"},
    {"氏名", "surname"}, {"治療", "treatment"}, {"状态", "status"}, {"生死", "vital status"}, {"电话", "phone"}, {"疗效", "response"},
    {"病期", "stage"}, {"終了", "end"}, {"線量", "dose"}, {"结束", "end"}, {"编号", "row no"}, {"診断", "diagnosis"}, {"诊断", "diagnosis"},
    {"転帰", "vital status"}, {"进展", "progression"}, {"远处", "distant"}, {"遠隔", "distant"}, {"開始", "start"}, {"随访", "followup"},
    {"電話", "phone"}, {"개월", "months"}, {"구제", "salvage"}, {"국소", "local"}, {"나이", "age"}, {"독성", "toxicity"}, {"메모", "remark"},
    {"반응", "response"}, {"병기", "stage"}, {"비고", "remark"}, {"사망", "death"}, {"사인", "cause of death"}, {"생존", "alive"}, {"선량", "dose"},
    {"성명", "surname"}, {"성별", "sex"}, {"성함", "surname"}, {"수술", "surgery"}, {"순번", "row no"}, {"시작", "start"}, {"실패", "failure"},
    {"연령", "age"}, {"연번", "row no"}, {"완료", "end"}, {"원격", "distant"}, {"이름", "surname"}, {"재발", "recurrence"}, {"전화", "phone"},
    {"종료", "end"}, {"주소", "address"}, {"진단", "diagnosis"}, {"진행", "progression"}, {"체중", "weight"}, {"최종", "last contact"},
    {"추적", "followup"}, {"치료", "treatment"}, {"횟수", "fractions"},
    {"statut", "status"}, {"存活", "alive"}, {"邮编", "zip"}, {"alter", "age"}, {"datum", "date"}, {"debut", "start"}, {"deces", "death"},
    {"dosis", "dose"}, {"erste", "first"}, {"fecha", "date"}, {"grado", "grade"}, {"idpac", "id"}, {"jahre", "years"}, {"jours", "days"},
    {"meses", "months"}, {"tagen", "days"}, {"patnr", "mrn"}, {"poids", "weight"}, {"stade", "stage"}, {"suivi", "followup"}, {"ville", "address"}, {"keine", "no"}, {"dias", "days"},
    {"edad", "age"}, {"ende", "end"}, {"etat", "status"}, {"lebt", "alive"}, {"mois", "months"}, {"anos", "years"}, {"peso", "weight"}, {"sexe", "sex"}, {"sexo", "sex"},
    {"tage", "days"}, {"vivo", "alive"}, {"kein", "no"},
    {"ohne", "no"}, {"sans", "no"}, {"age", "age"}, {"ans", "years"}, {"bis", "end"}, {"dcd", "dead"}, {"ddn", "birth date"}, {"fin", "end"}, {"geb", "birth"},
    {"ipp", "mrn"}, {"nac", "birth"}, {"nhc", "mrn"}, {"nom", "surname"}, {"oms", "ecog"}, {"sle", "dfs"}, {"slp", "pfs"}, {"ssp", "pfs"},
    {"ssr", "rfs"}, {"tel", "phone"}, {"tod", "death"}, {"von", "start"}, {"回", "fractions"}, {"性", "sex"}, {"月", "months"}, {"끝", "end"}, {"sin", "no"},
    {"plz", "zip"},
    {"ed", "dose per fraction"}, {"gd", "total dose"}, {"lr", "local recurrence"}, {"sg", "os"},
}};
// clang-format on

constexpr std::size_t least_inside = 5;  // bytes of a word that is found inside others

/// As it is compared: small letters, and a blank for every break of a line and every "_".
std::string compared(const std::string& name) {
  std::string text = fold_case(name);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '_' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool stands_alone(const std::string& text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_letter(text[at - 1])) && (at + size == text.size() || !is_letter(text[at + size]));
}

}  // namespace

std::string without_accents(std::string_view name) {
  constexpr std::string_view plain = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty";
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto next = i + 1 < name.size() ? static_cast<unsigned char>(name[i + 1]) : 0U;
    if (name[i] == '\xC3' && next >= 0x80U) {
      text += next == 0x9FU ? "ss" : std::string(1, plain[next - 0x80U]);
      ++i;
    } else if (name[i] == '\xC2' && (next == 0xBAU || next == 0xB0U)) {
      text += 'o';
      ++i;
    } else {
      text += name[i];
    }
  }
  return text;
}

std::string in_english(std::string_view name) {
  constexpr std::size_t longest = 300;
  if (name.size() > longest) return std::string(name);
  const std::string plain = without_accents(name), text = compared(plain);
  std::string result;
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto* const term = std::find_if(terms.begin(), terms.end(), [&](const Term& one) {
      return text.compare(i, one.foreign.size(), one.foreign) == 0 &&
             (one.foreign.size() >= least_inside || stands_alone(text, i, one.foreign.size()));
    });
    if (term == terms.end()) {
      result += plain[i++];
    } else {
      result.append(" ").append(term->english).append(" ");
      i += term->foreign.size();
      found = true;
    }
  }
  return found ? result : std::string(name);
}

}  // namespace rtsurv::naming
