// The exit codes of every command.
#pragma once

namespace onrecord {

inline constexpr int kExitDone = 0;     // Done, or found. Also when the reader of our output went away.
inline constexpr int kExitNothing = 1;  // Nothing found.
inline constexpr int kExitError = 2;    // Any error, also one that the run survived (a rejected document).

}  // namespace onrecord
