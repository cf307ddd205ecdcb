// Learns a linear chain over the labels of names by its likelihood (a conditional random field) in place of a
// perceptron. Method: Lafferty, McCallum and Pereira 2001; steps as in AdaGrad (Duchi and others 2011).
#pragma once

#include <cstdint>
#include <vector>

#include "learn_names.h"

namespace onrecord {

// Returns the weights of features and label pairs. The same examples give the same weights. See NamesPlan.
NameSections learn_sequences(const std::vector<const NameExample*>& examples, const NamesPlan& plan);

}  // namespace onrecord
