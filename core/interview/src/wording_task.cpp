// What a model is asked, and what its answer becomes.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "offerbox/base/random.hpp"
#include "offerbox/base/text.hpp"
#include "offerbox/interview/model_wording.hpp"
#include "word_stems.hpp"

namespace offerbox::interview {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_said = 1500;  // bytes of one reply that the model sees
constexpr std::size_t most_exchanges = 5;
constexpr std::size_t most_asked_before = 12;
constexpr std::size_t most_document_lines = 6;

const Turn* written_follow_up(const std::vector<Event>& events) {
    const bool measured =
        std::ranges::any_of(events, [](const Event& e) { return std::holds_alternative<Measured>(e); });
    const auto* last = events.empty() ? nullptr : std::get_if<TurnTaken>(&events.back());
    if (!measured || last == nullptr) return nullptr;
    const bool follows = last->turn.kind == TurnKind::follow_up || last->turn.kind == TurnKind::pushback;
    return follows && last->turn.engine == "written" ? &last->turn : nullptr;
}

// The same thing asked in other words, where the bank has them.
const Probe* probe_of(const Context& context, const Question& question, const std::string& id) {
    if (const Probe* probe = find_probe(question.probes, id)) return probe;
    constexpr std::string_view prefix = "concept:";
    const auto slash = id.find('/');
    if (!id.starts_with(prefix) || slash == std::string::npos) return nullptr;
    const auto* technique = context.bank.technique(id.substr(prefix.size(), slash - prefix.size()));
    return technique == nullptr ? nullptr : find_probe(technique->probes, id.substr(slash + 1));
}

bool asks(TurnKind kind) {
    return kind == TurnKind::question || kind == TurnKind::follow_up || kind == TurnKind::pushback ||
           kind == TurnKind::warm_up || kind == TurnKind::rephrase;
}

void add_turns(WordingTask& task, const State& before) {
    std::string asked;
    for (const Turn& turn : before.turns) {
        if (turn.speaker == Speaker::interviewer) {
            if (!asks(turn.kind)) continue;
            asked = turn.text;
            task.asked_before.push_back(turn.text);
        } else if (turn.kind == TurnKind::answer) {
            task.said.push_back(turn.text);
            if (turn.question_id == task.written.question_id) task.exchange.push_back({asked, turn.text});
        }
    }
}

// A beginning of the text of at most this many bytes, whole characters.
std::string cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return std::string(text.substr(0, bytes)) + " ...";
}

// The lines of the documents that have most in common with what was said last and is to be asked.
std::vector<std::string> related_lines(const std::string& documents, const WordingTask& task) {
    auto topic = content_stems(task.written.text);
    for (const auto& exchange : task.exchange) topic.merge(content_stems(exchange.said));
    std::vector<std::pair<std::size_t, std::string>> lines;
    for (const auto line : text::lines(documents)) {
        const auto stems = content_stems(line);
        const auto shared = static_cast<std::size_t>(
            std::ranges::count_if(stems, [&](const std::string& stem) { return topic.contains(stem); }));
        if (shared >= 2) lines.emplace_back(shared, std::string(line));
    }
    std::ranges::stable_sort(lines, std::greater{}, [](const auto& line) { return line.first; });
    std::vector<std::string> best;
    for (auto& [shared, line] : lines) {
        if (best.size() < most_document_lines) best.push_back(cut(line, 300));
    }
    return best;
}

}  // namespace

std::optional<WordingTask> wording_task(const Context& context, const State& before, const std::vector<Event>& events) {
    const Turn* written = written_follow_up(events);
    const PlannedQuestion* planned = before.question();
    if (written == nullptr || planned == nullptr) return std::nullopt;
    const Question* question = context.bank.question(planned->question_id);
    if (question == nullptr) return std::nullopt;
    State after = before;
    for (const auto& event : events) {
        if (std::holds_alternative<Measured>(event)) interview::apply(after, event);
    }

    WordingTask task;
    task.written = *written;
    task.question = planned->text;
    task.seed = derived_seed(before.started.plan.seed, written->text);
    task.aims.push_back(written->text);
    if (const Probe* probe = probe_of(context, *question, written->probe_id)) {
        for (const auto* text : {&probe->text, &probe->hypothetical, &probe->rephrase}) {
            if (!text->empty()) task.aims.push_back(*text);
        }
    }
    add_turns(task, before);
    for (const auto& point : context.evidence.read(*question, after.current()->answers).points) {
        if (point.status != KeyPointStatus::met) task.open.push_back(point.point);
    }
    auto known = task.said;
    known.push_back(task.question);
    known.insert(known.end(), task.aims.begin(), task.aims.end());
    for (const auto& text : known) {
        for (const auto* technique : context.evidence.named_in(text)) task.named.insert(technique);
    }
    return task;
}

ChatRequest wording_request(const Prompts& prompts, const WordingTask& task, const KnownFacts& facts,
                            int timeout_milliseconds) {
    Json data;
    data["question"] = task.question;
    data["exchange"] = Json::array();
    const auto first = task.exchange.size() - std::min(task.exchange.size(), most_exchanges);
    for (std::size_t at = first; at < task.exchange.size(); ++at)
        data["exchange"].push_back(
            {{"asked", task.exchange[at].asked}, {"said", cut(task.exchange[at].said, longest_said)}});
    data["follow_up"] = task.written.text;
    data["documents"] = related_lines(facts.documents, task);
    const auto known = task.asked_before.size() - std::min(task.asked_before.size(), most_asked_before);
    data["asked_before"] = std::vector<std::string>(task.asked_before.begin() + static_cast<std::ptrdiff_t>(known),
                                                    task.asked_before.end());
    ChatRequest request;
    // In JSON a line end is written \n: no text can bring a marker line of its own.
    request.messages = {{"system", prompts.follow_up},
                        {"user", "=== DATA ===\n" + data.dump(-1, ' ', false, Json::error_handler_t::replace) +
                                     "\n=== END OF DATA ==="}};
    request.json_schema = prompts.follow_up_schema;
    request.most_tokens = 120;
    request.temperature = 0.3;
    request.seed = static_cast<int>(task.seed % 1'000'000);
    request.timeout_milliseconds = timeout_milliseconds;
    return request;
}

std::optional<std::string> words_of_reply(std::string_view reply) {
    // Some models wrap the object in a fence or think aloud before it.
    const auto begin = reply.find('{');
    const auto end = reply.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
    const auto object = Json::parse(reply.substr(begin, end + 1 - begin), nullptr, false);
    if (!object.is_object() || !object.contains("say") || !object["say"].is_string()) return std::nullopt;
    return std::string(text::trim(object["say"].get<std::string>()));
}

std::vector<Event> with_model_words(std::vector<Event> events, const std::string& engine, const std::string& outcome,
                                    const std::string& words) {
    if (!words.empty()) {
        Turn& turn = std::get<TurnTaken>(events.back()).turn;
        turn.seconds += speaking_seconds(words) - speaking_seconds(turn.text);
        turn.text = words;
        turn.engine = engine;
    }
    events.insert(std::prev(events.end()), ModelAsked{engine, outcome});
    return events;
}

std::vector<ModelUse> model_use(const std::vector<Event>& events) {
    std::vector<ModelUse> all;
    for (const auto& event : events) {
        const auto* asked = std::get_if<ModelAsked>(&event);
        if (asked == nullptr) continue;
        auto use = std::ranges::find(all, asked->engine, &ModelUse::engine);
        if (use == all.end()) use = all.insert(all.end(), ModelUse{asked->engine, 0, 0, {}});
        ++use->asked;
        if (asked->outcome == "used") {
            ++use->used;
        } else {
            ++use->not_used[asked->outcome];
        }
    }
    return all;
}

}  // namespace offerbox::interview
