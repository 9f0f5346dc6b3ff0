#include "positions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "offerbox/base/text.hpp"
#include "pieces.hpp"
#include "vocabulary.hpp"

namespace offerbox::intake {

namespace {

constexpr double consensus = 1.6;  // the weight of what the other entries say
constexpr int none = -1;

struct Choice {
    int title = none;  // indices of pieces
    int company = none;
    double score = -1e9;
};

// How much each piece is a title, and how much an employer, by its own words.
struct Evidence {
    std::vector<Piece> pieces;
    std::vector<double> title;
    std::vector<double> company;
};

bool shares_word(const std::string& text, const std::string& label) {
    std::set<std::string> words;
    for (const auto& word : text::words(label)) {
        if (!text::is_stop_word(word.lower)) words.insert(word.lower);
    }
    return std::ranges::any_of(text::words(text), [&](const text::Word& word) { return words.contains(word.lower); });
}

double as_title(const Piece& piece, const std::string& label) {
    const std::size_t words = text::count_words(piece.text);
    double score = title_score(piece.text) - organisation_score(piece.text) * 0.5;
    if (!label.empty() && shares_word(piece.text, label)) score += 0.6;
    if (is_known_place(piece.text)) score -= 2.5;
    if (is_employment_type(piece.text)) score -= 1;
    if (piece.bracketed) score -= 1.2;
    if (words > 10) score -= 1.5;
    return score;
}

double as_company(const Piece& piece) {
    const std::size_t words = text::count_words(piece.text);
    double score = 0.5 + organisation_score(piece.text) - title_score(piece.text) * 0.7;
    if (school_score(piece.text) > 0) score += 1;
    if (is_known_place(piece.text)) score -= 2.5;
    if (is_employment_type(piece.text)) score -= text::contains_ignoring_case(piece.text, "freelance") ? 0.2 : 1.5;
    if (piece.bracketed) score -= 1.2;
    if (words > 9) score -= 1.5;
    if (text::lower(piece.text) == piece.text) score -= 0.8;
    return score;
}

Evidence evidence_of(const Entry& entry, const std::string& label) {
    Evidence evidence;
    evidence.pieces = pieces_of(entry);
    for (std::size_t at = 0; at < evidence.pieces.size(); ++at) {
        const Piece& piece = evidence.pieces[at];
        // What leads is more often a title or employer than what follows.
        const double lead = -0.12 * static_cast<double>(at);
        evidence.title.push_back(as_title(piece, label) + lead);
        evidence.company.push_back(as_company(piece) + lead);
    }
    return evidence;
}

using SlotPair = std::pair<std::optional<Slot>, std::optional<Slot>>;

std::optional<Slot> slot_of(const Evidence& evidence, int piece) {
    if (piece == none) return std::nullopt;
    return evidence.pieces[static_cast<std::size_t>(piece)].slot;
}

template <typename Take>
void for_each_choice(const Evidence& evidence, Take take) {
    const int count = static_cast<int>(evidence.pieces.size());
    for (int title = none; title < count; ++title) {
        for (int company = none; company < count; ++company) {
            if (title == company && title != none) continue;
            double score = title == none ? 0.1 : evidence.title[static_cast<std::size_t>(title)];
            score += company == none ? 0.1 : evidence.company[static_cast<std::size_t>(company)];
            take(Choice{title, company, score});
        }
    }
}

// What the entries together say of each pair of places.
class Consensus {
  public:
    explicit Consensus(const std::vector<Evidence>& all) {
        for (const auto& evidence : all) {
            std::map<SlotPair, double> own;
            for_each_choice(evidence, [&](const Choice& choice) {
                const SlotPair pair{slot_of(evidence, choice.title), slot_of(evidence, choice.company)};
                const auto [found, added] = own.emplace(pair, choice.score);
                if (!added) found->second = std::max(found->second, choice.score);
            });
            for (const auto& [pair, score] : own) {
                auto& [sum, count] = sums_[pair];
                sum += score;
                ++count;
            }
        }
    }

    double of(const Evidence& evidence, const Choice& choice) const {
        const auto found = sums_.find({slot_of(evidence, choice.title), slot_of(evidence, choice.company)});
        if (found == sums_.end()) return 0;
        // A pair of places that few entries have says less.
        return found->second.first / (found->second.second + 1);
    }

  private:
    std::map<SlotPair, std::pair<double, double>> sums_;
};

// Whether most entries have a known place at this slot.
std::map<Slot, double> place_shares(const std::vector<Evidence>& all) {
    std::map<Slot, std::pair<double, double>> counts;
    for (const auto& evidence : all) {
        for (const Piece& piece : evidence.pieces) {
            auto& [places, count] = counts[piece.slot];
            places += is_known_place(piece.text) ? 1 : 0;
            ++count;
        }
    }
    std::map<Slot, double> shares;
    for (const auto& [slot, pair] : counts) shares[slot] = pair.first / pair.second;
    return shares;
}

bool follows(const Piece& piece, const Piece& other) {
    return piece.slot.line == other.slot.line && piece.slot.cell == other.slot.cell &&
           piece.slot.part == other.slot.part && piece.slot.atom > other.slot.atom && !piece.bracketed;
}

// What is left of a head: places, and what goes on with the title or employer after a comma.
void place_rest(Position& position, const Evidence& evidence, const Choice& choice,
                const std::map<Slot, double>& place_share) {
    const auto piece_at = [&](int at) { return at == none ? nullptr : &evidence.pieces[static_cast<std::size_t>(at)]; };
    const Piece* title = piece_at(choice.title);
    const Piece* company = piece_at(choice.company);
    for (const Piece& piece : evidence.pieces) {
        if (&piece == title || &piece == company || is_employment_type(piece.text)) continue;
        const bool place = is_known_place(piece.text) || place_share.at(piece.slot) >= 0.5;
        const bool after_company = company != nullptr && follows(piece, *company);
        const bool after_title =
            title != nullptr && follows(piece, *title) && !(after_company && follows(*company, *title));
        const bool before_company = company != nullptr && follows(*company, piece) && title != nullptr &&
                                    title->slot.line != company->slot.line;
        const bool specialty = after_title && !place && !after_company;
        if (specialty && position.title.text.size() + piece.text.size() < 90) {
            position.title.text += ", " + piece.text;
        } else if (after_company && !place && organisation_score(piece.text) > 0 && !position.company.empty()) {
            position.company.text += ", " + piece.text;
        } else if (before_company && !place) {
            position.company.text = piece.text + ", " + position.company.text;
        } else if (position.location.empty()) {
            position.location = {piece.text, piece.place};
        }
    }
}

Position position_of(const Entry& entry, const Evidence& evidence, const Consensus& votes, bool has_employer_above,
                     const std::map<Slot, double>& place_share) {
    Position position;
    position.dates = entry.dates;
    bool has_items = false;
    for (const Item& item : entry.body) has_items = has_items || !item.prose;
    for (const Item& item : entry.body) {
        if (item.prose && has_items)
            position.summary += (position.summary.empty() ? "" : " ") + item.stated.text;
        else
            position.bullets.push_back(item.stated);
    }
    Choice best;
    for_each_choice(evidence, [&](Choice choice) {
        choice.score += consensus * votes.of(evidence, choice);
        if (choice.company == none && has_employer_above) choice.score += 0.8;
        if (choice.score > best.score) best = choice;
    });
    const auto stated = [&](int at) {
        if (at == none) return Stated{};
        const Piece& piece = evidence.pieces[static_cast<std::size_t>(at)];
        return Stated{piece.text, piece.place};
    };
    position.title = stated(best.title);
    position.company = stated(best.company);
    place_rest(position, evidence, best, place_share);
    return position;
}

// The words at the text's end that are a place, where others stand before them: "Acme Oslo".
std::string place_at_end(const std::string& text) {
    for (std::size_t space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
        std::string last = text.substr(space + 1);
        if (is_known_place(last)) return last;
    }
    return {};
}

// Where most employers end in a place, it stands beside the name in another type and is none of it.
void part_places(std::vector<Position>& positions) {
    std::size_t placed = 0;
    for (const auto& position : positions)
        placed += position.location.empty() && !place_at_end(position.company.text).empty() ? 1 : 0;
    if (placed < 2 || placed * 3 < positions.size() * 2) return;
    for (auto& position : positions) {
        const std::string place = place_at_end(position.company.text);
        if (place.empty() || !position.location.empty()) continue;
        position.location = {place, position.company.place};
        position.company.text.resize(position.company.text.size() - place.size() - 1);
    }
}

}  // namespace

std::vector<Position> positions_of(const std::vector<Entry>& entries, const std::string& label) {
    std::vector<Evidence> all;
    for (const Entry& entry : entries) all.push_back(evidence_of(entry, label));
    const Consensus votes(all);
    const auto place_share = place_shares(all);
    std::vector<Position> positions;
    std::size_t most_lines = 0;
    for (const Entry& entry : entries) most_lines = std::max(most_lines, entry.head.size());
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const Entry& entry = entries[at];
        if (entry.head.empty()) {
            if (positions.empty()) continue;
            for (const Item& item : entry.body) positions.back().bullets.push_back(item.stated);
            continue;
        }
        // A shorter head than the one before it may leave out the employer that both have.
        const bool shorter = !positions.empty() && at > 0 && entry.head.size() < most_lines;
        Position position = position_of(entry, all[at], votes, shorter, place_share);
        if (position.company.empty() && !positions.empty()) position.company = positions.back().company;
        if (position.title.empty() && position.company.empty()) continue;
        positions.push_back(std::move(position));
    }
    part_places(positions);
    return positions;
}

}  // namespace offerbox::intake
