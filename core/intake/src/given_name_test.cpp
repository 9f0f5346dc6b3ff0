#include <doctest/doctest.h>

#include <array>

#include "offerbox/intake/resume.hpp"

using namespace offerbox;

namespace {

struct Case {
    const char* name;
    const char* email;
    const char* spoken;
};

}  // namespace

TEST_CASE("a person is greeted by a given name, or by none") {
    constexpr std::array<Case, 27> cases{{{"Amara Okafor", "", "Amara"},
                                          {"Jean-Luc Picard-Roux", "", "Jean-Luc"},
                                          {"Łukasz Kowalczyk", "", "Łukasz"},
                                          {"José Ignacio Urrutia Belmonte", "", "José"},
                                          {"Pieter van den Heuvel", "", "Pieter"},
                                          {"Jo Li", "", "Jo"},
                                          {"Иван Петров", "", "Иван"},
                                          {"王 小明", "", ""},
                                          {"ŁUKASZ KOWALCZYK", "kowalczyk@poczta.example", "Łukasz"},
                                          {"PRIYA RAGHUNATHAN", "priya.r@mail.example", "Priya"},
                                          {"ANNE-SOPHIE LECLERC", "as.leclerc@mail.example", "Anne-Sophie"},
                                          {"PRIYA RAGHUNATHAN", "", ""},
                                          {"TH KOELN", "", ""},
                                          {"TH Koeln", "", ""},
                                          {"Th Koeln", "", ""},
                                          {"ETH Zürich", "", ""},
                                          {"University of Leeds", "", ""},
                                          {"Harrow Consulting", "", ""},
                                          {"Quillmark Ltd", "", ""},
                                          {"Globex Dynamo GmbH", "", ""},
                                          {"Software Engineer", "", ""},
                                          {"Work Experience", "", ""},
                                          {"Wulandari", "wulandari@mail.example", ""},
                                          {"J. Robert Smith", "", ""},
                                          {"New York", "", ""},
                                          {"Curriculum Vitae", "", ""},
                                          {"", "", ""}}};
    for (const auto& one : cases) {
        CAPTURE(one.name);
        CandidateProfile profile;
        profile.name.text = one.name;
        profile.email.text = one.email;
        CHECK(intake::given_name(profile) == one.spoken);
    }
}
