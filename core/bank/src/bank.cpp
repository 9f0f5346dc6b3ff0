#include "offerbox/bank/bank.hpp"

#include <algorithm>

namespace offerbox {

namespace {

template <typename Value>
const Value* with_id(const std::vector<Value>& values, std::string_view id) noexcept {
    const auto found = std::ranges::find(values, id, &Value::id);
    return found == values.end() ? nullptr : &*found;
}

}  // namespace

const Company* Bank::company(std::string_view id) const noexcept {
    return with_id(companies, id);
}
const Role* Bank::role(std::string_view id) const noexcept {
    return with_id(roles, id);
}
const Question* Bank::question(std::string_view id) const noexcept {
    return with_id(questions, id);
}
const Technique* Bank::technique(std::string_view id) const noexcept {
    return with_id(techniques, id);
}

const Competency* Bank::competency(std::string_view id) const noexcept {
    for (const auto& role : roles) {
        if (const auto* competency = with_id(role.competencies, id)) return competency;
    }
    return nullptr;
}

const KeyPoint* find_key_point(const Question& question, std::string_view id) noexcept {
    return with_id(question.key_points, id);
}

const Probe* find_probe(const std::vector<Probe>& probes, std::string_view id) noexcept {
    return with_id(probes, id);
}

}  // namespace offerbox
