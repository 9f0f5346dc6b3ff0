#include "sse.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace offerbox::openai {

namespace {

std::vector<std::string> read(const std::vector<std::string_view>& pieces) {
    EventReader reader;
    std::vector<std::string> events;
    for (const auto piece : pieces) reader.feed(piece, [&](std::string_view data) { events.emplace_back(data); });
    return events;
}

const std::vector<std::string>& streams() {
    static const std::vector<std::string> list{"data: {\"a\": 1}\n\ndata: [DONE]\n\n",
                                               "data: {\"a\": 1}\r\n\r\ndata: [DONE]\r\n\r\n",
                                               "data:{\"a\": 1}\r\rdata:[DONE]\r\r",
                                               "\xEF\xBB\xBF: a comment\nevent: message\nid: 4\ndata: {\"a\": "
                                               "1}\n\n:\n\n\n\ndata: [DONE]\n\ndata: unfinished"};
    return list;
}

}  // namespace

TEST_CASE("events come out the same wherever the bytes are split") {
    const std::vector<std::string> expected{"{\"a\": 1}", "[DONE]"};
    for (const auto& stream : streams()) {
        const std::string_view bytes = stream;
        for (std::size_t first = 0; first <= bytes.size(); ++first) {
            CHECK(read({bytes.substr(0, first), bytes.substr(first)}) == expected);
            for (std::size_t second = first; second <= bytes.size(); ++second) {
                const std::vector<std::string_view> pieces{bytes.substr(0, first), bytes.substr(first, second - first),
                                                           bytes.substr(second)};
                REQUIRE(read(pieces) == expected);
            }
        }
    }
}

TEST_CASE("lines of data are joined, other fields are not data") {
    CHECK(read({"data: a\ndata\ndata:  b\n\n"}) == std::vector<std::string>{"a\n\n b"});
    CHECK(read({"database: a\n\nretry: 10\n\n"}).empty());
}

}  // namespace offerbox::openai
