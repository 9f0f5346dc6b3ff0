#include "pieces.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "offerbox/base/text.hpp"

namespace offerbox::interview {

namespace {

using WrittenOut = std::pair<std::string_view, std::string_view>;

constexpr auto contractions = std::to_array<WrittenOut>({{"don't", "do not"},
                                                         {"dont", "do not"},
                                                         {"doesn't", "does not"},
                                                         {"doesnt", "does not"},
                                                         {"didn't", "did not"},
                                                         {"didnt", "did not"},
                                                         {"can't", "can not"},
                                                         {"cant", "can not"},
                                                         {"cannot", "can not"},
                                                         {"couldn't", "could not"},
                                                         {"couldnt", "could not"},
                                                         {"won't", "will not"},
                                                         {"wouldn't", "would not"},
                                                         {"haven't", "have not"},
                                                         {"havent", "have not"},
                                                         {"hasn't", "has not"},
                                                         {"hadn't", "had not"},
                                                         {"isn't", "is not"},
                                                         {"aren't", "are not"},
                                                         {"wasn't", "was not"},
                                                         {"i'm", "i am"},
                                                         {"im", "i am"},
                                                         {"i'd", "i would"},
                                                         {"i've", "i have"},
                                                         {"ive", "i have"},
                                                         {"i'll", "i will"},
                                                         {"we'd", "we would"},
                                                         {"we've", "we have"},
                                                         {"we'll", "we will"},
                                                         {"we're", "we are"},
                                                         {"you're", "you are"},
                                                         {"youre", "you are"},
                                                         {"you've", "you have"},
                                                         {"it's", "it is"},
                                                         {"that's", "that is"},
                                                         {"thats", "that is"},
                                                         {"what's", "what is"},
                                                         {"whats", "what is"},
                                                         {"let's", "let us"},
                                                         {"lets", "let us"},
                                                         {"where's", "where is"},
                                                         {"who's", "who is"},
                                                         {"there's", "there is"},
                                                         {"he's", "he is"},
                                                         {"gimme", "give me"},
                                                         {"lemme", "let me"},
                                                         {"wanna", "want to"},
                                                         {"gotta", "have to"},
                                                         {"dunno", "do not know"},
                                                         {"idk", "i do not know"},
                                                         {"u", "you"},
                                                         {"ur", "your"},
                                                         {"pls", "please"},
                                                         {"plz", "please"},
                                                         {"thx", "thanks"},
                                                         {"ty", "thanks"},
                                                         {"alright", "all right"},
                                                         {"okay", "ok"},
                                                         {"k", "ok"},
                                                         {"yeah", "yes"},
                                                         {"yep", "yes"},
                                                         {"hiya", "hi"},
                                                         {"sry", "sorry"},
                                                         {"sec", "second"},
                                                         {"min", "minute"},
                                                         {"qn", "question"}});

void add_written_out(std::string_view word, std::vector<std::string>& words) {
    const auto found = std::ranges::find(contractions, word, &WrittenOut::first);
    const std::string_view out = found == contractions.end() ? word : found->second;
    for (const auto part : text::split(out, ' ')) words.emplace_back(part);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> candidates) {
    return std::ranges::find(candidates, word) != candidates.end();
}

// "so", "but", ... before a new subject or a new request.
bool is_connective(const std::vector<std::string>& words, std::size_t at) {
    if (!is_one_of(words[at], {"so", "but", "because", "cause", "and", "then", "since"})) return false;
    return at + 1 < words.size() &&
           is_one_of(words[at + 1],
                     {"i",     "we",     "they", "he",  "she",   "it",    "the", "my",       "our", "you", "that",
                      "there", "please", "let",  "can", "could", "would", "may", "probably", "for", "at",  "maybe"});
}

void add_cut(Piece piece, std::vector<Piece>& pieces) {
    Piece part{{}, piece.sentence, piece.asked};
    for (std::size_t at = 0; at < piece.words.size(); ++at) {
        if (at > 0 && is_connective(piece.words, at)) {
            if (!part.words.empty()) pieces.push_back(part);
            part.words.clear();
            continue;
        }
        part.words.push_back(std::move(piece.words[at]));
    }
    if (!part.words.empty()) pieces.push_back(std::move(part));
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    Piece piece;
    const auto close = [&] {
        if (!piece.words.empty()) add_cut(piece, pieces);
        piece.words.clear();
    };
    std::size_t end = 0;
    const auto take_gap = [&](std::string_view gap) {
        const bool ends_sentence = gap.find_first_of(".!?\n") != std::string_view::npos;
        const bool cuts = ends_sentence || gap.find_first_of(",;:()\"") != std::string_view::npos ||
                          gap.find(" - ") != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos;
        if (cuts) close();
        if (!ends_sentence) return;
        if (gap.find('?') != std::string_view::npos) {
            for (Piece& earlier : pieces) earlier.asked = earlier.asked || earlier.sentence == piece.sentence;
        }
        ++piece.sentence;
    };
    for (const auto& word : text::words(text)) {
        if (end != 0) take_gap(text.substr(end, word.begin - end));
        add_written_out(word.lower, piece.words);
        end = word.end;
    }
    take_gap(std::string(text.substr(end)) + "\n");
    return pieces;
}

std::string joined(const Piece& piece, std::size_t first) {
    std::string out;
    for (std::size_t at = first; at < piece.words.size(); ++at) {
        if (!out.empty()) out += ' ';
        out += piece.words[at];
    }
    return out;
}

}  // namespace offerbox::interview
