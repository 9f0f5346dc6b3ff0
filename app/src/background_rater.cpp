#include "offerbox/app/background_rater.hpp"

#include <algorithm>

namespace offerbox::app {

BackgroundRater::BackgroundRater(Application& application, std::function<void(const std::string&)> rated)
    : application_(application),
      rated_(std::move(rated)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

BackgroundRater::~BackgroundRater() = default;

void BackgroundRater::add(const std::string& interview_id) {
    {
        const std::lock_guard lock(mutex_);
        if (std::ranges::find(waiting_, interview_id) != waiting_.end()) return;
        waiting_.push_back(interview_id);
    }
    changed_.notify_one();
}

void BackgroundRater::work(const std::stop_token& stop) {
    while (true) {
        std::string id;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
            if (stop.stop_requested()) return;
            id = std::move(waiting_.front());
            waiting_.pop_front();
        }
        // One that fails keeps its first scores, which its report says; nobody waits for an answer here.
        const auto changed = application_.rate(id, stop);
        if (changed && *changed) rated_(id);
    }
}

}  // namespace offerbox::app
