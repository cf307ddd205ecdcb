// Standard output and standard error: data goes to the one, everything else to the other.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Buffered writing to standard output. A reader that goes away is no error: writing stops and the run ends
// well. Not thread-safe.
class StandardOutput {
 public:
  ~StandardOutput() { flush(); }

  // Returns false once nothing more can be written, so that the caller may stop.
  bool write(std::string_view bytes);
  bool flush();

  // Returns true if writing failed for another reason than a reader that went away, and says so on standard
  // error.
  bool failed();

 private:
  std::string buffer_;
  int error_ = 0;  // errno of the first failed write.
};

bool stdout_is_terminal();
bool stderr_is_terminal();

// Returns true if standard output may carry colours: it is a terminal, NO_COLOR is not set and TERM is not
// "dumb".
bool stdout_has_colour();

// Width of the terminal in columns; 100 if unknown.
unsigned terminal_width();

// Writes one line to standard error.
void say(std::string_view message);

}  // namespace onrecord
