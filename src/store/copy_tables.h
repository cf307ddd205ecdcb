// The tables of what ties documents to each other: copies, versions of an address, stories. Filled by store/link.
#pragma once

namespace onrecord {

// SQL that creates them.
const char* copy_tables();

}  // namespace onrecord
