#include "rtsurv/report/table/detail/word_parts.hpp"

#include "rtsurv/report/words/escape.hpp"

namespace rtsurv::report::detail {

namespace {

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr const char* content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    R"(<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>)"
    R"(</Types>)";

constexpr const char* relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    R"(<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>)"
    R"(</Relationships>)";

constexpr const char* document_relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>)"
    R"(</Relationships>)";

constexpr const char* word_namespace = R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

constexpr const char* styles =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>)"
    R"(<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault/></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>)"
    R"(<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>)"
    R"(<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table text"/><w:basedOn w:val="Normal"/>)"
    R"(<w:qFormat/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableNote"><w:name w:val="Table note"/><w:basedOn w:val="TableText"/>)"
    R"(<w:qFormat/><w:pPr><w:spacing w:before="40" w:after="0"/></w:pPr><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>)";

constexpr const char* settings =
    R"(<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>)"
    R"(<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>)";

std::string word_part(const std::string& element, const std::string& content) {
  return declaration + xml_element("w:" + element, word_namespace, content);
}

}  // namespace

WordLook own_look() { return {.caption = "Caption", .cell = "TableText", .note = "TableNote"}; }

ZipParts own_document(const std::string& body, const std::string& title) {
  const std::string text = xml_element("w:body", "", body);
  return {{"[Content_Types].xml", std::string(declaration) + content_types},
          {"_rels/.rels", std::string(declaration) + relationships},
          {"word/document.xml", word_part("document", text)},
          {"word/_rels/document.xml.rels", std::string(declaration) + document_relationships},
          {"word/styles.xml", word_part("styles", styles)},
          {"word/settings.xml", word_part("settings", settings)},
          {"docProps/core.xml", core_properties(title)},
          {"docProps/app.xml", app_properties()}};
}

std::string core_properties(const std::string& title) {
  constexpr const char* namespaces =
      R"( xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties")"
      R"( xmlns:dc="http://purl.org/dc/elements/1.1/")";
  return declaration +
         xml_element("cp:coreProperties", namespaces,
                     xml_element("dc:title", "", xml_escaped(title)) + xml_element("dc:creator", "", "rtsurv"));
}

std::string app_properties() {
  return declaration +
         xml_element("Properties",
                     R"( xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")",
                     xml_element("Application", "", "rtsurv"));
}

}  // namespace rtsurv::report::detail
