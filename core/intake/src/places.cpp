// Countries, states and cities that tell a place from an employer.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "offerbox/base/text.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

std::set<std::string> set_of(std::string_view list) {
    std::set<std::string> set;
    for (const auto name : text::split(list, ',')) set.insert(text::lower(text::squeeze(name)));
    return set;
}

// Countries, also by their own names, and regions that stand where a country would.
const std::set<std::string>& regions() {
    static const std::set<std::string> names = set_of(
        "Afghanistan,Albania,Algeria,Andorra,Angola,Argentina,Armenia,Australia,Austria,Österreich,Azerbaijan,Bahrain,"
        "Bangladesh,Belarus,Belgium,Belgique,België,Benin,Bolivia,Bosnia,Botswana,Brazil,Brasil,Bulgaria,Cambodia,"
        "Cameroon,Canada,Chile,China,Colombia,Congo,Costa Rica,Croatia,Hrvatska,Cuba,Cyprus,Czechia,Czech Republic,"
        "Denmark,Danmark,Dominican Republic,Ecuador,Egypt,El Salvador,England,Eritrea,Estonia,Eesti,Ethiopia,Europe,"
        "Fiji,Finland,Suomi,France,Georgia,Germany,Deutschland,Ghana,Greece,Guatemala,Honduras,Hong Kong,Hungary,"
        "Iceland,India,Indonesia,Iran,Iraq,Ireland,Israel,Italy,Italia,Ivory Coast,Jamaica,Japan,Jordan,Kazakhstan,"
        "Kenya,Kosovo,Kuwait,Kyrgyzstan,Laos,Latvia,Lebanon,Libya,Lithuania,Luxembourg,Macau,Madagascar,Malawi,"
        "Malaysia,Maldives,Mali,Malta,Mauritius,Mexico,México,Moldova,Monaco,Mongolia,Montenegro,Morocco,Maroc,"
        "Mozambique,Myanmar,Namibia,Nepal,Netherlands,The Netherlands,Nederland,New Zealand,Nicaragua,Nigeria,"
        "North Macedonia,Northern Ireland,Norway,Norge,Oman,Pakistan,Palestine,Panama,Paraguay,Peru,Perú,Philippines,"
        "Poland,Polska,Portugal,Puerto Rico,Qatar,Romania,Russia,Rwanda,Saudi Arabia,Scotland,Senegal,Serbia,"
        "Sierra Leone,Singapore,Slovakia,Slovenia,Somalia,South Africa,South Korea,Korea,Spain,España,Sri Lanka,Sudan,"
        "Sweden,Sverige,Switzerland,Schweiz,Suisse,Syria,Taiwan,Tajikistan,Tanzania,Thailand,Togo,Trinidad,Tunisia,"
        "Turkey,Türkiye,Uganda,Ukraine,United Arab Emirates,UAE,United Kingdom,UK,U.K.,GB,United States,"
        "United States of America,USA,U.S.A.,US,U.S.,Uruguay,Uzbekistan,Venezuela,Vietnam,Viet Nam,Wales,Yemen,Zambia,"
        "Zimbabwe,"
        "Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,Idaho,Illinois,"
        "Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,"
        "Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,New York,North Carolina,North Dakota,Ohio,"
        "Oklahoma,Oregon,Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,"
        "Washington,West Virginia,Wisconsin,Wyoming,D.C.,Ontario,Quebec,Québec,British Columbia,Alberta,Manitoba,"
        "Saskatchewan,Nova Scotia,New Brunswick,Newfoundland,Victoria,New South Wales,Queensland,Western Australia,"
        "South "
        "Australia,Tasmania,Bavaria,Bayern,Hessen,Saxony,Sachsen,Catalonia,Catalunya,Andalucía,Lombardy,Karnataka,"
        "Maharashtra,Tamil Nadu,Kerala,Telangana,West Bengal,Gujarat,Punjab,Haryana,Cornwall,Devon,Kent,Essex,Surrey,"
        "Sussex,Norfolk,Suffolk,Yorkshire,Cumbria,Fife,Gauteng,Western Cape,Lagos State");
    return names;
}

const std::set<std::string>& cities() {
    static const std::set<std::string> names = set_of(
        "Aachen,Aalborg,Aarhus,Aberdeen,Abidjan,Abu Dhabi,Abuja,Accra,Adana,Addis Ababa,Adelaide,Ahmedabad,Albany,"
        "Albuquerque,Alexandria,Algiers,Alicante,Almaty,Amman,Amsterdam,Anchorage,Ankara,Ann Arbor,Annecy,Antalya,"
        "Antwerp,Antwerpen,Arlington,Arnhem,Asheville,Asunción,Athens,Atlanta,Auckland,Augsburg,Austin,Bahia,Baku,"
        "Baltimore,Bamako,Bandung,Bangalore,Bengaluru,Bangkok,Barcelona,Bari,Barranquilla,Basel,Bath,Baton Rouge,"
        "Beijing,Beirut,Belfast,Belgrade,Bellevue,Belo Horizonte,Bergen,Berkeley,Berlin,Bern,Bielefeld,Bilbao,"
        "Birmingham,Bochum,Bogotá,Bogota,Boise,Bologna,Bonn,Bordeaux,Boston,Boulder,Bradford,Braga,Brasília,Bratislava,"
        "Breda,Bremen,Brest,Brighton,Brisbane,Bristol,Brno,Brooklyn,Bruges,Brugge,Brussels,Bruxelles,Brussel,Bucharest,"
        "București,Budapest,Buenos Aires,Buffalo,Bursa,Busan,Cádiz,Cairo,Calgary,Cali,Cambridge,Canberra,Cape Town,"
        "Caracas,Cardiff,Casablanca,Catania,Cebu,Charleston,Charlotte,Chattanooga,Chemnitz,Chengdu,Chennai,Chester,"
        "Chicago,Chiang Mai,Christchurch,Cincinnati,Clermont-Ferrand,Cleveland,Cluj-Napoca,Coimbra,Cologne,Köln,"
        "Colombo,Colorado Springs,Columbus,Copenhagen,København,Córdoba,Cork,Coventry,Cracow,Kraków,Krakow,Culver City,"
        "Cupertino,Curitiba,Dakar,Dallas,Damascus,Dar es Salaam,Darmstadt,Davis,Dayton,Debrecen,Delft,Delhi,New Delhi,"
        "Den Haag,The Hague,Denver,Derby,Derry,Des Moines,Detroit,Dhaka,Dijon,Doha,Donetsk,Dortmund,Douala,Dresden,"
        "Drammen,Dubai,Dublin,Duisburg,Dundee,Dunedin,Durban,Durham,Düsseldorf,Dusseldorf,Edinburgh,Edmonton,"
        "Eindhoven,El Paso,Erfurt,Erlangen,Espoo,Essen,Eugene,Exeter,Faro,Fès,Florence,Firenze,Fort Worth,"
        "Frankfurt,Frankfurt am Main,Freiburg,Fremont,Fresno,Fukuoka,Funchal,Galway,Gaziantep,Gdansk,Gdańsk,Gdynia,"
        "Geelong,Geneva,Genève,Genoa,Genova,Gent,Ghent,Girona,Glasgow,Goa,Göteborg,Gothenburg,Göttingen,Granada,Graz,"
        "Grenoble,Groningen,Guadalajara,Guangzhou,Guayaquil,Gurgaon,Gurugram,Guatemala City,Haarlem,Haifa,Halifax,"
        "Halle,Hamburg,Hamilton,Hangzhou,Hannover,Hanover,Hanoi,Ha Noi,Harare,Hartford,Havana,Heidelberg,Helsingborg,"
        "Helsinki,Hiroshima,Ho Chi Minh City,Hobart,Honolulu,Houston,Hull,Hyderabad,Ibadan,Indianapolis,Innsbruck,"
        "Inverness,Ipswich,Irvine,Isfahan,Istanbul,İstanbul,Izmir,İzmir,Jacksonville,Jaipur,Jakarta,Jeddah,Jena,"
        "Jerusalem,Johannesburg,Kabul,Kampala,Kansas City,Kaohsiung,Karachi,Karlsruhe,Kassel,Kathmandu,Katowice,Kaunas,"
        "Kazan,Kharkiv,Khartoum,Kiel,Kigali,Kingston,Kinshasa,Knoxville,Kobe,Kochi,Kolkata,Košice,Kuala Lumpur,Kumasi,"
        "Kuwait City,Kyiv,Kiev,Kyoto,La Paz,Lagos,Lahore,Lancaster,Las Palmas,Las Vegas,Lausanne,Laval,Leeds,"
        "Leicester,Leiden,Leipzig,Leith,Leuven,Lexington,Liège,Lille,Lima,Limerick,Lincoln,Linköping,Linz,Lisbon,"
        "Lisboa,Liverpool,Livorno,Ljubljana,Łódź,London,Long Beach,Los Angeles,Louisville,Luanda,Lublin,Lucknow,Lugano,"
        "Lund,Lusaka,Lviv,Lyon,Madison,Madrid,Maastricht,Magdeburg,Mainz,Málaga,Malaga,Malmö,Manchester,Manila,"
        "Mannheim,Maputo,Maribor,Marrakech,Marseille,Medellín,Medellin,Melbourne,Memphis,Menlo Park,Mexico City,"
        "Ciudad de México,Miami,Milan,Milano,Milwaukee,Minneapolis,Minsk,Mombasa,Monterrey,Montevideo,Montpellier,"
        "Montreal,Montréal,Moscow,Mountain View,Multan,Mumbai,München,Munich,Münster,Murcia,Nagoya,Nairobi,Nancy,"
        "Nanjing,Nantes,Naples,Napoli,Nashville,New Haven,New Orleans,New York City,NYC,Newark,Newcastle,"
        "Newcastle upon Tyne,Nice,Nicosia,Nijmegen,Nottingham,Noida,Novi Sad,Nuremberg,Nürnberg,Oakland,Oban,Odense,"
        "Odesa,Odessa,Oklahoma City,Omaha,Oradea,Orlando,Osaka,Oslo,Ostrava,Ottawa,Oulu,Oxford,Padova,Palermo,"
        "Palo Alto,Palma,Panama City,Paris,Pasadena,Peshawar,Perth,Perugia,Philadelphia,Phoenix,Pisa,Pittsburgh,"
        "Plovdiv,Plymouth,Poitiers,Port Elizabeth,Port Louis,Portland,Porto,Porto Alegre,Portsmouth,Potsdam,Poznań,"
        "Poznan,Prague,Praha,Pretoria,Pristina,Providence,Puebla,Pune,Quito,Rabat,Raleigh,Ravenna,Reading,Recife,"
        "Redmond,Redwood City,Regensburg,Regina,Reims,Rennes,Reno,Reykjavik,Reykjavík,Richmond,Riga,Rijeka,"
        "Rio de Janeiro,Riyadh,Rochester,Rome,Roma,Rosario,Rostock,Rotterdam,Rouen,Saarbrücken,Sacramento,"
        "Saint Petersburg,St. Petersburg,St. Louis,St. Gallen,Salamanca,Salem,Salt Lake City,Salvador,Salzburg,"
        "San Antonio,San Diego,San Francisco,San Jose,San José,San Juan,San Mateo,San Salvador,San Sebastián,"
        "Santa Barbara,Santa Clara,Santa Cruz,Santa Monica,Santander,Santiago,Santo Domingo,São Paulo,Sao Paulo,"
        "Sapporo,Sarajevo,Saskatoon,Savannah,Scottsdale,Seattle,Seoul,Setúbal,Seville,Sevilla,Shanghai,Sheffield,"
        "Shenzhen,Siena,Skopje,Sofia,Southampton,Split,Spokane,Stanford,Stavanger,Stockholm,Strasbourg,Stuttgart,"
        "Sunnyvale,Surabaya,Suzhou,Swansea,Sydney,Szczecin,Szeged,Tacoma,Tainan,Taipei,Tallinn,Tampa,Tampere,Tartu,"
        "Tashkent,Tbilisi,Tehran,Tel Aviv,Tempe,Thessaloniki,Tijuana,Tilburg,Timișoara,Tirana,Tokyo,Toledo,Toronto,"
        "Toulouse,Tours,Trieste,Trento,Trondheim,Tromsø,Troy,Tucson,Tulsa,Tunis,Turin,Torino,Turku,Ulm,Umeå,Uppsala,"
        "Utrecht,Valencia,Valladolid,Vancouver,Vantaa,Västerås,Venice,Venezia,Verona,Vienna,Wien,Vigo,Vilnius,"
        "Virginia Beach,Vitoria,Warsaw,Warszawa,Washington DC,Washington D.C.,Waterloo,Wellington,Wichita,Wiesbaden,"
        "Windsor,Winnipeg,Winterthur,Wolfsburg,Wolverhampton,Worcester,Wrocław,Wroclaw,Wuhan,Wuppertal,Würzburg,Xiamen,"
        "Xi'an,Yangon,Yaoundé,Yerevan,Yogyakarta,Yokohama,York,Zagreb,Zaragoza,Zürich,Zurich,Zwolle,Örebro,Hilversum,"
        "Fort Hood,Palmerston North,Ballarat,Hilo,Bengkulu,Bristol,Kristiansand,Bodø,Fredrikstad,Jönköping,Norrköping,"
        "Bremerhaven,Oldenburg,Lübeck,Konstanz,Tübingen,Ludwigshafen,Chemnitz,Limoges,Le Havre,Nîmes,Toulon,Angers,"
        "Amiens,Metz,Besançon,Mulhouse,Caen,Orléans,Pau,Perpignan,Remote,Hybrid,On-site,Onsite,Various,Worldwide,"
        "Home office");
    return names;
}

// "TX", "NSW", "ON": two or three capitals.
bool is_state_code(std::string_view part) {
    static const std::set<std::string> codes = set_of(
        "AL,AK,AZ,AR,CA,CO,CT,DE,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,NY,NC,ND,OH,OK,"
        "OR,PA,RI,SC,SD,TN,TX,UT,VT,VA,WA,WV,WI,WY,DC,ON,QC,BC,AB,MB,SK,NS,NB,NL,PE,YT,VIC,NSW,QLD,TAS,ACT,NT,UK,US,"
        "USA,DE,FR,ES,IT,CH,AT,BE,SE,NO,DK,FI,PL,CZ,IE,IN,SG,JP,CN,BR,MX,AU,NZ,ZA,UAE,RJ,SP,MG");
    const bool capitals = std::ranges::all_of(part, [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals && codes.contains(text::lower(part));
}

// The text without a post code and without a remark on the way of working in brackets.
std::string bare(std::string_view part) {
    std::string out = text::squeeze(part);
    const auto bracket = out.find(" (");
    if (bracket != std::string::npos && out.ends_with(')')) {
        const std::string remark = text::lower(out.substr(bracket + 2, out.size() - bracket - 3));
        if (remark == "remote" || remark == "hybrid" || remark == "on-site" || remark == "onsite") out.resize(bracket);
    }
    if (out.size() > 2 && out.front() == '(' && out.back() == ')') out = out.substr(1, out.size() - 2);
    while (out.ends_with('.') && out.size() > 5) out.pop_back();
    std::string kept;
    for (const auto word : text::split(out, ' ')) {
        const bool digit = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
        const bool sign = text::words(word).empty();
        if (!digit && !sign) kept += (kept.empty() ? "" : " ") + std::string(word);
    }
    return kept;
}

bool is_known(const std::string& part) {
    const std::string lower = text::lower(part);
    if (regions().contains(lower) || cities().contains(lower)) return true;
    // "Greater London", "San Francisco Bay Area", "Melbourne VIC".
    const auto space = part.find_last_of(' ');
    if (space == std::string::npos) return false;
    if (is_state_code(part.substr(space + 1))) return is_known(part.substr(0, space)) || part.size() < 25;
    if (lower.ends_with(" area")) return is_known(part.substr(0, space)) || lower.ends_with(" bay area");
    return lower.starts_with("greater ") && is_known(part.substr(8));
}

}  // namespace

bool is_known_place(std::string_view text) {
    if (text.size() > 60) return false;
    const std::string whole = bare(text);
    if (whole.empty()) return false;
    const auto parts = text::split(whole, ',');
    if (parts.size() > 4) return false;
    if (parts.size() == 1) return is_known(whole);
    // "Anytown, TX": the last part tells, and what stands before it is a short name. A town tells only of another.
    const std::string last = text::squeeze(parts.back());
    const std::string first = text::squeeze(parts.front());
    if (last.empty()) return is_known(first);
    const bool tells = is_state_code(last) || regions().contains(text::lower(last));
    if (!tells) return is_known(first) && is_known(last);
    if (parts.size() > 2) return is_known(first);
    return (is_known(first) || (text::count_words(first) <= 2 && title_score(first) == 0 &&
                                organisation_score(first) == 0 && school_score(first) == 0));
}

}  // namespace offerbox::intake
