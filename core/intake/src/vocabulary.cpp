#include "vocabulary.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "dates.hpp"
#include "offerbox/base/text.hpp"

namespace offerbox::intake {

namespace {

bool matches(std::string_view text, const RE2& regex) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), regex);
}

// Words and spaces only, lower case; letter spacing ("E X P E R I E N C E") closed, a leading number left out.
std::string plain(std::string_view text) {
    std::string out;
    for (const auto& word : text::words(text)) {
        const bool number = word.lower.find_first_not_of("0123456789.") == std::string::npos;
        if (!number) out += (out.empty() ? "" : " ") + word.lower;
    }
    static const RE2 spaced("^(?:\\pL ){2,}\\pL$");
    if (RE2::FullMatch(out, spaced)) out = text::replace_all(out, " ", "");
    return out;
}

using Titles = std::map<std::string, SectionKind>;

void add(Titles& titles, SectionKind kind, std::string_view list) {
    for (const auto title : text::split(list, ',')) titles.emplace(text::squeeze(title), kind);
}

const Titles& titles() {
    static const Titles known = [] {
        Titles all;
        add(all, SectionKind::summary,
            "summary,profile,objective,about me,about,professional summary,personal statement,career "
            "objective,overview,"
            "introduction,executive summary,profile summary,synopsis,career summary,professional profile,personal "
            "profile,who i am,in brief,"
            "summary of qualifications,career profile,statement,profil,zusammenfassung,kurzprofil,über mich,résumé,"
            "à propos,profil professionnel,perfil,perfil profesional,resumen,sobre mí,resumo,sobre mim,perfil "
            "profissional,profilo,profilo professionale,samenvatting,profiel,om mig,om meg,sammanfattning,sammendrag,"
            "sammenfatning,podsumowanie,o mnie,özet,hakkımda,ringkasan,tentang saya");
        add(all, SectionKind::experience,
            "experience,work experience,professional experience,employment,employment history,work history,career "
            "history,career,work,relevant experience,industry experience,professional background,positions,"
            "appointments,academic appointments,clinical experience,teaching experience,positions held,internships,"
            "where i have worked,professional history,job history,experience and internships,selected experience,"
            "career experience,research experience,legal experience,kitchen experience,military experience,"
            "additional experience,other experience,earlier experience,work and research experience,practical "
            "experience,berufserfahrung,beruflicher werdegang,werdegang,berufspraxis,praktische erfahrung,"
            "berufliche erfahrung,arbeitserfahrung,expérience,expériences,expérience professionnelle,expériences "
            "professionnelles,parcours professionnel,experiencia,experiencia laboral,experiencia "
            "profesional,trayectoria "
            "profesional,experiência,experiência profissional,esperienza,esperienze,esperienza "
            "professionale,esperienze "
            "professionali,esperienze lavorative,esperienza lavorativa,werkervaring,ervaring,arbeidserfaring,erfaring,"
            "arbetslivserfarenhet,erfarenhet,anställningar,erhvervserfaring,doświadczenie,doświadczenie "
            "zawodowe,deneyim,"
            "iş deneyimi,pengalaman,pengalaman kerja");
        add(all, SectionKind::projects,
            "projects,personal projects,selected projects,side projects,open source,key projects,academic projects,"
            "portfolio,notable projects,project experience,projekte,projets,proyectos,projetos,progetti,projecten,"
            "prosjekter,projekt,projekter,projekty,projeler,proyek");
        add(all, SectionKind::education,
            "education,education and training,academic background,qualifications,studies,training,academic "
            "qualifications,educational background,academic education,schooling,academic history,education and "
            "qualifications,degrees,educational qualifications,educational qualification,academic qualification,"
            "qualification,educational details,academic "
            "details,ausbildung,bildung,studium,schulbildung,bildungsweg,akademische "
            "ausbildung,formation,"
            "formations,études,diplômes,educación,formación,formación académica,estudios,educação,formação,formação "
            "académica,formação acadêmica,istruzione,formazione,istruzione e "
            "formazione,opleiding,opleidingen,onderwijs,"
            "utdanning,utdannelse,utbildning,uddannelse,wykształcenie,edukacja,eğitim,pendidikan");
        add(all, SectionKind::skills,
            "skills,technical skills,technologies,key skills,core competencies,skills and tools,tools,competencies,"
            "expertise,tech stack,core skills,technical expertise,skills and technologies,professional skills,"
            "competences,core competences,areas of expertise,areas of practice,skill set,skillset,toolbox,"
            "it skills,computer skills,computing,computing skills,software skills,digital skills,programming,"
            "programming skills,technical skill set,software,hard skills,soft skills,skills and strengths,skills "
            "summary,strengths,"
            "specialties,specialisms,proficiencies,technical proficiencies,technical summary,technology,kenntnisse,"
            "fähigkeiten,it-kenntnisse,edv-kenntnisse,kompetenzen,compétences,compétences techniques,compétences "
            "informatiques,savoir-faire,habilidades,competencias,aptitudes,conocimientos,competências,habilidades "
            "técnicas,competenze,competenze tecniche,capacità,vaardigheden,competenties,ferdigheter,kompetanse,"
            "kompetens,kompetenser,kunskaper,färdigheter,kompetencer,færdigheder,umiejętności,beceriler,yetenekler,"
            "keahlian,keterampilan");
        add(all, SectionKind::certificates,
            "certifications,certificates,licences,licenses and certifications,licenses,registration,certification,"
            "licensure,professional registration,bar admissions,admissions,credentials,professional certifications,"
            "professional development,registrations,zertifikate,zertifizierungen,certificats,certificaciones,"
            "certificações,certificazioni,certificaten,sertifiseringer,certifieringar,certyfikaty,sertifikalar");
        add(all, SectionKind::languages,
            "languages,language "
            "skills,sprachen,sprachkenntnisse,langues,idiomas,lingue,talen,språk,sprog,języki,diller,"
            "bahasa");
        add(all, SectionKind::awards,
            "awards,honors,honours,awards and honors,awards and honours,honors and awards,achievements,selected honors,"
            "accomplishments,prizes,scholarships,fellowships,grants,grants and awards,auszeichnungen,distinctions,"
            "premios,prémios,prêmios,premi,prijzen,priser,utmärkelser,nagrody,ödüller,penghargaan");
        add(all, SectionKind::publications,
            "publications,selected publications,patents,invited talks,talks,presentations,conference talks,papers,"
            "publications and "
            "talks,veröffentlichungen,publikationen,publicaciones,publicações,pubblicazioni,publikasjoner,"
            "publikationer");
        add(all, SectionKind::interests,
            "interests,hobbies,hobbies and interests,personal interests,interessen,hobbys,centres d'intérêt,loisirs,"
            "intereses,aficiones,interesses,interessi,interesser,intressen,zainteresowania,ilgi alanları,minat");
        add(all, SectionKind::references,
            "references,referees,recommendations,referenzen,références,referencias,referências,referenze,referenties,"
            "referanser,referenser");
        add(all, SectionKind::contact,
            "contact,contact details,contact information,personal details,details,links,profiles,contact me,personal "
            "information,personal data,get in touch,find me,socials,online,kontakt,kontaktdaten,persönliche daten,"
            "coordonnées,contacto,datos personales,contato,contatti,contactgegevens,kontaktinfo,dane "
            "kontaktowe,iletişim,"
            "kontak");
        add(all, SectionKind::volunteering,
            "volunteering,volunteer,volunteer experience,volunteer work,extracurricular activities,community,community "
            "involvement,voluntary work,service,leadership and activities,ehrenamt,ehrenamtliches engagement,bénévolat,"
            "voluntariado,volontariato,vrijwilligerswerk,frivillig arbeid,ideellt arbete");
        add(all, SectionKind::other,
            "activities,courses,coursework,relevant coursework,memberships,additional information,additional,teaching,"
            "affiliations,professional memberships,miscellaneous,other,professional affiliations,weiterbildung,hobbies "
            "interests,press,exhibitions,performances,conferences,supervision,service to the profession,driving "
            "licence,availability,declaration");
        return all;
    }();
    return known;
}

std::optional<SectionKind> known_title(const std::string& title) {
    const auto found = titles().find(title);
    if (found != titles().end()) return found->second;
    return std::nullopt;
}

// The titles with their spaces closed, for those set with spaces between their letters.
std::optional<SectionKind> closed_title(const std::string& title) {
    static const Titles closed = [] {
        Titles all;
        for (const auto& [name, kind] : titles()) all.emplace(text::replace_all(name, " ", ""), kind);
        return all;
    }();
    const auto found = closed.find(text::replace_all(title, " ", ""));
    if (found == closed.end()) return std::nullopt;
    return found->second;
}

}  // namespace

std::optional<SectionKind> section_of_title(std::string_view text) {
    if (text.empty() || text.size() > 60 || text.find('@') != std::string_view::npos) return std::nullopt;
    const std::string title = text::replace_all(plain(text), " & ", " and ");
    if (title.empty()) return std::nullopt;
    if (const auto kind = known_title(title)) return kind;
    if (const auto kind = closed_title(title)) return kind;
    if (text::contains_ignoring_case(text, ", ") || text.substr(0, text.size() - 1).find(':') != std::string_view::npos)
        return std::nullopt;
    // "Skills & Tools", "Education and Training", "Awards / Honours": both parts are titles, the first decides.
    for (const std::string_view joint :
         {" and ", " & ", " / ", "/", " und ", " et ", " y ", " e ", " en ", " og ", " och "}) {
        const auto cut = text::lower(text).find(joint);
        if (cut == std::string::npos || cut == 0) continue;
        const auto first = known_title(plain(text.substr(0, cut)));
        const auto second = known_title(plain(text.substr(cut + joint.size())));
        if (first && second) return first;
    }
    return std::nullopt;
}

SectionKind section_by_words(std::string_view title) {
    static const std::vector<std::pair<SectionKind, std::set<std::string>>> tells{
        {SectionKind::volunteering,
         {"volunteer", "volunteering", "voluntary", "community", "extracurricular", "activities"}},
        {SectionKind::publications, {"publications", "papers", "talks", "patents", "presentations"}},
        {SectionKind::certificates, {"certifications", "certificates", "licences", "licenses", "registration"}},
        {SectionKind::projects, {"projects", "project", "portfolio", "built", "software"}},
        {SectionKind::education,
         {"education", "studies", "studied", "academic", "schooling", "degrees", "qualifications", "learned",
          "learnt"}},
        {SectionKind::skills,
         {"skills", "toolbox", "tools", "technologies", "competencies", "competences", "stack", "expertise", "know",
          "toolkit", "proficiencies", "abilities"}},
        {SectionKind::experience,
         {"experience", "employment", "career", "worked", "jobs", "positions", "appointments", "roles", "posts",
          "practice", "journey", "engagements", "work"}},
        {SectionKind::awards, {"awards", "honours", "honors", "prizes", "achievements", "grants"}},
        {SectionKind::languages, {"languages"}},
        {SectionKind::summary, {"summary", "profile", "about", "brief", "statement", "objective"}},
        {SectionKind::interests, {"interests", "hobbies"}},
        {SectionKind::contact, {"contact", "reach"}}};
    const auto words = text::words(title);
    for (const auto& [kind, set] : tells) {
        if (std::ranges::any_of(words, [&](const text::Word& word) { return set.contains(word.lower); })) return kind;
    }
    // Other languages build longer words of these.
    static const std::vector<std::pair<SectionKind, std::vector<std::string_view>>> stems{
        {SectionKind::experience,
         {"erfahrung", "werdegang", "berufs", "beruflich", "expérience", "parcours", "emploi", "experiencia", "laboral",
          "esperienz", "ervaring", "erfarenhet", "erfaring", "experiência", "doświadczen", "deneyim", "pengalaman"}},
        {SectionKind::education,
         {"bildung", "studium", "formation", "étude", "diplôme", "formación", "estudio", "formazione", "istruzione",
          "opleiding", "utbildning", "utdann", "uddann", "formação", "educaç", "wykształc", "eğitim", "pendidikan"}},
        {SectionKind::skills,
         {"kenntnis", "fähigkeit", "kompeten", "compétenc", "habilidad", "competenc", "competenz", "vaardighe",
          "färdighet", "ferdighet", "umiejętn", "beceri", "keahlian", "savoir"}},
        {SectionKind::projects, {"projekt", "projet", "proyect", "progett", "prosjekt"}},
        {SectionKind::languages, {"sprach", "langue", "idioma", "lingue", "språk"}}};
    for (const auto& [kind, list] : stems) {
        if (std::ranges::any_of(
                list, [&](std::string_view stem) { return text::lower(title).find(stem) != std::string::npos; }))
            return kind;
    }
    return SectionKind::other;
}

bool is_marginal(std::string_view text) {
    if (is_only_dates(text)) return true;
    if (text.size() > 60) return false;
    const std::string rest = without_dates(text);
    return rest.empty() || text::words(rest).empty() || is_open_end(rest) || is_known_place(rest) ||
           is_employment_type(rest);
}

bool is_proficiency(std::string_view text) {
    static const RE2 level(
        "(?i)^[\\s()\\[\\]-]*(?:advanced|intermediate|beginner|expert|fluent|native|proficient|basic|master|good|very "
        "good|excellent|familiar|experienced|elementary|upper intermediate|\\d+ ?%|\\d+ ?/ ?\\d+|\\d+\\+? "
        "(?:years?|yrs?)(?: of experience)?|[a-c][12]|mother tongue|conversational|working knowledge|business|"
        "professional|limited|native speaker|fortgeschritten|grundkenntnisse|sehr gut|gut|muttersprache|courant|avancé|"
        "avanzado|básico|fluente|avançado)[\\s()\\[\\]-]*$");
    if (matches(text, level)) return true;
    // Bars of stars, dots and blocks.
    return !text.empty() && text::words(text).empty();
}

bool is_employment_type(std::string_view text) {
    static const RE2 type(
        "(?i)^\\W*(?:full[- ]time|part[- ]time|contract|contractor|internship|freelance|temporary|permanent|"
        "self-employed|fixed[- ]term|seasonal|casual|locum|zero[- ]hours|vollzeit|teilzeit|temps plein|cdi|cdd|"
        "apprenticeship|secondment|\\d+ ?%)\\W*$");
    return matches(text, type);
}

bool is_prose(std::string_view text) {
    const auto words = text::words(text);
    if (words.size() < 5) return false;
    const bool ends = text.ends_with('.') || text.ends_with(';') || text.ends_with('!');
    std::size_t capital = 0;
    std::size_t counted = 0;
    for (const auto& word : words) {
        if (text::is_stop_word(word.lower)) continue;
        ++counted;
        const auto first = text.substr(word.begin, word.end - word.begin);
        capital += first.substr(0, 1) != word.lower.substr(0, 1) ? 1 : 0;
    }
    const bool titled = counted > 0 && capital * 10 >= counted * 6;
    if (titled && words.size() < 16) return false;
    return words.size() >= 8 || ends;
}

bool is_person_name(std::string_view text) {
    static const RE2 name(
        "^(?:(?:Dr|Prof|Mr|Mrs|Ms|Ing|Dipl\\.-\\pL+|(?:Dr|Prof)\\.-Ing)\\.? )*\\p{Lu}[\\pL\\pM'.’-]*(?: "
        "(?:\\p{Lu}[\\pL\\pM'.’-]*|(?:al|el|ad|as|an|ar|d|l|o|t)[-'’]\\p{Lu}[\\pL\\pM'’-]*|van|von|de|der|"
        "den|da|das|dos|do|di|del|della|du|la|le|las|los|bin|binti|ibn|al|el|y|e|af|av|zu|ter|ten|te|ap|ó|ní))*$");
    if (text.size() < 2 || text.size() > 60 || text::count_words(text) > 7 || !matches(text, name)) return false;
    const std::string lower = text::lower(text);
    return !section_of_title(text) && title_score(text) < 1.5 && lower != "curriculum vitae" && lower != "resume" &&
           lower != "cv" && lower != "lebenslauf" && !lower.starts_with("curriculum");
}

}  // namespace offerbox::intake
