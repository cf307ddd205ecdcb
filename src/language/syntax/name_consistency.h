// One name, one class in a document: a person named in full once decides what the surname alone stands for, and a name
// in a headline is the name in the text.
#pragma once

#include "language/analysis.h"
#include "record/document.h"

namespace onrecord {

// Changes Token::name where a document speaks for it. Cost: linear.
//
// - A single-token name that is the last token of a person's full name elsewhere is a person, unless the document also
//   has it as a place or organisation at least twice.
// - A single-token name that stands under several classes gets the one that it has in two thirds of its places.
// - A capitalised proper noun outside any name gets the class that its form has elsewhere, if it has only one.
void make_names_consistent(const Document& document, Analysis& analysis);

}  // namespace onrecord
