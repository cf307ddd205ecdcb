#include "app/cli/flags.h"

#include <CLI/CLI.hpp>

namespace onrecord {

Flag& Flag::required() {
  option_->required();
  return *this;
}

Flag& Flag::type_name(const std::string& name) {
  option_->type_name(name);
  return *this;
}

Flag& Flag::one_of(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return *this;
}

Flag& Flag::one_of_any_case(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values, CLI::ignore_case));
  return *this;
}

Flag& Flag::between(double least, double most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

Flag& Flag::bytes() {
  option_->transform(CLI::AsSizeValue(false));
  return *this;
}

Flag& Flag::comma_list() {
  option_->delimiter(',')->allow_extra_args(false);
  return *this;
}

Flag& Flag::repeatable() {
  option_->allow_extra_args(false);
  return *this;
}

Flag Flags::option(const std::string& names, std::string& value, const std::string& help) {
  return Flag(command_->add_option(names, value, help));
}

Flag Flags::option(const std::string& names, std::vector<std::string>& values, const std::string& help) {
  return Flag(command_->add_option(names, values, help));
}

Flag Flags::option(const std::string& names, double& value, const std::string& help) {
  return Flag(command_->add_option(names, value, help));
}

Flag Flags::option(const std::string& names, unsigned& value, const std::string& help) {
  return Flag(command_->add_option(names, value, help));
}

Flag Flags::option(const std::string& names, std::uint64_t& value, const std::string& help) {
  return Flag(command_->add_option(names, value, help));
}

void Flags::flag(const std::string& names, bool& given, const std::string& help) {
  command_->add_flag(names, given, help);
}

}  // namespace onrecord
