// Printing answers: a table on a terminal, JSON lines in a pipe, or the form that --format names.
#pragma once

#include <string>
#include <vector>

#include "app/cli/flags.h"
#include "store/export/table.h"

namespace onrecord {

// Adds --format table|jsonl|csv|tsv|md. `format` must outlive the parse; "" is decided by the terminal.
void add_format_flag(Flags& command, std::string& format);

// Prints the table and returns the exit code: nothing found if it has no rows. `shown` are the columns for people
// (table and md); all others get every column.
int print_answer(const Table& table, const std::vector<std::string>& shown, const std::string& format);

// The table as lines of at most `width` columns (if its columns are not too many): cells are broken at spaces.
// `colour`: the header stands out.
std::string terminal_table(const Table& table, unsigned width, bool colour);

}  // namespace onrecord
