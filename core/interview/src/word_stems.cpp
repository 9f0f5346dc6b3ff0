#include "word_stems.hpp"

#include "offerbox/base/text.hpp"

namespace offerbox::interview {

std::set<std::string> content_stems(std::string_view text) {
    std::set<std::string> stems;
    for (const auto& word : text::words(text)) {
        std::string_view bare = word.lower;
        if (bare.ends_with("'s")) bare.remove_suffix(2);
        if (bare.size() > 1 && !text::is_stop_word(word.lower) && !text::is_stop_word(bare))
            stems.insert(text::stem(bare));
    }
    return stems;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool mark = text[at] == '.' || text[at] == '?' || text[at] == '!' || text[at] == '\n';
        const bool ends =
            mark && (at + 1 == text.size() || text[at] == '\n' || text[at + 1] == ' ' || text[at + 1] == '\n');
        if (!ends && at + 1 < text.size()) continue;
        const auto sentence = text::trim(text.substr(begin, at + 1 - begin));
        if (!sentence.empty()) sentences.push_back(sentence);
        begin = at + 1;
    }
    return sentences;
}

std::string plain_words(std::string_view text) {
    std::string out;
    for (const auto& word : text::words(text)) out += (out.empty() ? "" : " ") + word.lower;
    return out;
}

}  // namespace offerbox::interview
