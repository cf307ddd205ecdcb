#include "store/link/person_groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace onrecord {
namespace {

PersonSeen person(const std::string& id, const std::string& key, std::vector<std::string> scopes = {},
                  std::vector<std::uint64_t> company = {}) {
  PersonSeen seen;
  seen.id = id;
  seen.key = key;
  seen.scopes = std::move(scopes);
  seen.company = std::move(company);
  return seen;
}

std::string_view root_of(std::string_view) {
  return {};
}

bool are_one(const PersonGroups& groups, std::size_t a, std::size_t b) {
  return groups.first[a] == groups.first[b];
}

TEST(PersonGroups, OneFullNameIsOnePersonInAllDocuments) {
  const PersonGroups groups = group_persons({person("1", "mila ferro"), person("2", "mila ferro")}, root_of);
  EXPECT_TRUE(are_one(groups, 0, 1));
  EXPECT_TRUE(groups.doubts.empty());
}

TEST(PersonGroups, NamesakesOfTwoCountriesStayApartAndAreListed) {
  const PersonGroups groups =
      group_persons({person("1", "mila ferro", {"KTH"}), person("2", "mila ferro", {"VEL"})}, root_of);
  EXPECT_FALSE(are_one(groups, 0, 1));
  ASSERT_EQ(groups.doubts.size(), 1u);
  EXPECT_STREQ(groups.doubts[0].why, "same name");
}

TEST(PersonGroups, ANamesakeWithoutACountryGoesWithItsCompany) {
  const PersonGroups groups =
      group_persons({person("1", "mila ferro", {"KTH"}, {10, 11, 12}), person("2", "mila ferro", {"VEL"}, {20, 21}),
                     person("3", "mila ferro", {}, {11, 12}), person("4", "mila ferro", {}, {30})},
                    root_of);
  EXPECT_TRUE(are_one(groups, 2, 0));
  EXPECT_FALSE(are_one(groups, 3, 0));
  EXPECT_FALSE(are_one(groups, 3, 1));
}

TEST(PersonGroups, RomanisationsAreOne) {
  const PersonGroups groups = group_persons({person("1", "sergei arvelov"), person("2", "serguei arvelov"),
                                             person("3", "sergej arwelow"), person("4", "arvelov sergei")},
                                            root_of);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_TRUE(are_one(groups, 0, i)) << i;
}

TEST(PersonGroups, AnotherGenderIsAnotherPerson) {
  PersonSeen man = person("1", "andrei kessel"), woman = person("2", "andrey kessel");
  man.gender = 'm';
  woman.gender = 'f';
  EXPECT_FALSE(are_one(group_persons({man, woman}, root_of), 0, 1));
}

TEST(PersonGroups, ASurnameIsTheOnlyOneWhoIsCalledSo) {
  PersonSeen full = person("1", "tomas arvell");
  full.short_keys = {"arvell"};
  EXPECT_TRUE(are_one(group_persons({full, person("2", "arvell")}, root_of), 0, 1));
}

TEST(PersonGroups, ASurnameWithoutSupportIsDoubtful) {
  const PersonGroups groups = group_persons({person("1", "tomas arvell"), person("2", "arvell")}, root_of);
  EXPECT_FALSE(are_one(groups, 0, 1));
  ASSERT_EQ(groups.doubts.size(), 1u);
  EXPECT_STREQ(groups.doubts[0].why, "surname alone");
}

TEST(PersonGroups, OfTwoOfASurnameTheCountryDecides) {
  const PersonGroups groups = group_persons({person("1", "tomas arvell", {"VEL"}), person("2", "mila arvell", {"KTH"}),
                                             person("3", "arvell", {"VEL"}), person("4", "arvell")},
                                            root_of);
  EXPECT_TRUE(are_one(groups, 2, 0));
  EXPECT_FALSE(are_one(groups, 3, 0));
  EXPECT_FALSE(are_one(groups, 3, 1));
}

TEST(PersonGroups, ATypingErrorNeedsSupport) {
  const auto often = [&](const std::string& id) { return person(id, "tomas arvellon", {"VEL"}); };
  const PersonGroups backed = group_persons({often("1"), often("2"), person("3", "tomas arvelton", {"VEL"})}, root_of);
  EXPECT_TRUE(are_one(backed, 2, 0));
  const PersonGroups alone = group_persons({often("1"), often("2"), person("3", "tomas arvelton")}, root_of);
  EXPECT_FALSE(are_one(alone, 2, 0));
  ASSERT_EQ(alone.doubts.size(), 1u);
  EXPECT_STREQ(alone.doubts[0].why, "nearly the same name");
}

TEST(PersonGroups, WhoWasNotTakenForAKnownOneOfTheSameNameIsNotMadeOne) {
  PersonSeen known = person("1", "tomas arvell", {"VEL"});
  known.known = true;
  EXPECT_FALSE(are_one(group_persons({known, person("2", "tomas arvell")}, root_of), 0, 1));
}

TEST(PersonGroups, TheOrderOfDocumentsDecidesNothing) {
  std::vector<PersonSeen> persons;
  const char* keys[] = {"tomas arvell", "tomaz arvell", "arvell", "t arvell", "mila ferro", "milla ferro", "ferro"};
  for (int i = 0; i < 60; ++i) {
    persons.push_back(person(std::to_string(i), keys[i % 7],
                             i % 3 == 0 ? std::vector<std::string>{i % 2 ? "KTH" : "VEL"} : std::vector<std::string>{},
                             {static_cast<std::uint64_t>(i % 5), static_cast<std::uint64_t>(5 + i % 4)}));
  }
  const auto parts = [](const std::vector<PersonSeen>& of) {
    const PersonGroups groups = group_persons(of, root_of);
    std::vector<std::pair<std::string, std::string>> ids;
    for (std::size_t i = 0; i < of.size(); ++i) ids.emplace_back(of[i].id, of[groups.first[i]].id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto expected = parts(persons);
  std::mt19937 shuffle(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(persons.begin(), persons.end(), shuffle);
    EXPECT_EQ(parts(persons), expected);
  }
}

}  // namespace
}  // namespace onrecord
