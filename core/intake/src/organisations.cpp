// Words by which employers and schools are known.
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

bool matches(std::string_view text, const RE2& regex) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

}  // namespace

double organisation_score(std::string_view text) {
    // Legal forms are surest, nouns for organisations next; both begin with a capital.
    static const RE2 form(
        "(?:^|[ "
        ",(])(?:Inc|LLC|LLP|LP|Ltd|Limited|GmbH|mbH|AG|SE|KG|OHG|e\\.V|Corp|Corporation|PLC|plc|P\\.L\\.C|BV|B\\.V"
        "|NV|N\\.V|AB|ASA|A/S|ApS|Oy|Oyj|SA|S\\.A|SAS|SARL|S\\.à r\\.l|SpA|S\\.p\\.A|Srl|S\\.r\\.l|S\\.L|SL|Lda|Ltda|"
        "Pty|Pte|Sdn|Bhd|K\\.K|Kft|Zrt|s\\.r\\.o|a\\.s|Sp\\. z o\\.o|d\\.o\\.o|A\\.Ş|Şti|PT)(?:[. ,)]|$)");
    static const RE2 noun(
        "(?:^|[ -])(?:Company|Co|Group|Holdings?|Labs?|Laborator(?:y|ies)|Technolog(?:y|ies)|Solutions|Systems|"
        "Software|Studios?|Bank|Banco|Banca|Banque|Hospital|Hospitals|Infirmary|Clinic|Klinik|Klinikum|Krankenhaus|"
        "Hôpital|CHU|Hospice|School|Schule|Academy|University|Université|Universität|Universidad|Universidade|"
        "Università|College|Institute|Institut|Instituto|Agency|Consulting|Consultancy|Partners|Partnership|Services|"
        "Networks?|Media|Analytics|Trust|Foundation|Stiftung|Fundación|NHS|Council|Ministry|Ministère|Ministerio|"
        "Department|Authority|Commission|Insurance|Assurances?|Versicherung|Logistics|Energy|Airlines?|Airways|"
        "Railways?|Robotics|Health|Healthcare|Capital|Digital|Interactive|Games|Pharma\\w*|Retail|Foods?|Motors|"
        "Restaurant|Ristorante|Bistro|Brasserie|Hotel|Hôtel|Café|Cafe|Bakery|Bäckerei|Kitchen|Inn|Resort|Press|"
        "Publishing|Verlag|Éditions|Museum|Gallery|Theatre|Theater|Library|Archives?|Church|Parish|Chambers|Solicitors|"
        "Associates|Advocates|Architects|Engineers|Engineering|Construction|Builders|Properties|Estates?|Farms?|"
        "Brewery|Winery|Vineyards?|Mills?|Works|Werke?|Stores?|Markets?|Supermarkets?|Pharmacy|Apotheke|Practice|"
        "Surgery|Dental|Veterinary|Shipping|Freight|Transport|Transit|Express|Telecom|Telekom|Communications|Wireless|"
        "Semiconductors?|Electronics|Instruments|Devices|Biotech|Biosciences|Sciences|Therapeutics|Diagnostics|"
        "Ventures|Investments?|Securities|Finance|Financial|Payments|Exchange|Credit Union|Union|Federation|"
        "Association|Society|Club|Army|Navy|Force|Marines|Police|Fire (?:Service|Department)|Court|Tribunal|Embassy|"
        "Nations|Organi[sz]ation|Cooperative|Co-operative|Centre|Center|Zentrum|Industries|Manufacturing|Products|"
        "International|Worldwide|Global|Enterprises?|Nordic|Collective|Cloud|Data|AI|Charity|Hospitality|Catering|"
        "Nursery|Kindergarten|Gymnasium|Lycée|Collège|Care Home|Nursing Home|Apparel|Fashion|Textiles|Furniture|"
        "Hosting|Mobile|Mobility|Automotive|Aerospace|Aviation|Rail|Marine|Water|Power|Solar|Wind|Steel|Mining|"
        "Chemicals"
        "|Plastics|Paper|Packaging|Printing|Toys|Sports|Fitness|Travel|Tours|Tourism|Records|Pictures|Films?|"
        "Productions|Broadcasting|Radio|TV|News|Magazine|Times|Journal|Post|Gazette)(?:[ ,)]|$)");
    // "PETRA TELECOM": a name in capitals is read as if it had them only where names do.
    std::string titled(text);
    if (text::lower(text) != text && std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; })) {
        bool inside = false;
        for (char& c : titled) {
            const bool letter = c >= 'A' && c <= 'Z';
            if (letter && inside) c = static_cast<char>(c - 'A' + 'a');
            inside = letter || c >= 'a';
        }
    }
    double score = 0;
    if (titled != text && matches(titled, noun)) return 1.5 + (matches(text, form) ? 2.5 : 0);
    if (matches(text, form)) score += 2.5;
    if (matches(text, noun)) score += 1.5;
    return score;
}

double school_score(std::string_view text) {
    static const RE2 school(
        "(?i)(?:^|[^\\pL])(?:universi\\w*|universität|université|üniversitesi|uniwersytet|college|collège|school|"
        "schule|"
        "institute|institut\\pL*|instituto|istituto|instytut|polytechni\\w*|politecnico|politécnic\\w*|polytechnique|"
        "politechnika|academy|académie|academia|akademi\\pL*|hochschule|fachhochschule|technikum|école|ecole|escuela|"
        "escola|scuola|facult\\w+|faculté|facultad|gymnasium|lycée|lyceum|liceo|liceu|konservatori\\w*|conservator\\w*|"
        "conservatoire|bootcamp|seminary|högskol\\w*|høgskol\\w*|universitet\\w*|skole|skola|hogeschool|hogescholen|"
        "realschule|berufsschule|kolleg|iut|hec|insead|esade|mit|eth|epfl|kth|iit|iim|ucla|ucl|lse|th|tu|fh|haw|htw|"
        "htwk|insa|"
        "caltech|sorbonne)(?:[^\\pL]|$)|\\pL+(?:universität|universitet|hochschule|skolan|schule|skole|skóli|skólinn|"
        "gymnasium)(?:[^\\pL]|$)|"
        "\\bTech$");
    return matches(text, school) ? 2.0 : 0.0;
}

double degree_score(std::string_view text) {
    static const RE2 degree(
        "(?i)(?:^|[\\s,(|/"
        "-])(?:b\\.?\\s?sc|m\\.?\\s?sc|b\\.?a|m\\.?a|b\\.e|m\\.e|bca|mca|b\\.?s|m\\.?s|ph\\.?\\s?d|d\\.?phil|mba|emba|"
        "b\\.?eng|m\\.?eng|b\\.?tech|m\\.?tech|b\\.?com|m\\.?com|b\\.?arch|m\\.?arch|bfa|mfa|mph|mpa|mres|mphil|"
        "b\\.?a\\.?a\\.?s|bachelor\\S*|baccalaureate|baccalauréat|bac|master\\S*|doctor\\S*|doctorat|doktor\\S*|"
        "diplom\\S*|diplôme|diploma|associate degree|associate of|associate "
        "in|abitur|matura|maturité|a-levels?|gcse\\S*|"
        "ged|pgce|pgdip|pgcert|certificate|certificat|certificado|zertifikat|licence|licenciatura|licenciado|"
        "licenciada|laurea|maestría|máster|mestrado|doutoramento|doutorado|bacharelado|grado en|grado|ingeniero|"
        "ingeniera|ingénieur|engenheiro|staatsexamen|magister|magistr|inżynier|llb|ll\\.b|llm|ll\\.m|jd|j\\.d|md|m\\.d|"
        "mbbs|mbchb|dds|dvm|pharm\\.?d|b\\.?ed|m\\.?ed|hnd|hnc|btec|nvq|dut|bts|cap|deug|award in|award|apprenticeship|"
        "ausbildung|lehre|traineeship|high school|secondary|undergraduate|postgraduate|foundation degree|nanodegree|"
        "kandidat\\S*|sivilingeniør|civilingenjör|cand\\.?\\S*|lisans|yüksek lisans|sarjana|s1|s2|training in|"
        "gesellenbrief|meisterbrief|yrkesexamen|examen|qualification)(?:[\\s,.)'’|:/-]|$)");
    return matches(text, degree) ? 2.0 : 0.0;
}

}  // namespace offerbox::intake
