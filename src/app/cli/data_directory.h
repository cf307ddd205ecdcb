// Where the lexicon and the models are.
#pragma once

#include <string>

#include "base/result.h"

namespace onrecord {

// Returns the first folder that holds lexicon.bin: `named` (--data), the environment variable ONRECORD_DATA,
// data/ beside the program, share/onrecord/ beside the program's folder. A folder that was named is not
// passed over.
Result<std::string> find_data_directory(const std::string& named);

}  // namespace onrecord
