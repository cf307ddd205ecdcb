#include "store/link/stories.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/hash.h"
#include "store/link/story_terms.h"

namespace onrecord {
namespace {

// Chosen on development sets; see docs/figures.md, "Stories".
constexpr double kOneStory = .11;
constexpr double kLeastLikeness = .03;  // Less counts as nothing.

// Parts what leaves its story, then joins stories; no document is in lines of both kinds.
void correct_groups(const std::vector<StoryReport>& reports, const std::vector<StoryCorrection>& corrections,
                    std::vector<std::uint32_t>& groups, std::vector<std::string>& messages) {
  std::map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < reports.size(); ++i) places[reports[i].document] = i;
  auto next = static_cast<std::uint32_t>(groups.size());  // No group has this number.
  for (const bool joining : {false, true}) {
    for (const StoryCorrection& correction : corrections) {
      if (correction.joins.has_value() != joining) continue;
      const auto one = places.find(correction.document);
      const auto other = places.find(correction.joins.value_or(correction.document));
      if (one == places.end() || other == places.end()) {
        messages.push_back(correction.at + ": an earlier capture of a document is on the story of the latest");
        continue;
      }
      if (!joining) {
        groups[one->second] = next++;
        continue;
      }
      const std::uint32_t from = groups[other->second], into = groups[one->second];
      std::replace(groups.begin(), groups.end(), from, into);
    }
  }
}

}  // namespace

std::vector<std::string> link_stories(Database& database, const std::vector<StoryCorrection>& corrections) {
  std::vector<std::string> messages;
  database.execute("DELETE FROM story; DELETE FROM document_story");
  const std::vector<StoryReport> reports = read_story_reports(database);
  std::vector<std::uint32_t> groups =
      average_linkage(reports.size(), likenesses_of(reports, kLeastLikeness), kOneStory);
  if (!corrections.empty()) correct_groups(reports, corrections, groups, messages);
  std::map<std::uint32_t, std::vector<std::size_t>> stories;
  for (std::size_t i = 0; i < groups.size(); ++i) stories[groups[i]].push_back(i);
  Sql story(database, "INSERT INTO story VALUES (NULL, ?, ?, ?, ?)");
  Sql document(database, "INSERT INTO document_story VALUES (?, ?)");
  for (const auto& [first, members] : stories) {
    std::set<std::string> days;
    // Reports without a day come first; the first with one gives the story its id if there is one.
    const StoryReport* named_after = &reports[members.front()];
    for (const std::size_t member : members) {
      if (reports[member].published.empty()) continue;
      if (days.empty()) named_after = &reports[member];
      days.insert(reports[member].published);
    }
    std::optional<std::string> first_day, last_day;
    if (!days.empty()) first_day = *days.begin(), last_day = *days.rbegin();
    story.all("Y-" + content_id({named_after->doc_id}), first_day, last_day, static_cast<std::int64_t>(members.size()))
        .run();
    const std::int64_t row = database.last_row();
    for (const std::size_t member : members) document.all(reports[member].document, row).run();
  }
  return messages;
}

}  // namespace onrecord
