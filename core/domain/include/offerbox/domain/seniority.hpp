// The candidate's grade. Everywhere in the program `seniority` is this, and `level` is only ever an anchor, 1 to 5.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace offerbox {

enum class Seniority { entry, mid, senior, staff, principal };

inline constexpr std::array all_seniorities{Seniority::entry, Seniority::mid, Seniority::senior, Seniority::staff,
                                            Seniority::principal};

// "entry" ... "principal", as in JSON and on the command line.
std::string_view name_of(Seniority seniority) noexcept;

// The grade of exactly this name, else nothing.
std::optional<Seniority> seniority_named(std::string_view name) noexcept;

}  // namespace offerbox
