#include "rtsurv/naming/glossary.hpp"

#include <algorithm>
#include <array>

#include "rtsurv/core/text.hpp"

namespace rtsurv::naming {
namespace {

struct Term {
  std::string_view foreign, english;
};

// The longest first, in bytes.
// clang-format off
constexpr std::array<Term, 277> terms{{
    {"número de fracciones", "fractions"}, {"最終生存確認日", "last contact date"}, {"dernières nouvelles", "last contact"},
    {"dosis por fracción", "dose per fraction"}, {"fecha de defunción", "death date"}, {"fecha de nacimiento", "birth date"},
    {"nombre de fractions", "fractions"}, {"último seguimiento", "last contact"}, {"bestrahlungsbeginn", "rt start"},
    {"dernière nouvelle", "last contact"}, {"fernmetastasierung", "distant recurrence"}, {"추적관찰기간", "followup time"},
    {"anzahl fraktionen", "fractions"}, {"date de naissance", "birth date"}, {"dose par fraction", "dose per fraction"}, {"historia clínica", "mrn"},
    {"bestrahlungsende", "rt end"}, {"fecha defunción", "death date"}, {"gesamtüberleben", "os"}, {"letzte kontrolle", "last contact"},
    {"letzte nachsorge", "last contact"}, {"récidive locale", "local recurrence"}, {"último contacto", "last contact"},
    {"마지막 내원", "last contact"}, {"마지막 추적", "last contact"}, {"date de décès", "death date"},
    {"dernier contact", "last contact"}, {"dosis/fracción", "dose per fraction"}, {"fecha de muerte", "death date"},
    {"letzter kontakt", "last contact"}, {"nachbeobachtung", "followup"}, {"patientennummer", "mrn"}, {"último control", "last contact"},
    {"überlebenszeit", "survival time"}, {"放射線治療", "rt"}, {"最終受診日", "last contact date"},
    {"最終確認日", "last contact date"}, {"最終観察日", "last contact date"}, {"방사선치료", "rt"}, {"radiothérapie", "rt"},
    {"recaída local", "local recurrence"}, {"rechute locale", "local recurrence"}, {"recidiva local", "local recurrence"},
    {"therapiebeginn", "treatment start"}, {"última visita", "last contact"}, {"dernier suivi", "last contact"}, {"diagnosedatum", "diagnosis date"},
    {"fallecimiento", "death"}, {"fernmetastase", "distant recurrence"}, {"fraktionszahl", "fractions"}, {"observaciones", "remark"},
    {"supervivencia", "survival"}, {"분할 횟수", "fractions"}, {"최종 추적", "last contact"}, {"diagnóstico", "diagnosis"},
    {"erstdiagnose", "diagnosis"}, {"estado vital", "vital status"}, {"geburtsdatum", "birth date"}, {"lokalrezidiv", "local recurrence"},
    {"nebenwirkung", "toxicity"}, {"radioterapia", "rt"}, {"statut vital", "vital status"}, {"出生日期", "birth date"},
    {"分割回数", "fractions"}, {"分割次数", "fractions"}, {"効果判定", "response"}, {"单次剂量", "dose per fraction"},
    {"局所再発", "local recurrence"}, {"局部复发", "local recurrence"}, {"患者番号", "mrn"}, {"手术日期", "surgery date"},
    {"最后随访", "last contact"}, {"有害事象", "toxicity"}, {"末次随访", "last contact"}, {"死亡日期", "death date"},
    {"死亡时间", "death date"}, {"毒性反应", "toxicity"}, {"照射終了", "rt end"}, {"照射開始", "rt start"},
    {"生存时间", "survival time"}, {"生存期間", "survival time"}, {"生存状态", "vital status"}, {"生年月日", "birth date"},
    {"観察期間", "followup time"}, {"远处转移", "distant recurrence"}, {"遠隔転移", "distant recurrence"},
    {"随访时间", "followup time"}, {"국소재발", "local recurrence"}, {"등록번호", "mrn"}, {"병록번호", "mrn"},
    {"분할선량", "dose per fraction"}, {"분할횟수", "fractions"}, {"사망여부", "dead"}, {"생년월일", "birth date"},
    {"생존기간", "survival time"}, {"생존여부", "vital status"}, {"원격전이", "distant recurrence"}, {"전체생존", "os"},
    {"최종내원", "last contact"}, {"최종방문", "last contact"}, {"최종추적", "last contact"}, {"추적기간", "followup time"},
    {"환자번호", "mrn"}, {"1회 선량", "dose per fraction"}, {"bemerkungen", "remark"}, {"bestrahlung", "rt"}, {"comentarios", "remark"},
    {"commentaire", "remark"}, {"dose totale", "total dose"}, {"dosis total", "total dose"}, {"einzeldosis", "dose per fraction"},
    {"geburtsjahr", "birth year"}, {"gesamtdosis", "total dose"}, {"metástasis", "distant recurrence"}, {"progredienz", "progression"},
    {"progresión", "progression"}, {"seguimiento", "followup"}, {"sterbedatum", "death date"}, {"téléphone", "phone"},
    {"vitalstatus", "vital status"}, {"évènement", "event"}, {"événement", "event"}, {"1回線量", "dose per fraction"},
    {"1회선량", "dose per fraction"}, {"ansprechen", "response"}, {"defunción", "death"}, {"diagnostic", "diagnosis"}, {"fallnummer", "mrn"},
    {"fracciones", "fractions"}, {"fraktionen", "fractions"}, {"geb.-datum", "birth date"}, {"geschlecht", "sex"},
    {"métastase", "distant recurrence"}, {"nacimiento", "birth"}, {"todesdatum", "death date"}, {"toxizität", "toxicity"}, {"verstorben", "dead"},
    {"überleben", "survival"}, {"총 선량", "total dose"}, {"anmerkung", "remark"}, {"bemerkung", "remark"}, {"décédé", "dead"},
    {"fallecido", "dead"}, {"gestorben", "dead"}, {"kommentar", "remark"}, {"nachsorge", "followup"}, {"naissance", "birth"}, {"remarques", "remark"},
    {"respuesta", "response"}, {"récidive", "recurrence"}, {"teléfono", "phone"}, {"toxicidad", "toxicity"}, {"toxicité", "toxicity"},
    {"住院号", "mrn"}, {"总剂量", "total dose"}, {"总生存", "os"}, {"死亡日", "death date"}, {"病历号", "mrn"}, {"病案号", "mrn"},
    {"総線量", "total dose"}, {"방사선", "rt"}, {"사망일", "death date"}, {"연락처", "phone"}, {"총선량", "total dose"},
    {"환자명", "surname"}, {"apellido", "surname"}, {"diagnose", "diagnosis"}, {"ereignis", "event"}, {"lokalrez", "local recurrence"},
    {"nachname", "surname"}, {"pat.-nr.", "mrn"}, {"recaída", "recurrence"}, {"recidiva", "recurrence"},
    {"remarque", "remark"}, {"réponse", "response"}, {"患者id", "mrn"}, {"décès", "death"}, {"estadio", "stage"}, {"prénom", "surname"},
    {"rechute", "recurrence"}, {"rezidiv", "recurrence"}, {"stadium", "stage"}, {"technik", "technique"}, {"telefon", "phone"},
    {"vorname", "surname"}, {"éxitus", "death"}, {"beginn", "start"}, {"début", "start"}, {"evento", "event"}, {"exitus", "death"},
    {"gebdat", "birth date"}, {"inicio", "start"}, {"monate", "months"}, {"muerte", "death"}, {"nombre", "surname"}, {"pat-nr", "mrn"},
    {"survie", "survival"}, {"備考", "remark"}, {"再発", "recurrence"}, {"出生", "birth"}, {"分期", "stage"}, {"回数", "fractions"},
    {"増悪", "progression"}, {"备注", "remark"}, {"复发", "recurrence"}, {"姓名", "surname"}, {"年齢", "age"}, {"年龄", "age"},
    {"开始", "start"}, {"性別", "sex"}, {"手術", "surgery"}, {"放疗", "rt"}, {"日期", "date"}, {"最終", "last contact"},
    {"次数", "fractions"}, {"死亡", "death"}, {"毒性", "toxicity"}, {"氏名", "surname"}, {"治療", "treatment"}, {"状态", "status"},
    {"生死", "vital status"}, {"电话", "phone"}, {"疗效", "response"}, {"病期", "stage"}, {"終了", "end"}, {"结束", "end"},
    {"診断", "diagnosis"}, {"诊断", "diagnosis"}, {"転帰", "vital status"}, {"进展", "progression"}, {"開始", "start"},
    {"随访", "followup"}, {"電話", "phone"}, {"개월", "months"}, {"나이", "age"}, {"독성", "toxicity"}, {"메모", "remark"},
    {"반응", "response"}, {"병기", "stage"}, {"비고", "remark"}, {"사망", "death"}, {"성명", "surname"}, {"성별", "sex"},
    {"수술", "surgery"}, {"시작", "start"}, {"연령", "age"}, {"이름", "surname"}, {"재발", "recurrence"}, {"전화", "phone"},
    {"종료", "end"}, {"진단", "diagnosis"}, {"진행", "progression"}, {"추적", "followup"}, {"치료", "treatment"}, {"횟수", "fractions"},
    {"alter", "age"}, {"datum", "date"}, {"dosis", "dose"}, {"días", "days"}, {"jahre", "years"}, {"jours", "days"}, {"meses", "months"},
    {"patnr", "mrn"}, {"stade", "stage"}, {"suivi", "followup"}, {"edad", "age"}, {"ende", "end"}, {"lebt", "alive"}, {"mois", "months"},
    {"sexe", "sex"}, {"sexo", "sex"}, {"tage", "days"}, {"âge", "age"}, {"fin", "end"}, {"ipp", "mrn"}, {"nhc", "mrn"}, {"nom", "surname"},
}};
// clang-format on

constexpr std::size_t least_inside = 5;  // bytes of a word that is found inside others

/// A-Z and the capitals of Latin-1 (U+00C0 to U+00DE but the sign of multiplication) as small letters.
std::string lower(std::string_view name) {
  std::string text = fold_case(name);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (text[i] == '\xC3' && next >= 0x80 && next <= 0x9E && next != 0x97) text[i + 1] = static_cast<char>(next + 0x20);
  }
  return text;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool stands_alone(const std::string& text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_letter(text[at - 1])) && (at + size == text.size() || !is_letter(text[at + size]));
}

}  // namespace

std::string in_english(std::string_view name) {
  const std::string text = lower(name);
  std::string result;
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto* const term = std::find_if(terms.begin(), terms.end(), [&](const Term& one) {
      return text.compare(i, one.foreign.size(), one.foreign) == 0 &&
             (one.foreign.size() >= least_inside || stands_alone(text, i, one.foreign.size()));
    });
    if (term == terms.end()) {
      result += name[i++];
    } else {
      result.append(" ").append(term->english).append(" ");
      i += term->foreign.size();
      found = true;
    }
  }
  return found ? result : std::string(name);
}

}  // namespace rtsurv::naming
