#include "store/link/happenings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "store/link/origins.h"

namespace onrecord {
namespace {

struct StoredEvent {
  std::int64_t row = 0, document = 0;
  std::string first, last;  // Days; "" if not known.
  std::string address, published;
};

// Story, type, standing, actor, target.
using Likeness = std::tuple<std::int64_t, std::string, std::string, std::int64_t, std::int64_t>;

std::string standing_of(std::string_view status) {
  return status == "reported" || status == "claimed" ? std::string("done") : std::string(status);
}

// The groups of events that are one: by days that overlap. Events without a day make one group if there is no other,
// join the only one, or stay alone.
std::vector<std::vector<const StoredEvent*>> by_day(std::vector<StoredEvent>& events) {
  std::sort(events.begin(), events.end(), [](const StoredEvent& a, const StoredEvent& b) {
    return std::tie(a.first, a.last, a.row) < std::tie(b.first, b.last, b.row);
  });
  std::vector<std::vector<const StoredEvent*>> groups;
  std::vector<const StoredEvent*> undated;
  std::string last;
  for (const StoredEvent& event : events) {
    if (event.first.empty()) {
      undated.push_back(&event);
      continue;
    }
    if (groups.empty() || event.first > last) groups.emplace_back();
    groups.back().push_back(&event);
    last = std::max(last, event.last);
  }
  if (undated.empty()) return groups;
  if (groups.size() <= 1) {
    if (groups.empty()) groups.emplace_back();
    groups[0].insert(groups[0].end(), undated.begin(), undated.end());
  } else {
    for (const StoredEvent* event : undated) groups.push_back({event});
  }
  return groups;
}

class HappeningWriter {
 public:
  explicit HappeningWriter(Database& database)
      : database_(database),
        origins_(database),
        happening_(database, "INSERT INTO happening VALUES (NULL, ?, ?, ?, ?)"),
        event_(database, "INSERT INTO event_happening VALUES (?, ?)") {}

  void write(const std::vector<const StoredEvent*>& events) {
    std::set<std::string_view> addresses;
    std::vector<ReportSource> sources;
    const StoredEvent* earliest = nullptr;
    for (const StoredEvent* event : events) {
      addresses.insert(event->address);
      sources.push_back({event->document, "", ""});
      if (event->published.empty()) continue;
      if (earliest == nullptr ||
          std::tie(event->published, event->address) < std::tie(earliest->published, earliest->address))
        earliest = event;
    }
    std::optional<std::string> first_reported;
    std::optional<std::int64_t> first_document;
    if (earliest != nullptr) first_reported = earliest->published, first_document = earliest->document;
    if (earliest == nullptr && addresses.size() == 1) first_document = events.front()->document;
    happening_.all(first_reported, first_document, static_cast<std::int64_t>(addresses.size()), origins_.count(sources))
        .run();
    const std::int64_t row = database_.last_row();
    for (const StoredEvent* event : events) event_.all(event->row, row).run();
  }

 private:
  Database& database_;
  Origins origins_;
  Sql happening_, event_;
};

}  // namespace

void link_happenings(Database& database) {
  database.execute("DELETE FROM happening; DELETE FROM event_happening");
  Sql events(database,
             "SELECT v.event, v.document, coalesce(ds.story, -v.document), v.plover, v.status, "
             "coalesce(a.same_as, a.entity, 0), coalesce(t.same_as, t.entity, 0), coalesce(v.date_first, ''), "
             "coalesce(v.date_last, ''), coalesce(n.address, d.url, d.doc_id), coalesce(d.published_first, '') "
             "FROM event v JOIN document d USING (document) LEFT JOIN document_story ds USING (document) "
             "LEFT JOIN version n USING (document) LEFT JOIN entity a ON a.entity = v.actor_entity "
             "LEFT JOIN entity t ON t.entity = v.target_entity ORDER BY v.event");
  std::map<Likeness, std::vector<StoredEvent>> alike;
  HappeningWriter writer(database);
  while (events.step()) {
    StoredEvent event;
    event.row = events.integer(0);
    event.document = events.integer(1);
    event.first = events.string(7);
    event.last = events.string(8);
    event.address = events.string(9);
    event.published = events.string(10);
    const std::int64_t actor = events.integer(5), target = events.integer(6);
    if (actor == 0 || target == 0) {
      writer.write({&event});
      continue;
    }
    alike[{events.integer(2), events.string(3), standing_of(events.text(4)), actor, target}].push_back(
        std::move(event));
  }
  for (auto& [likeness, same] : alike) {
    for (const auto& group : by_day(same)) writer.write(group);
  }
}

}  // namespace onrecord
