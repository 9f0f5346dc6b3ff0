// The second rater beside a server: a thread of its own, so that no turn and no report waits for it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "offerbox/app/application.hpp"

namespace offerbox::app {

// Threads: any number may call `add`. Destroying it stops the thread: calls that wait are dropped, and one under way is
// given up as Application::rate has it; the interview keeps the first rater's scores.
class BackgroundRater {
  public:
    // `rated` is called on the thread after an interview's scores have changed. `application` must outlive this.
    BackgroundRater(Application& application, std::function<void(const std::string& interview_id)> rated);
    BackgroundRater(const BackgroundRater&) = delete;
    BackgroundRater& operator=(const BackgroundRater&) = delete;
    ~BackgroundRater();

    // The interview changed: it is rated if it has ended.
    void add(const std::string& interview_id);

  private:
    void work(const std::stop_token& stop);

    Application& application_;
    const std::function<void(const std::string&)> rated_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::string> waiting_;  // guarded by mutex_
    std::jthread thread_;              // last: it uses all of the above
};

}  // namespace offerbox::app
