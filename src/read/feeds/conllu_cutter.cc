#include "read/feeds/conllu_cutter.h"

#include "read/feeds/conllu_document.h"

namespace onrecord {

void ConlluCutter::append(Part& whole, Part&& part) const {
  if (whole.empty()) {
    whole = std::move(part);
    return;
  }
  whole.chunk.size += part.chunk.size;
  if (whole.chunk.size <= limit_) {
    whole.chunk.bytes += part.chunk.bytes;
  } else {
    std::string().swap(whole.chunk.bytes);
  }
  whole.newdoc = whole.newdoc || part.newdoc;
  whole.words = whole.words || part.words;
}

ConlluCutter::Part ConlluCutter::next_sentence() {
  Part part;
  while (std::optional<Result<Chunk>> line = lines_->line()) {
    if (!*line) {
      error_ = line->error();
      // The sentence that the error fell into is not whole.
      return Part();
    }
    const std::string_view bytes = (*line)->bytes;
    const bool blank = (*line)->size == bytes.size() && bytes.find_first_not_of(" \t\r") == std::string_view::npos;
    Part one;
    one.newdoc = is_conllu_newdoc(bytes);
    one.words = !blank && !(bytes.size() > 0 && bytes[0] == '#');
    one.chunk = std::move(**line);
    one.chunk.size += 1;
    one.chunk.bytes += '\n';
    append(part, std::move(one));
    if (blank) break;
  }
  return part;
}

std::optional<Result<Chunk>> ConlluCutter::next() {
  Part document = std::move(waiting_);
  waiting_ = Part();
  while (!error_) {
    Part sentence = next_sentence();
    if (sentence.empty()) break;
    if (sentence.newdoc && (document.newdoc || document.words)) {
      waiting_ = std::move(sentence);
      break;
    }
    append(document, std::move(sentence));
  }
  if (!document.empty() && (document.newdoc || document.words)) return Result<Chunk>{std::move(document.chunk)};
  if (error_) {
    const Error error = *error_;
    error_.reset();
    return Result<Chunk>{error};
  }
  return std::nullopt;
}

}  // namespace onrecord
