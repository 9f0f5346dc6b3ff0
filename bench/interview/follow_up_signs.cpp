// What models/train_follow_up_choice.py fits on: reads answers on standard input, one JSON object a line ("id",
// "question_id", "turns": texts in order), and writes for each {"id", "probes": {probe: signs}}: the signs, in the
// order of evidence::sign_names() without the last, of every written probe whose preconditions hold after the last
// turn. With
// --names it writes sign_names() instead.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "offerbox/bank/load.hpp"
#include "offerbox/encoder/caching_encoder.hpp"
#include "offerbox/encoder/sentence_encoder.hpp"
#include "offerbox/evidence/evidence.hpp"

using namespace offerbox;

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--names") {
        const auto names = evidence::sign_names();
        std::cout << nlohmann::json(std::vector<std::string>(names.begin(), names.end())) << "\n";
        return 0;
    }
    const auto bank = load_bank(OFFERBOX_SOURCE_DIR "/content").value();
    const auto model = encoder::open_sentence_encoder({OFFERBOX_BINARY_DIR "/models/all-minilm-l6-v2", 1}).value();
    const encoder::CachingEncoder encoder(model, 65536, nullptr);
    const evidence::Evidence evidence(bank, encoder);
    for (std::string line; std::getline(std::cin, line);) {
        const auto row = nlohmann::json::parse(line);
        const Question* question = bank.question(row["question_id"].get<std::string>());
        if (question == nullptr) {
            std::cerr << "no question " << row["question_id"] << "\n";
            return 1;
        }
        std::vector<evidence::AnswerTurn> turns;
        for (const std::string text : row["turns"]) {
            evidence::AnswerTurn turn;
            turn.text = text;
            turn.measurement = evidence.measure(*question, text).value();
            turns.push_back(std::move(turn));
        }
        const auto reading = evidence.read(*question, turns);
        nlohmann::json probes = nlohmann::json::object();
        for (const Probe& probe : question->probes) {
            if (const auto signs = reading.signs(probe)) probes[probe.id] = *signs;
        }
        const auto& topic = reading.topic_signs;
        std::cout << nlohmann::json{{"id", row["id"]},
                                    {"probes", std::move(probes)},
                                    {"topic", {topic.points, topic.clauses, topic.ahead.value_or(0)}}}
                  << std::endl;
    }
}
