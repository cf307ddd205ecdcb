// Sound keys: one key for the spellings that different romanisations give one name ("Zelensky", "Selenskyj",
// "Zelenskyy"; "Lavrov", "Lawrow"; "Putin", "Poutine"). A sound key says that two spellings may be one name,
// never that they must be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Returns a name key with its Cyrillic letters in Latin, by English habit.
std::string romanised(std::string_view name_key);

// Returns the sound key of a name key (see name_key()), word by word: Cyrillic is romanised; sibilants,
// g/h/kh, v/w, and i/y/j fall together; doubled letters are one; i before a vowel is dropped.
std::string sound_key(std::string_view name_key);

// Returns the sound keys of one word under the readings that its letters allow in other systems, the ordinary one
// first, each once, at most 16: "ch" and "x" may be the sound of "kh" (German, scholarly), "c" that of "ts" (Polish,
// ISO 9), "j" that of "zh" (French).
std::vector<std::string> sound_readings(std::string_view word);

// Returns true if two words share a reading. Cost: that of one key, for most.
bool sound_alike(std::string_view a, std::string_view b);

// Returns the consonants of a sound key, with the vowel that begins a word: for Arabic and Persian
// names, whose vowels are written in many ways ("Muhammad", "Mohamed"). Much coarser; needs support from
// another word of the name.
std::string consonant_key(std::string_view sound_key);

}  // namespace onrecord
