// The form of the knowledge index: how many numbers a row of each list has. What they are is said by those who write
// (knowledge_compiler.cc) and read (knowledge.cc) them; a text is two numbers, a day is one.
#pragma once

#include <cstdint>

#include "base/iso_date.h"

namespace onrecord {

inline constexpr std::uint32_t kKnowledgeForm = 1;  // Stored; goes up with any change of the form.

inline constexpr std::uint32_t kCountryWidth = 13;      // id, name, adjective, demonym, capital, kind; military
inline constexpr std::uint32_t kPersonWidth = 9;        // id, name, gender; country, first of its offices, their number
inline constexpr std::uint32_t kOfficeWidth = 6;        // person, office; scope; from, to
inline constexpr std::uint32_t kOrganisationWidth = 7;  // id, name, kind; country
inline constexpr std::uint32_t kOutletWidth = 4;        // id, name
inline constexpr std::uint32_t kPlaceWidth = 5;         // name, kind; country
inline constexpr std::uint32_t kMetonymWidth = 5;       // name; organisation, country, whether it is a government

inline std::uint32_t packed_day(IsoDate date) {
  return std::uint32_t{static_cast<std::uint16_t>(date.year)} << 16 | std::uint32_t{date.month} << 8 | date.day;
}
inline IsoDate unpacked_day(std::uint32_t day) {
  return {static_cast<std::int16_t>(day >> 16), static_cast<std::uint8_t>(day >> 8), static_cast<std::uint8_t>(day)};
}

}  // namespace onrecord
