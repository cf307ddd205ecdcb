#include "app/cli/commands.h"

int main(int argc, char** argv) {
  return onrecord::run_command_line(argc, argv);
}
