// onrecord bytes: the way back to the source, also where it lies in an archive.
#pragma once

#include "app/cli/commands.h"

namespace onrecord {

CommandRun define_bytes(Flags& command);

}  // namespace onrecord
