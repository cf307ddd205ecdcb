// The flags and arguments of one command, over the library that parses them. That library's header costs more to
// compile than all commands together, so only flags.cc and command_line.cc include it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace onrecord {

// One flag or argument while it is defined. What the calls say shows in the help as well.
class Flag {
 public:
  explicit Flag(CLI::Option* option) : option_(option) {}

  Flag& required();
  // What stands for the value in the help: "DATE".
  Flag& type_name(const std::string& name);
  Flag& one_of(const std::vector<std::string>& values);
  Flag& one_of_any_case(const std::vector<std::string>& values);
  Flag& between(double least, double most);
  // A number of bytes, with a unit if one follows: 16MB is 16 * 2^20.
  Flag& bytes();
  // Values separated by commas, in one word.
  Flag& comma_list();
  // One value each time it is given, so that an argument may follow.
  Flag& repeatable();

 private:
  CLI::Option* option_;
};

// The values given here must outlive the parse; what they hold before it is the default.
class Flags {
 public:
  explicit Flags(CLI::App& command) : command_(&command) {}

  // A name without "-" is an argument by position.
  Flag option(const std::string& names, std::string& value, const std::string& help);
  Flag option(const std::string& names, std::vector<std::string>& values, const std::string& help);
  Flag option(const std::string& names, double& value, const std::string& help);
  Flag option(const std::string& names, unsigned& value, const std::string& help);
  Flag option(const std::string& names, std::uint64_t& value, const std::string& help);
  // A flag without a value.
  void flag(const std::string& names, bool& given, const std::string& help);

 private:
  CLI::App* command_;
};

}  // namespace onrecord
