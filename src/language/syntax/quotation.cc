#include "language/syntax/quotation.h"
namespace onrecord {
std::vector<Quotation> find_quotations(const Document&) { return {}; }
}  // namespace onrecord
