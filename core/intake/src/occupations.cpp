// Words by which titles of jobs are known, across trades and languages.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

std::set<std::string> set_of(std::string_view list) {
    std::set<std::string> set;
    for (const auto name : text::split(list, ' ')) {
        if (!name.empty()) set.insert(text::lower(name));
    }
    return set;
}

// Nouns for who does the work. Whole words, lower case.
const std::set<std::string>& occupations() {
    static const std::set<std::string> nouns = set_of(
        // English
        "accountant actor actuary acupuncturist adjuster administrator adviser advisor advocate aide analyst animator "
        "apprentice arborist archaeologist architect archivist artist assembler assessor assistant associate "
        "astronomer "
        "attendant attorney auctioneer auditor author baker banker bartender barista barrister beautician biologist "
        "bookkeeper botanist brewer bricklayer broker builder butcher buyer cabinetmaker captain cardiologist "
        "caregiver "
        "caretaker carer caseworker cashier caterer ceo cfo chair chairman chairperson chairwoman chef chemist "
        "chiropractor choreographer cio ciso cleaner clerk clinician coach co-founder cofounder collector commander "
        "commis comptroller conductor conservator consultant contractor controller cook coo coordinator co-ordinator "
        "copywriter counsel counsellor counselor craftsman crew cto curator custodian dancer dba dean dentist deputy "
        "designer detective developer dietitian director dispatcher docent doctor draftsman draughtsman driver "
        "ecologist "
        "economist editor educator electrician engineer epidemiologist estimator examiner executive expert facilitator "
        "farmer fellow firefighter fitter florist forester founder fundraiser gardener geologist geophysicist glazier "
        "governess graphic groom groundskeeper guard guide hairdresser handyman head headteacher historian host "
        "hostess "
        "housekeeper hygienist illustrator inspector installer instructor intern internship interpreter investigator "
        "janitor jeweller joiner journalist judge junior keeper laboratory-technician labourer laborer landscaper "
        "lawyer "
        "lead leader lecturer librarian lieutenant lifeguard linguist locksmith logistician machinist magistrate maker "
        "manager marketer mason masseur mate mathematician mechanic mechatronics mediator merchandiser messenger "
        "meteorologist midwife miller miner minister model moderator monitor mover musician nanny neurologist notary "
        "nurse nutritionist officer operative operator optician optometrist organiser organizer owner packer painter "
        "paralegal paramedic partner pathologist pediatrician paediatrician performer pharmacist pharmacologist "
        "phlebotomist photographer physician physicist physiotherapist pianist picker pilot pipefitter planner "
        "plasterer "
        "plumber policeman porter postdoc postdoctoral potter preceptor president principal printer producer professor "
        "programmer projectionist proofreader prosecutor psychiatrist psychologist publicist purchaser radiographer "
        "radiologist ranger realtor receptionist recruiter registrar reporter representative researcher restorer "
        "retailer "
        "reviewer rigger roofer sailor salesman salesperson saleswoman scientist sculptor seamstress secretary "
        "sergeant "
        "server sister shepherd singer solicitor sommelier specialist sre statistician stenographer steward stewardess "
        "stocker strategist student stylist superintendent supervisor surgeon surveyor tailor teacher teller "
        "technician "
        "technologist tester therapist trader trainee trainer translator treasurer tutor undertaker underwriter usher "
        "valet veterinarian vet veterinary vp waiter waitress warden watchmaker welder worker writer zookeeper "
        "ambassador captain chief curate deacon dramaturg embalmer fisherman freelancer "
        "apprenticeship traineeship clerkship residency resident registrar houseman placement volunteer volunteering "
        "demonstrator invigilator proctor tiler upholsterer weaver sous-chef comis pastry-chef devops "
        // German
        "abteilungsleiter abteilungsleiterin angestellte angestellter anwalt anwältin arzt ärztin assistent "
        "assistentin "
        "assistenzarzt assistenzärztin aushilfe auszubildende auszubildender azubi bauleiter berater beraterin "
        "buchhalter buchhalterin controllerin dozent dozentin elektriker elektroniker entwickler entwicklerin erzieher "
        "erzieherin fachangestellte fachkraft facharbeiter gesellin geselle geschäftsführer geschäftsführerin "
        "gesundheits- informatiker informatikerin ingenieur ingenieurin kaufmann kauffrau kellner kellnerin koch "
        "köchin "
        "krankenpfleger krankenpflegerin krankenschwester lehrer lehrerin leiter leiterin leitung mechaniker "
        "mechatroniker meister meisterin mitarbeiter mitarbeiterin oberarzt oberärztin pfleger pflegerin "
        "pflegefachkraft "
        "praktikant praktikantin praktikum projektleiter projektleiterin rechtsanwalt rechtsanwältin referendar "
        "referendarin referent referentin sachbearbeiter sachbearbeiterin softwareentwickler softwareentwicklerin "
        "teamleiter teamleiterin techniker technikerin tischler verkäufer verkäuferin vertriebsmitarbeiter werkstudent "
        "werkstudentin wissenschaftler wissenschaftlerin zimmermann schreiner schlosser optiker hausmeister "
        // French
        "acheteur acheteuse adjoint adjointe agent agente aide-soignant aide-soignante alternance alternant alternante "
        "animateur animatrice apprenti apprentie architecte assistante avocat avocate boulanger boulangère bénévole "
        "caissier caissière cadre chargé chargée chauffeur chef cheffe chercheur chercheuse coiffeur coiffeuse "
        "collaborateur collaboratrice commercial commerciale comptable conducteur conductrice conseiller conseillère "
        "consultante contremaître coordinateur coordinatrice cuisinier cuisinière data-scientist développeur "
        "développeuse directeur directrice doctorant doctorante enseignant enseignante formateur formatrice gérant "
        "gérante gestionnaire graphiste hôte hôtesse infirmier infirmière ingénieur ingénieure ingénieure-conseil "
        "institutrice juriste kinésithérapeute maçon maître médecin menuisier notaire ouvrier ouvrière pâtissier "
        "pâtissière pharmacien pharmacienne plombier professeur professeure rédacteur rédactrice responsable "
        "secrétaire "
        "serveur serveuse sage-femme stagiaire stage technicien technicienne traducteur traductrice vendeur vendeuse "
        // Spanish
        "abogada abogado administrativa administrativo analista arquitecta arquitecto asesor asesora auxiliar ayudante "
        "becario becaria camarera camarero científico científica cocinera cocinero comercial conductora consultor "
        "consultora contable coordinador coordinadora dependienta dependiente desarrollador desarrolladora director "
        "directora diseñador diseñadora docente doctora doctoranda economista encargada encargado enfermera enfermero "
        "especialista fisioterapeuta gerente gestor gestora ingeniera ingeniero investigador investigadora jefa jefe "
        "maestra maestro médica médico periodista profesor profesora programador programadora responsable técnica "
        "técnico trabajadora traductora vendedor vendedora voluntaria voluntario "
        // Portuguese
        "advogada advogado assistente analista arquiteta arquiteto consultora coordenador coordenadora cozinheira "
        "cozinheiro desenvolvedor desenvolvedora diretor diretora engenheira engenheiro enfermeira enfermeiro "
        "especialista estagiária estagiário estágio gerente gestora investigadora médica pesquisador pesquisadora "
        "programadora professora supervisora técnica técnico tradutora vendedora "
        // Italian
        "addetta addetto analista architetto assistente avvocata avvocato barista cameriera cameriere capo commessa "
        "commesso consulente contabile coordinatore coordinatrice cuoca cuoco direttore direttrice docente dottoranda "
        "dottorando impiegata impiegato infermiera infermiere ingegnere insegnante medico operaia operaio praticante "
        "programmatore programmatrice progettista responsabile ricercatore ricercatrice stagista sviluppatore "
        "sviluppatrice tecnica tecnico tirocinante traduttrice "
        // Dutch
        "adviseur afdelingshoofd begeleider beheerder directeur docent eigenaar hoofd huisarts ingenieur jurist "
        "leerkracht leraar manager medewerker medewerkster onderzoeker ontwikkelaar ontwerper projectleider "
        "stagiair stagiaire teamleider verkoper verkoopster verpleegkundige vrijwilliger "
        // Nordic
        "arkitekt avdelingsleder barnehagelærer daglig forsker forskare fysioterapeut ingeniør ingenjör jurist "
        "konsulent konsult kock kokk laborant lege leder ledare lektor lærer lärare läkare medarbejder medarbetare "
        "praktikant prosjektleder projektledare projektleder rådgiver rådgivare sjuksköterska sykepleier sygeplejerske "
        "utvecklare utvikler udvikler vitenskapelig säljare selger sælger servitør stipendiat "
        // Polish, Turkish, Indonesian and others
        "analityk asystent asystentka dyrektor inżynier kierownik księgowa księgowy lekarz nauczyciel nauczycielka "
        "pielęgniarka pielęgniarz prawnik programista programistka specjalista stażysta tester "
        "mühendis mühendisi müdür müdürü geliştirici uzman uzmanı öğretmen öğretmeni hemşire stajyer yazılımcı "
        "manajer pengembang guru perawat dokter staf");
    return nouns;
}

// Ends of German, Dutch and Nordic compounds: "Pflegedienstleitung", "Bauingenieur", "mjukvaruutvecklare".
bool ends_as_occupation(const std::string& word) {
    static constexpr auto ends = std::to_array<std::string_view>({"ingenieur",
                                                                  "ingenieurin",
                                                                  "entwickler",
                                                                  "entwicklerin",
                                                                  "leiter",
                                                                  "leiterin",
                                                                  "leitung",
                                                                  "techniker",
                                                                  "technikerin",
                                                                  "meister",
                                                                  "meisterin",
                                                                  "pfleger",
                                                                  "pflegerin",
                                                                  "schwester",
                                                                  "lehrer",
                                                                  "lehrerin",
                                                                  "berater",
                                                                  "beraterin",
                                                                  "kaufmann",
                                                                  "kauffrau",
                                                                  "verkäufer",
                                                                  "verkäuferin",
                                                                  "helfer",
                                                                  "helferin",
                                                                  "mechaniker",
                                                                  "koch",
                                                                  "köchin",
                                                                  "arzt",
                                                                  "ärztin",
                                                                  "anwalt",
                                                                  "anwältin",
                                                                  "assistent",
                                                                  "assistentin",
                                                                  "mitarbeiter",
                                                                  "mitarbeiterin",
                                                                  "wissenschaftler",
                                                                  "wissenschaftlerin",
                                                                  "fachkraft",
                                                                  "verpleegkundige",
                                                                  "medewerker",
                                                                  "ontwikkelaar",
                                                                  "utvecklare",
                                                                  "utvikler",
                                                                  "ingenjör",
                                                                  "ingeniør",
                                                                  "lärare",
                                                                  "lærer",
                                                                  "ledare",
                                                                  "leder",
                                                                  "sköterska",
                                                                  "pleier",
                                                                  "konsulent",
                                                                  "konsult",
                                                                  "smith",
                                                                  "therapist",
                                                                  "ologist",
                                                                  "grapher",
                                                                  "wright",
                                                                  "keeper",
                                                                  "maker"});
    return word.size() > 7 && std::ranges::any_of(ends, [&](std::string_view end) {
               return word.size() > end.size() && word.ends_with(end);
           });
}

bool is_grade(const std::string& word) {
    static const std::set<std::string> grades = set_of(
        "senior junior principal staff chief graduate sr sr. jr jr. ii iii iv assistant deputy acting interim lead "
        "head "
        "registered certified chartered qualified trainee leitender leitende leitung stellvertretende");
    return grades.contains(word);
}

bool is_occupation(const std::string& word) {
    if (occupations().contains(word) || ends_as_occupation(word)) return true;
    // "nurses", "Engineer/Architect", "player-coach"
    const auto cut = word.find_first_of("/-");
    if (cut != std::string::npos && cut > 2)
        return is_occupation(word.substr(0, cut)) || is_occupation(word.substr(cut + 1));
    return false;
}

}  // namespace

double title_score(std::string_view text) {
    const auto words = text::words(text);
    if (words.empty() || words.size() > 14) return 0;
    double score = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (is_occupation(words[at].lower)) {
            // The head of the phrase: at its end, or before what it is of.
            const bool last = at + 1 == words.size();
            const bool before =
                !last && (words[at + 1].lower == "of" || words[at + 1].lower == "for" || words[at + 1].lower == "in" ||
                          words[at + 1].lower == "de" || words[at + 1].lower == "i" || words[at + 1].lower == "ii" ||
                          words[at + 1].lower == "iii" || words[at + 1].lower == "to" ||
                          text.substr(words[at].end).starts_with(",") || text.substr(words[at].end).starts_with(" ("));
            score = std::max(score, last || before || at == 0 ? 2.5 : 1.5);
        }
    }
    const bool graded = std::ranges::any_of(words, [](const text::Word& word) { return is_grade(word.lower); });
    return score + (graded ? 1.0 : 0.0);
}

}  // namespace offerbox::intake
