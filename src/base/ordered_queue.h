// Work for several threads whose results come out in the order the work went in.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace onrecord {

// One producer puts items, workers take them and hand back results under the item's ticket, one consumer collects the
// results in ticket order. At most `limit` items are anywhere between put() and collect(), which bounds memory.
// Thread-safe.
template <typename Item, typename Output>
class OrderedQueue {
 public:
  struct Work {
    std::size_t ticket;
    Item item;
  };

  explicit OrderedQueue(std::size_t limit) : limit_(limit) {}

  // Waits for room. Returns false if the queue was stopped.
  bool put(Item item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || next_in_ - next_out_ < limit_; });
    if (stopped_) return false;
    waiting_.push_back({next_in_++, std::move(item)});
    outputs_.emplace_back();
    work_.notify_one();
    return true;
  }

  // No more items will be put.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_all();
    ready_.notify_all();
  }

  // Makes every waiting call return empty: the consumer wants no more.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    work_.notify_all();
    ready_.notify_all();
    room_.notify_all();
  }

  // Waits for work. Empty when the queue is closed and drained, or stopped.
  std::optional<Work> take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return stopped_ || closed_ || !waiting_.empty(); });
    if (stopped_ || waiting_.empty()) return std::nullopt;
    Work work = std::move(waiting_.front());
    waiting_.pop_front();
    return work;
  }

  void finish(std::size_t ticket, Output output) {
    const std::lock_guard lock(mutex_);
    outputs_[ticket - next_out_] = std::move(output);
    if (ticket == next_out_) ready_.notify_one();
  }

  // Waits for the next result in order. Empty when all are collected, or stopped.
  std::optional<Output> collect() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock,
                [&] { return stopped_ || (!outputs_.empty() && outputs_.front()) || (closed_ && outputs_.empty()); });
    if (stopped_ || outputs_.empty()) return std::nullopt;
    std::optional<Output> output = std::move(outputs_.front());
    outputs_.pop_front();
    ++next_out_;
    room_.notify_one();
    return output;
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable work_, ready_, room_;
  std::deque<Work> waiting_;
  std::deque<std::optional<Output>> outputs_;  // From ticket next_out_ on.
  std::size_t next_in_ = 0, next_out_ = 0;
  bool closed_ = false, stopped_ = false;
};

}  // namespace onrecord
