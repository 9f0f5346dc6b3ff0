#include "offerbox/stores/memory.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "offerbox/base/digest.hpp"

namespace offerbox {

namespace {

struct Interview {
    InterviewRow row;
    std::vector<std::string> documents;
    std::vector<StoredEvent> events;
    std::set<std::string, std::less<>> keys;
};

using DocumentKey = std::pair<std::string, std::string>;  // person, id

Error no_interview() {
    return fail(ErrorCode::not_found, "no such interview");
}

void add_events(Interview& interview, const std::vector<NewEvent>& events, std::int64_t now_milliseconds) {
    for (const auto& event : events) {
        interview.events.push_back({++interview.row.last_sequence, now_milliseconds, event.kind, event.payload});
    }
    interview.row.updated_milliseconds = now_milliseconds;
}

class MemoryStore final : public Store {
  public:
    Result<InterviewRow> create_interview(const NewInterview& interview, std::int64_t now_milliseconds) override {
        const std::lock_guard lock(mutex_);
        if (find(interview.id) != interviews_.end()) {
            return fail(ErrorCode::conflict, "the interview exists");
        }
        for (const auto& id : interview.documents) {
            if (!documents_.contains({interview.person, id})) return fail(ErrorCode::not_found, "no such document");
        }
        Interview made;
        made.row = {interview.id, interview.person, interview.title, "running", now_milliseconds, now_milliseconds, 0,
                    std::nullopt, std::nullopt};
        made.documents = interview.documents;
        add_events(made, interview.events, now_milliseconds);
        interviews_.push_back(std::move(made));
        return interviews_.back().row;
    }

    Result<InterviewRow> append(std::string_view interview_id, std::uint64_t last_seen,
                                const std::vector<NewEvent>& events, const RowUpdate& update,
                                std::string_view idempotency_key, std::int64_t now_milliseconds) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        if (!idempotency_key.empty() && found->keys.contains(idempotency_key)) return found->row;
        if (found->row.last_sequence != last_seen) return fail(ErrorCode::conflict, "another writer was there first");
        if (!idempotency_key.empty()) found->keys.emplace(idempotency_key);
        add_events(*found, events, now_milliseconds);
        if (update.state) found->row.state = *update.state;
        if (update.overall_score) found->row.overall_score = update.overall_score;
        if (update.overall_level) found->row.overall_level = update.overall_level;
        return found->row;
    }

    Result<bool> was_used(std::string_view interview_id, std::string_view idempotency_key) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        return found->keys.contains(idempotency_key);
    }

    Result<std::vector<StoredEvent>> read_events(std::string_view interview_id, std::uint64_t after) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        const auto& events = found->events;
        const auto from = std::min<std::uint64_t>(after, events.size());
        return std::vector<StoredEvent>(events.begin() + static_cast<std::ptrdiff_t>(from), events.end());
    }

    Result<InterviewRow> read_interview(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        return found->row;
    }

    Result<std::vector<InterviewRow>> list_interviews(std::string_view person, std::size_t limit,
                                                      std::string_view before_id) override {
        const std::lock_guard lock(mutex_);
        auto end = interviews_.end();
        if (!before_id.empty()) {
            end = find(before_id);
            if (end == interviews_.end()) return no_interview();
        }
        std::vector<InterviewRow> rows;
        while (end != interviews_.begin() && rows.size() < limit) {
            --end;
            if (end->row.person == person) rows.push_back(end->row);
        }
        return rows;
    }

    Result<std::string> put_document(const StoredDocument& document) override {
        const std::lock_guard lock(mutex_);
        auto id = sha256_hex(document.bytes);
        auto& stored = documents_[{document.person, id}];
        const auto created = stored.id.empty() ? document.created_milliseconds : stored.created_milliseconds;
        stored = document;
        stored.id = id;
        stored.created_milliseconds = created;
        return id;
    }

    Result<StoredDocument> read_document(std::string_view person, std::string_view id) override {
        const std::lock_guard lock(mutex_);
        const auto found = documents_.find({std::string(person), std::string(id)});
        if (found == documents_.end()) return fail(ErrorCode::not_found, "no such document");
        return found->second;
    }

    Result<std::vector<StoredDocument>> documents_of(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        std::vector<StoredDocument> documents;
        for (const auto& id : found->documents) documents.push_back(documents_.at({found->row.person, id}));
        return documents;
    }

    Result<std::vector<StoredDocument>> list_documents(std::string_view person) override {
        const std::lock_guard lock(mutex_);
        std::vector<StoredDocument> documents;
        for (const auto& [key, document] : documents_) {
            if (key.first == person) documents.push_back(document);
        }
        std::ranges::stable_sort(documents, {}, &StoredDocument::created_milliseconds);
        return documents;
    }

    Result<void> delete_interview(std::string_view interview_id) override {
        const std::lock_guard lock(mutex_);
        const auto found = find(interview_id);
        if (found == interviews_.end()) return no_interview();
        const auto person = found->row.person;
        const auto used = std::move(found->documents);
        interviews_.erase(found);
        for (const auto& id : used) {
            if (!is_used(person, id)) documents_.erase({person, id});
        }
        return {};
    }

    Result<void> delete_document(std::string_view person, std::string_view id) override {
        const std::lock_guard lock(mutex_);
        const auto found = documents_.find({std::string(person), std::string(id)});
        if (found == documents_.end()) return fail(ErrorCode::not_found, "no such document");
        if (is_used(found->first.first, found->first.second))
            return fail(ErrorCode::conflict, "an interview uses the document", document_in_use);
        documents_.erase(found);
        return {};
    }

    Result<void> delete_unused_documents(std::string_view person, std::int64_t before_milliseconds) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(documents_, [&](const auto& entry) {
            return entry.first.first == person && entry.second.created_milliseconds < before_milliseconds &&
                   !is_used(entry.first.first, entry.first.second);
        });
        return {};
    }

    Result<void> delete_person(std::string_view person) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(interviews_, [&](const Interview& interview) { return interview.row.person == person; });
        std::erase_if(documents_, [&](const auto& entry) { return entry.first.first == person; });
        return {};
    }

    Result<void> back_up(const std::string& /*path*/) override {
        return fail(ErrorCode::unsupported, "a store in memory has no backup");
    }

  private:
    std::vector<Interview>::iterator find(std::string_view id) {
        return std::ranges::find_if(interviews_, [&](const Interview& interview) { return interview.row.id == id; });
    }

    bool is_used(const std::string& person, const std::string& document) const {
        return std::ranges::any_of(interviews_, [&](const Interview& interview) {
            return interview.row.person == person && std::ranges::count(interview.documents, document) > 0;
        });
    }

    std::mutex mutex_;                   // guards what follows
    std::vector<Interview> interviews_;  // oldest first
    std::map<DocumentKey, StoredDocument> documents_;
};

}  // namespace

std::unique_ptr<Store> make_memory_store() {
    return std::make_unique<MemoryStore>();
}

}  // namespace offerbox
