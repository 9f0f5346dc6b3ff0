// Runs what may block away from the thread that does input and output.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <type_traits>
#include <utility>

namespace offerbox::http {

template <typename Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> called(Work work) {
    co_return work();
}

// The result of `work()`, run on the pool; the caller goes on where it was.
template <typename Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> on_worker(boost::asio::thread_pool& pool, Work work) {
    return boost::asio::co_spawn(pool, called(std::move(work)), boost::asio::use_awaitable);
}

}  // namespace offerbox::http
