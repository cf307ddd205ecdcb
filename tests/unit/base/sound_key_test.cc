#include "base/sound_key.h"

#include <gtest/gtest.h>

#include "base/name_key.h"

namespace onrecord {
namespace {

std::string sound(std::string_view name) {
  return sound_key(name_key(name));
}

TEST(SoundKey, SpellingsOfOneNameFallTogether) {
  for (const char* spelling : {"Zelensky", "Zelenskiy", "Selenskyj", "Zelenskyj", "Zelenski", "Зеленский"}) {
    EXPECT_EQ(sound(spelling), sound("Zelenskyy")) << spelling;
  }
  EXPECT_EQ(sound("Lawrow"), sound("Lavrov"));
  EXPECT_EQ(sound("Poutine"), sound("Putin"));
  EXPECT_EQ(sound("Schoigu"), sound("Shoigu"));
  EXPECT_EQ(sound("Choïgou"), sound("Shoigu"));
  EXPECT_EQ(sound("Sakharova"), sound("Zakharova"));
  EXPECT_EQ(sound("Yevgeny"), sound("Evgeny"));
  EXPECT_EQ(sound("Medvedeff"), sound("Medvedev"));
}

TEST(SoundKey, DifferentNamesStayApart) {
  EXPECT_NE(sound("Arvell"), sound("Orvell"));
  EXPECT_NE(sound("Petrov"), sound("Petrenko"));
  EXPECT_NE(sound("Dovic"), sound("Dovin"));
}

TEST(ConsonantKey, ForgetsVowels) {
  EXPECT_EQ(consonant_key(sound("Muhammad")), consonant_key(sound("Mohamed")));
  EXPECT_EQ(consonant_key(sound("Zabihullah")), consonant_key(sound("Zabiullah")));
  EXPECT_NE(consonant_key(sound("Ahmad")), consonant_key(sound("Hamid")));
}

}  // namespace
}  // namespace onrecord
