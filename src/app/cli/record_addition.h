// One addition to a record, as build and each round of watch make it.
#pragma once

#include <functional>
#include <string>

#include "app/cli/input_flags.h"
#include "app/pipeline/pipeline.h"

namespace onrecord {

struct AdditionOptions {
  bool rebuild = false;
  std::string corrections;      // A file of corrections to apply to the record as well; "": none.
  bool may_stay_empty = false;  // A record without a document is not made, and that is no error.
  // Says of a message whether it is written; none: all are. For rounds that see the same input again.
  std::function<bool(const std::string& message)> is_news;
};

// Reads the input and adds what is new in one transaction: a program that is killed leaves the record as it was. News
// that withdraws a document removes it. Returns the exit code.
int add_to_record(const InputFlags& input, const Stages& stages, const std::string& record,
                  const AdditionOptions& options);

}  // namespace onrecord
