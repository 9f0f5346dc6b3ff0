#include "json.hpp"
#include "offerbox/domain/json.hpp"
#include "offerbox/routes/routes.hpp"

namespace offerbox::routes {

namespace {

std::string message_of(std::string_view type, const Json& fields) {
    Json message = {{"version", 1}, {"type", type}};
    message.update(fields);
    return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string refusal(const Error& error, const std::string& key) {
    return message_of("problem", {{"idempotency_key", key}, {"problem", Json::parse(http::problem(error, "").body)}});
}

class ApplicationFeed final : public http::LiveFeed {
  public:
    explicit ApplicationFeed(Parts parts) : parts_(std::move(parts)) {}

    // Reads the log as it is: the one who took the turn in finishes it, not those who look on.
    Result<http::LiveBatch> read_after(const std::string& interview_id, std::uint64_t after) override {
        auto& store = parts_.application.store();
        auto row = store.read_interview(interview_id);
        if (!row) return row.error();
        if (row->last_sequence <= after) return http::LiveBatch{after, {}};
        const auto log = store.read_events(interview_id);
        if (!log) return log.error();
        app::InterviewView view;
        view.row = std::move(*row);
        for (const auto& stored : *log) {
            auto event = event_from_json(stored.kind, stored.payload);
            if (!event) return event.error();
            view.events.push_back(std::move(*event));
        }
        // The log may have grown between the two reads.
        view.row.last_sequence = view.events.size();
        view.state = interview::fold(view.events);
        Json interview = json_of(view, after);
        http::LiveBatch batch{view.row.last_sequence, {}};
        for (const auto& turn : interview["turns"]) batch.messages.push_back(message_of("turn", {{"turn", turn}}));
        interview.erase("turns");
        batch.messages.push_back(message_of("interview", {{"interview", interview}}));
        return batch;
    }

    std::string receive(const std::string& interview_id, const std::string& message) override {
        const auto object = object_of(message);
        if (!object) return refusal(object.error(), "");
        Fields fields(*object);
        const auto type = fields.text("type");
        const auto key = fields.text("idempotency_key");
        if (fields.count("version", 1, 1) != 1) fields.refuse("version", "must be 1");
        if (type != "turn" && type != "ping") fields.refuse("type", "must be turn or ping");
        if (auto read = fields.result(); !read) return refusal(read.error(), key);
        if (type == "ping") return message_of("pong", Json::object());
        auto input = turn_input_of(*object);
        if (!input) return refusal(input.error(), key);
        input->idempotency_key = key;
        const auto view = parts_.application.take(interview_id, *input);
        parts_.interview_changed(interview_id);
        if (!view) return refusal(view.error(), key);
        return message_of("accepted", {{"idempotency_key", key}, {"last_sequence", view->row.last_sequence}});
    }

    std::string heartbeat() override { return message_of("heartbeat", Json::object()); }

  private:
    Parts parts_;
};

}  // namespace

std::unique_ptr<http::LiveFeed> make_live_feed(const Parts& parts) {
    return std::make_unique<ApplicationFeed>(parts);
}

}  // namespace offerbox::routes
