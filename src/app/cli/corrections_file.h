// Corrections from a file: what `correct` and `build --corrections` do.
#pragma once

#include <string>

namespace onrecord {

// Applies the file to the record, says which lines could not be applied, and returns the exit code.
int correct_from_file(const std::string& record, const std::string& file);

}  // namespace onrecord
