#include "read/page/html_entities.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace onrecord {
namespace {

struct EntityName {
  std::string_view name;
  char32_t value;
  bool bare;  // Needs no semicolon.
};

// From the list of the HTML Standard, 13.5. Sorted by name.
// clang-format off
constexpr EntityName kEntities[] = {
    {"AElig", 0xC6, true}, {"AMP", 0x26, true}, {"Aacute", 0xC1, true}, {"Abreve", 0x102, false},
    {"Acirc", 0xC2, true}, {"Acy", 0x410, false}, {"Agrave", 0xC0, true}, {"Alpha", 0x391, false},
    {"Amacr", 0x100, false}, {"Aogon", 0x104, false}, {"ApplyFunction", 0x2061, false}, {"Aring", 0xC5, true},
    {"Atilde", 0xC3, true}, {"Auml", 0xC4, true}, {"Bcy", 0x411, false}, {"Bernoullis", 0x212C, false},
    {"Beta", 0x392, false}, {"Bscr", 0x212C, false}, {"CHcy", 0x427, false}, {"COPY", 0xA9, true},
    {"Cacute", 0x106, false}, {"CapitalDifferentialD", 0x2145, false}, {"Cayleys", 0x212D, false},
    {"Ccaron", 0x10C, false}, {"Ccedil", 0xC7, true}, {"Ccirc", 0x108, false}, {"Cdot", 0x10A, false},
    {"Cedilla", 0xB8, false}, {"CenterDot", 0xB7, false}, {"Cfr", 0x212D, false}, {"Chi", 0x3A7, false},
    {"CloseCurlyDoubleQuote", 0x201D, false}, {"CloseCurlyQuote", 0x2019, false}, {"Copf", 0x2102, false},
    {"DD", 0x2145, false}, {"DJcy", 0x402, false}, {"DScy", 0x405, false}, {"DZcy", 0x40F, false},
    {"Dagger", 0x2021, false}, {"Dcaron", 0x10E, false}, {"Dcy", 0x414, false}, {"Delta", 0x394, false},
    {"DiacriticalAcute", 0xB4, false}, {"DiacriticalGrave", 0x60, false}, {"DifferentialD", 0x2146, false},
    {"Dot", 0xA8, false}, {"DotDot", 0x20DC, false}, {"DoubleDot", 0xA8, false}, {"DownArrow", 0x2193, false},
    {"Dstrok", 0x110, false}, {"ENG", 0x14A, false}, {"ETH", 0xD0, true}, {"Eacute", 0xC9, true},
    {"Ecaron", 0x11A, false}, {"Ecirc", 0xCA, true}, {"Ecy", 0x42D, false}, {"Edot", 0x116, false},
    {"Egrave", 0xC8, true}, {"Emacr", 0x112, false}, {"Eogon", 0x118, false}, {"Epsilon", 0x395, false},
    {"Escr", 0x2130, false}, {"Eta", 0x397, false}, {"Euml", 0xCB, true}, {"ExponentialE", 0x2147, false},
    {"Fcy", 0x424, false}, {"FilledVerySmallSquare", 0x25AA, false}, {"Fouriertrf", 0x2131, false},
    {"Fscr", 0x2131, false}, {"GJcy", 0x403, false}, {"GT", 0x3E, true}, {"Gamma", 0x393, false},
    {"Gammad", 0x3DC, false}, {"Gbreve", 0x11E, false}, {"Gcedil", 0x122, false}, {"Gcirc", 0x11C, false},
    {"Gcy", 0x413, false}, {"Gdot", 0x120, false}, {"HARDcy", 0x42A, false}, {"Hat", 0x5E, false},
    {"Hcirc", 0x124, false}, {"Hfr", 0x210C, false}, {"HilbertSpace", 0x210B, false}, {"Hopf", 0x210D, false},
    {"Hscr", 0x210B, false}, {"Hstrok", 0x126, false}, {"IEcy", 0x415, false}, {"IJlig", 0x132, false},
    {"IOcy", 0x401, false}, {"Iacute", 0xCD, true}, {"Icirc", 0xCE, true}, {"Icy", 0x418, false},
    {"Idot", 0x130, false}, {"Ifr", 0x2111, false}, {"Igrave", 0xCC, true}, {"Im", 0x2111, false},
    {"Imacr", 0x12A, false}, {"ImaginaryI", 0x2148, false}, {"InvisibleComma", 0x2063, false},
    {"InvisibleTimes", 0x2062, false}, {"Iogon", 0x12E, false}, {"Iota", 0x399, false}, {"Iscr", 0x2110, false},
    {"Itilde", 0x128, false}, {"Iukcy", 0x406, false}, {"Iuml", 0xCF, true}, {"Jcirc", 0x134, false},
    {"Jcy", 0x419, false}, {"Jsercy", 0x408, false}, {"Jukcy", 0x404, false}, {"KHcy", 0x425, false},
    {"KJcy", 0x40C, false}, {"Kappa", 0x39A, false}, {"Kcedil", 0x136, false}, {"Kcy", 0x41A, false},
    {"LJcy", 0x409, false}, {"LT", 0x3C, true}, {"Lacute", 0x139, false}, {"Lambda", 0x39B, false},
    {"Laplacetrf", 0x2112, false}, {"Lcaron", 0x13D, false}, {"Lcedil", 0x13B, false}, {"Lcy", 0x41B, false},
    {"LeftArrow", 0x2190, false}, {"Lmidot", 0x13F, false}, {"Lscr", 0x2112, false}, {"Lstrok", 0x141, false},
    {"Mcy", 0x41C, false}, {"MediumSpace", 0x205F, false}, {"Mellintrf", 0x2133, false}, {"Mscr", 0x2133, false},
    {"Mu", 0x39C, false}, {"NJcy", 0x40A, false}, {"Nacute", 0x143, false}, {"Ncaron", 0x147, false},
    {"Ncedil", 0x145, false}, {"Ncy", 0x41D, false}, {"NegativeMediumSpace", 0x200B, false},
    {"NegativeThickSpace", 0x200B, false}, {"NegativeThinSpace", 0x200B, false},
    {"NegativeVeryThinSpace", 0x200B, false}, {"NewLine", 0xA, false}, {"NoBreak", 0x2060, false},
    {"NonBreakingSpace", 0xA0, false}, {"Nopf", 0x2115, false}, {"Ntilde", 0xD1, true}, {"Nu", 0x39D, false},
    {"OElig", 0x152, false}, {"Oacute", 0xD3, true}, {"Ocirc", 0xD4, true}, {"Ocy", 0x41E, false},
    {"Odblac", 0x150, false}, {"Ograve", 0xD2, true}, {"Omacr", 0x14C, false}, {"Omega", 0x3A9, false},
    {"Omicron", 0x39F, false}, {"OpenCurlyDoubleQuote", 0x201C, false}, {"OpenCurlyQuote", 0x2018, false},
    {"Oslash", 0xD8, true}, {"Otilde", 0xD5, true}, {"Ouml", 0xD6, true}, {"OverBar", 0x203E, false},
    {"Pcy", 0x41F, false}, {"Phi", 0x3A6, false}, {"Pi", 0x3A0, false}, {"PlusMinus", 0xB1, false},
    {"Poincareplane", 0x210C, false}, {"Popf", 0x2119, false}, {"Prime", 0x2033, false}, {"Psi", 0x3A8, false},
    {"QUOT", 0x22, true}, {"Qopf", 0x211A, false}, {"REG", 0xAE, true}, {"Racute", 0x154, false},
    {"Rcaron", 0x158, false}, {"Rcedil", 0x156, false}, {"Rcy", 0x420, false}, {"Re", 0x211C, false},
    {"Rfr", 0x211C, false}, {"Rho", 0x3A1, false}, {"RightArrow", 0x2192, false}, {"Ropf", 0x211D, false},
    {"Rscr", 0x211B, false}, {"SHCHcy", 0x429, false}, {"SHcy", 0x428, false}, {"SOFTcy", 0x42C, false},
    {"Sacute", 0x15A, false}, {"Scaron", 0x160, false}, {"Scedil", 0x15E, false}, {"Scirc", 0x15C, false},
    {"Scy", 0x421, false}, {"ShortDownArrow", 0x2193, false}, {"ShortLeftArrow", 0x2190, false},
    {"ShortRightArrow", 0x2192, false}, {"ShortUpArrow", 0x2191, false}, {"Sigma", 0x3A3, false},
    {"THORN", 0xDE, true}, {"TRADE", 0x2122, false}, {"TSHcy", 0x40B, false}, {"TScy", 0x426, false},
    {"Tab", 0x9, false}, {"Tau", 0x3A4, false}, {"Tcaron", 0x164, false}, {"Tcedil", 0x162, false},
    {"Tcy", 0x422, false}, {"Theta", 0x398, false}, {"ThinSpace", 0x2009, false}, {"TripleDot", 0x20DB, false},
    {"Tstrok", 0x166, false}, {"Uacute", 0xDA, true}, {"Ubrcy", 0x40E, false}, {"Ubreve", 0x16C, false},
    {"Ucirc", 0xDB, true}, {"Ucy", 0x423, false}, {"Udblac", 0x170, false}, {"Ugrave", 0xD9, true},
    {"Umacr", 0x16A, false}, {"UnderBar", 0x5F, false}, {"Uogon", 0x172, false}, {"UpArrow", 0x2191, false},
    {"Upsi", 0x3D2, false}, {"Upsilon", 0x3A5, false}, {"Uring", 0x16E, false}, {"Utilde", 0x168, false},
    {"Uuml", 0xDC, true}, {"Vcy", 0x412, false}, {"Verbar", 0x2016, false}, {"Vert", 0x2016, false},
    {"VerticalLine", 0x7C, false}, {"VeryThinSpace", 0x200A, false}, {"Wcirc", 0x174, false}, {"Xi", 0x39E, false},
    {"YAcy", 0x42F, false}, {"YIcy", 0x407, false}, {"YUcy", 0x42E, false}, {"Yacute", 0xDD, true},
    {"Ycirc", 0x176, false}, {"Ycy", 0x42B, false}, {"Yuml", 0x178, false}, {"ZHcy", 0x416, false},
    {"Zacute", 0x179, false}, {"Zcaron", 0x17D, false}, {"Zcy", 0x417, false}, {"Zdot", 0x17B, false},
    {"ZeroWidthSpace", 0x200B, false}, {"Zeta", 0x396, false}, {"Zfr", 0x2128, false}, {"Zopf", 0x2124, false},
    {"aacute", 0xE1, true}, {"abreve", 0x103, false}, {"acirc", 0xE2, true}, {"acute", 0xB4, true},
    {"acy", 0x430, false}, {"aelig", 0xE6, true}, {"af", 0x2061, false}, {"agrave", 0xE0, true},
    {"alefsym", 0x2135, false}, {"aleph", 0x2135, false}, {"alpha", 0x3B1, false}, {"amacr", 0x101, false},
    {"amp", 0x26, true}, {"and", 0x2227, false}, {"ang", 0x2220, false}, {"angst", 0xC5, false},
    {"aogon", 0x105, false}, {"apos", 0x27, false}, {"aring", 0xE5, true}, {"ast", 0x2A, false},
    {"asymp", 0x2248, false}, {"atilde", 0xE3, true}, {"auml", 0xE4, true}, {"backepsilon", 0x3F6, false},
    {"backprime", 0x2035, false}, {"bcy", 0x431, false}, {"bdquo", 0x201E, false}, {"bepsi", 0x3F6, false},
    {"bernou", 0x212C, false}, {"beta", 0x3B2, false}, {"beth", 0x2136, false}, {"bigstar", 0x2605, false},
    {"blacksquare", 0x25AA, false}, {"blacktriangleright", 0x25B8, false}, {"bprime", 0x2035, false},
    {"brvbar", 0xA6, true}, {"bsemi", 0x204F, false}, {"bsol", 0x5C, false}, {"bull", 0x2022, false},
    {"bullet", 0x2022, false}, {"cacute", 0x107, false}, {"cap", 0x2229, false}, {"caret", 0x2041, false},
    {"ccaron", 0x10D, false}, {"ccedil", 0xE7, true}, {"ccirc", 0x109, false}, {"cdot", 0x10B, false},
    {"cedil", 0xB8, true}, {"cent", 0xA2, true}, {"centerdot", 0xB7, false}, {"chcy", 0x447, false},
    {"check", 0x2713, false}, {"checkmark", 0x2713, false}, {"chi", 0x3C7, false}, {"circ", 0x2C6, false},
    {"circledR", 0xAE, false}, {"clubs", 0x2663, false}, {"colon", 0x3A, false}, {"comma", 0x2C, false},
    {"commat", 0x40, false}, {"complexes", 0x2102, false}, {"cong", 0x2245, false}, {"copy", 0xA9, true},
    {"copysr", 0x2117, false}, {"crarr", 0x21B5, false}, {"cross", 0x2717, false}, {"cup", 0x222A, false},
    {"curren", 0xA4, true}, {"dArr", 0x21D3, false}, {"dagger", 0x2020, false}, {"daleth", 0x2138, false},
    {"darr", 0x2193, false}, {"dash", 0x2010, false}, {"dcaron", 0x10F, false}, {"dcy", 0x434, false},
    {"dd", 0x2146, false}, {"ddagger", 0x2021, false}, {"deg", 0xB0, true}, {"delta", 0x3B4, false},
    {"diams", 0x2666, false}, {"die", 0xA8, false}, {"digamma", 0x3DD, false}, {"div", 0xF7, false},
    {"divide", 0xF7, true}, {"djcy", 0x452, false}, {"dollar", 0x24, false}, {"downarrow", 0x2193, false},
    {"dscy", 0x455, false}, {"dstrok", 0x111, false}, {"dzcy", 0x45F, false}, {"eacute", 0xE9, true},
    {"ecaron", 0x11B, false}, {"ecirc", 0xEA, true}, {"ecy", 0x44D, false}, {"edot", 0x117, false},
    {"ee", 0x2147, false}, {"egrave", 0xE8, true}, {"ell", 0x2113, false}, {"emacr", 0x113, false},
    {"empty", 0x2205, false}, {"emsp", 0x2003, false}, {"emsp13", 0x2004, false}, {"emsp14", 0x2005, false},
    {"eng", 0x14B, false}, {"ensp", 0x2002, false}, {"eogon", 0x119, false}, {"epsi", 0x3B5, false},
    {"epsilon", 0x3B5, false}, {"epsiv", 0x3F5, false}, {"equals", 0x3D, false}, {"equiv", 0x2261, false},
    {"escr", 0x212F, false}, {"eta", 0x3B7, false}, {"eth", 0xF0, true}, {"euml", 0xEB, true},
    {"euro", 0x20AC, false}, {"excl", 0x21, false}, {"exist", 0x2203, false}, {"expectation", 0x2130, false},
    {"exponentiale", 0x2147, false}, {"fcy", 0x444, false}, {"fnof", 0x192, false}, {"forall", 0x2200, false},
    {"frac12", 0xBD, true}, {"frac13", 0x2153, false}, {"frac14", 0xBC, true}, {"frac15", 0x2155, false},
    {"frac16", 0x2159, false}, {"frac18", 0x215B, false}, {"frac23", 0x2154, false}, {"frac25", 0x2156, false},
    {"frac34", 0xBE, true}, {"frac35", 0x2157, false}, {"frac38", 0x215C, false}, {"frac45", 0x2158, false},
    {"frac56", 0x215A, false}, {"frac58", 0x215D, false}, {"frac78", 0x215E, false}, {"frasl", 0x2044, false},
    {"gacute", 0x1F5, false}, {"gamma", 0x3B3, false}, {"gammad", 0x3DD, false}, {"gbreve", 0x11F, false},
    {"gcirc", 0x11D, false}, {"gcy", 0x433, false}, {"gdot", 0x121, false}, {"ge", 0x2265, false},
    {"gimel", 0x2137, false}, {"gjcy", 0x453, false}, {"grave", 0x60, false}, {"gscr", 0x210A, false},
    {"gt", 0x3E, true}, {"hArr", 0x21D4, false}, {"hairsp", 0x200A, false}, {"half", 0xBD, false},
    {"hamilt", 0x210B, false}, {"hardcy", 0x44A, false}, {"harr", 0x2194, false}, {"hbar", 0x210F, false},
    {"hcirc", 0x125, false}, {"hearts", 0x2665, false}, {"hellip", 0x2026, false}, {"horbar", 0x2015, false},
    {"hslash", 0x210F, false}, {"hstrok", 0x127, false}, {"hybull", 0x2043, false}, {"hyphen", 0x2010, false},
    {"iacute", 0xED, true}, {"ic", 0x2063, false}, {"icirc", 0xEE, true}, {"icy", 0x438, false},
    {"iecy", 0x435, false}, {"iexcl", 0xA1, true}, {"igrave", 0xEC, true}, {"ii", 0x2148, false},
    {"iiota", 0x2129, false}, {"ijlig", 0x133, false}, {"imacr", 0x12B, false}, {"image", 0x2111, false},
    {"imagline", 0x2110, false}, {"imagpart", 0x2111, false}, {"imath", 0x131, false}, {"imped", 0x1B5, false},
    {"incare", 0x2105, false}, {"infin", 0x221E, false}, {"inodot", 0x131, false}, {"int", 0x222B, false},
    {"integers", 0x2124, false}, {"iocy", 0x451, false}, {"iogon", 0x12F, false}, {"iota", 0x3B9, false},
    {"iquest", 0xBF, true}, {"isin", 0x2208, false}, {"it", 0x2062, false}, {"itilde", 0x129, false},
    {"iukcy", 0x456, false}, {"iuml", 0xEF, true}, {"jcirc", 0x135, false}, {"jcy", 0x439, false},
    {"jmath", 0x237, false}, {"jsercy", 0x458, false}, {"jukcy", 0x454, false}, {"kappa", 0x3BA, false},
    {"kappav", 0x3F0, false}, {"kcedil", 0x137, false}, {"kcy", 0x43A, false}, {"kgreen", 0x138, false},
    {"khcy", 0x445, false}, {"kjcy", 0x45C, false}, {"lArr", 0x21D0, false}, {"lacute", 0x13A, false},
    {"lagran", 0x2112, false}, {"lambda", 0x3BB, false}, {"lang", 0x27E8, false}, {"laquo", 0xAB, true},
    {"larr", 0x2190, false}, {"lbrace", 0x7B, false}, {"lbrack", 0x5B, false}, {"lcaron", 0x13E, false},
    {"lcedil", 0x13C, false}, {"lceil", 0x2308, false}, {"lcub", 0x7B, false}, {"lcy", 0x43B, false},
    {"ldquo", 0x201C, false}, {"ldquor", 0x201E, false}, {"le", 0x2264, false}, {"leftarrow", 0x2190, false},
    {"lfloor", 0x230A, false}, {"ljcy", 0x459, false}, {"lmidot", 0x140, false}, {"lowast", 0x2217, false},
    {"lowbar", 0x5F, false}, {"loz", 0x25CA, false}, {"lpar", 0x28, false}, {"lrm", 0x200E, false},
    {"lsaquo", 0x2039, false}, {"lsqb", 0x5B, false}, {"lsquo", 0x2018, false}, {"lsquor", 0x201A, false},
    {"lstrok", 0x142, false}, {"lt", 0x3C, true}, {"macr", 0xAF, true}, {"mcy", 0x43C, false},
    {"mdash", 0x2014, false}, {"mho", 0x2127, false}, {"micro", 0xB5, true}, {"midast", 0x2A, false},
    {"middot", 0xB7, true}, {"minus", 0x2212, false}, {"mldr", 0x2026, false}, {"mu", 0x3BC, false},
    {"nabla", 0x2207, false}, {"nacute", 0x144, false}, {"napos", 0x149, false}, {"naturals", 0x2115, false},
    {"nbsp", 0xA0, true}, {"ncaron", 0x148, false}, {"ncedil", 0x146, false}, {"ncy", 0x43D, false},
    {"ndash", 0x2013, false}, {"ne", 0x2260, false}, {"ni", 0x220B, false}, {"njcy", 0x45A, false},
    {"nldr", 0x2025, false}, {"not", 0xAC, true}, {"notin", 0x2209, false}, {"nsub", 0x2284, false},
    {"ntilde", 0xF1, true}, {"nu", 0x3BD, false}, {"num", 0x23, false}, {"numero", 0x2116, false},
    {"numsp", 0x2007, false}, {"oacute", 0xF3, true}, {"ocirc", 0xF4, true}, {"ocy", 0x43E, false},
    {"odblac", 0x151, false}, {"oelig", 0x153, false}, {"ograve", 0xF2, true}, {"ohm", 0x3A9, false},
    {"oline", 0x203E, false}, {"omacr", 0x14D, false}, {"omega", 0x3C9, false}, {"omicron", 0x3BF, false},
    {"oplus", 0x2295, false}, {"or", 0x2228, false}, {"order", 0x2134, false}, {"orderof", 0x2134, false},
    {"ordf", 0xAA, true}, {"ordm", 0xBA, true}, {"oscr", 0x2134, false}, {"oslash", 0xF8, true},
    {"otilde", 0xF5, true}, {"otimes", 0x2297, false}, {"ouml", 0xF6, true}, {"para", 0xB6, true},
    {"part", 0x2202, false}, {"pcy", 0x43F, false}, {"percnt", 0x25, false}, {"period", 0x2E, false},
    {"permil", 0x2030, false}, {"perp", 0x22A5, false}, {"pertenk", 0x2031, false}, {"phi", 0x3C6, false},
    {"phiv", 0x3D5, false}, {"phmmat", 0x2133, false}, {"pi", 0x3C0, false}, {"piv", 0x3D6, false},
    {"planck", 0x210F, false}, {"planckh", 0x210E, false}, {"plankv", 0x210F, false}, {"plus", 0x2B, false},
    {"plusmn", 0xB1, true}, {"pm", 0xB1, false}, {"pound", 0xA3, true}, {"prime", 0x2032, false},
    {"primes", 0x2119, false}, {"prod", 0x220F, false}, {"prop", 0x221D, false}, {"psi", 0x3C8, false},
    {"puncsp", 0x2008, false}, {"qprime", 0x2057, false}, {"quaternions", 0x210D, false}, {"quest", 0x3F, false},
    {"quot", 0x22, true}, {"rArr", 0x21D2, false}, {"racute", 0x155, false}, {"radic", 0x221A, false},
    {"rang", 0x27E9, false}, {"raquo", 0xBB, true}, {"rarr", 0x2192, false}, {"rationals", 0x211A, false},
    {"rbrace", 0x7D, false}, {"rbrack", 0x5D, false}, {"rcaron", 0x159, false}, {"rcedil", 0x157, false},
    {"rceil", 0x2309, false}, {"rcub", 0x7D, false}, {"rcy", 0x440, false}, {"rdquo", 0x201D, false},
    {"rdquor", 0x201D, false}, {"real", 0x211C, false}, {"realine", 0x211B, false}, {"realpart", 0x211C, false},
    {"reals", 0x211D, false}, {"reg", 0xAE, true}, {"rfloor", 0x230B, false}, {"rho", 0x3C1, false},
    {"rhov", 0x3F1, false}, {"rightarrow", 0x2192, false}, {"rlm", 0x200F, false}, {"rpar", 0x29, false},
    {"rsaquo", 0x203A, false}, {"rsqb", 0x5D, false}, {"rsquo", 0x2019, false}, {"rsquor", 0x2019, false},
    {"rtrif", 0x25B8, false}, {"rx", 0x211E, false}, {"sacute", 0x15B, false}, {"sbquo", 0x201A, false},
    {"scaron", 0x161, false}, {"scedil", 0x15F, false}, {"scirc", 0x15D, false}, {"scy", 0x441, false},
    {"sdot", 0x22C5, false}, {"sect", 0xA7, true}, {"semi", 0x3B, false}, {"shchcy", 0x449, false},
    {"shcy", 0x448, false}, {"shy", 0xAD, true}, {"sigma", 0x3C3, false}, {"sigmaf", 0x3C2, false},
    {"sigmav", 0x3C2, false}, {"sim", 0x223C, false}, {"slarr", 0x2190, false}, {"softcy", 0x44C, false},
    {"sol", 0x2F, false}, {"spades", 0x2660, false}, {"squarf", 0x25AA, false}, {"squf", 0x25AA, false},
    {"srarr", 0x2192, false}, {"star", 0x2606, false}, {"starf", 0x2605, false}, {"straightepsilon", 0x3F5, false},
    {"straightphi", 0x3D5, false}, {"strns", 0xAF, false}, {"sub", 0x2282, false}, {"sube", 0x2286, false},
    {"sum", 0x2211, false}, {"sup", 0x2283, false}, {"sup1", 0xB9, true}, {"sup2", 0xB2, true}, {"sup3", 0xB3, true},
    {"supe", 0x2287, false}, {"szlig", 0xDF, true}, {"tau", 0x3C4, false}, {"tcaron", 0x165, false},
    {"tcedil", 0x163, false}, {"tcy", 0x442, false}, {"tdot", 0x20DB, false}, {"there4", 0x2234, false},
    {"theta", 0x3B8, false}, {"thetasym", 0x3D1, false}, {"thetav", 0x3D1, false}, {"thinsp", 0x2009, false},
    {"thorn", 0xFE, true}, {"tilde", 0x2DC, false}, {"times", 0xD7, true}, {"tprime", 0x2034, false},
    {"trade", 0x2122, false}, {"tscy", 0x446, false}, {"tshcy", 0x45B, false}, {"tstrok", 0x167, false},
    {"uArr", 0x21D1, false}, {"uacute", 0xFA, true}, {"uarr", 0x2191, false}, {"ubrcy", 0x45E, false},
    {"ubreve", 0x16D, false}, {"ucirc", 0xFB, true}, {"ucy", 0x443, false}, {"udblac", 0x171, false},
    {"ugrave", 0xF9, true}, {"umacr", 0x16B, false}, {"uml", 0xA8, true}, {"uogon", 0x173, false},
    {"uparrow", 0x2191, false}, {"upsi", 0x3C5, false}, {"upsih", 0x3D2, false}, {"upsilon", 0x3C5, false},
    {"uring", 0x16F, false}, {"utilde", 0x169, false}, {"uuml", 0xFC, true}, {"varepsilon", 0x3F5, false},
    {"varkappa", 0x3F0, false}, {"varphi", 0x3D5, false}, {"varpi", 0x3D6, false}, {"varrho", 0x3F1, false},
    {"varsigma", 0x3C2, false}, {"vartheta", 0x3D1, false}, {"vcy", 0x432, false}, {"verbar", 0x7C, false},
    {"vert", 0x7C, false}, {"wcirc", 0x175, false}, {"weierp", 0x2118, false}, {"wp", 0x2118, false},
    {"xi", 0x3BE, false}, {"yacute", 0xFD, true}, {"yacy", 0x44F, false}, {"ycirc", 0x177, false},
    {"ycy", 0x44B, false}, {"yen", 0xA5, true}, {"yicy", 0x457, false}, {"yucy", 0x44E, false}, {"yuml", 0xFF, true},
    {"zacute", 0x17A, false}, {"zcaron", 0x17E, false}, {"zcy", 0x437, false}, {"zdot", 0x17C, false},
    {"zeetrf", 0x2128, false}, {"zeta", 0x3B6, false}, {"zhcy", 0x436, false}, {"zwj", 0x200D, false},
    {"zwnj", 0x200C, false},};
// clang-format on

constexpr std::size_t kLongestName = 32;

// What numbers 0x80..0x9F mean on pages (HTML Standard, 13.2.5.80).
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

const EntityName* find_entity(std::string_view name) {
  const auto found = std::lower_bound(std::begin(kEntities), std::end(kEntities), name,
                                      [](const EntityName& entity, std::string_view key) { return entity.name < key; });
  return found != std::end(kEntities) && found->name == name ? found : nullptr;
}

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

CharacterReference read_number(std::string_view text, std::size_t at) {
  std::size_t i = at + 2;
  const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hex) ++i;
  const std::size_t first = i;
  char32_t value = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (hex && c >= 'a' && c <= 'f') {
      digit = static_cast<char32_t>(c - 'a' + 10);
    } else if (hex && c >= 'A' && c <= 'F') {
      digit = static_cast<char32_t>(c - 'A' + 10);
    } else {
      break;
    }
    if (value < 0x110000) value = value * (hex ? 16 : 10) + digit;
  }
  if (i == first) return {};
  if (i < text.size() && text[i] == ';') ++i;
  if (value >= 0x80 && value <= 0x9F) value = kWindows1252[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  return {value, static_cast<std::uint32_t>(i - at)};
}

}  // namespace

CharacterReference read_character_reference(std::string_view text, std::size_t at, bool in_attribute) {
  if (at + 1 >= text.size()) return {};
  if (text[at + 1] == '#') return read_number(text, at);
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= kLongestName && is_alnum(text[end])) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name.empty()) return {};
  if (end < text.size() && text[end] == ';') {
    if (const EntityName* entity = find_entity(name)) {
      return {entity->value, static_cast<std::uint32_t>(end + 1 - at)};
    }
  }
  if (in_attribute && end < text.size() && (text[end] == '=' || is_alnum(text[end]))) return {};
  // "&copy2025": the longest old name that begins here; the longest of them has six letters.
  for (std::size_t size = std::min<std::size_t>(name.size(), 6); size >= 2; --size) {
    const EntityName* entity = find_entity(name.substr(0, size));
    if (!entity || !entity->bare) continue;
    if (in_attribute && size < name.size()) return {};
    return {entity->value, static_cast<std::uint32_t>(size + 1)};
  }
  return {};
}

std::string decode_references(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '&') {
      const CharacterReference reference = read_character_reference(raw, i, true);
      if (reference.bytes > 0) {
        append_utf8(out, reference.value);
        i += reference.bytes;
        continue;
      }
    }
    out.push_back(raw[i++]);
  }
  return out;
}

std::string decode_attribute(std::string_view raw) {
  std::string out = decode_references(raw);
  const std::size_t begin = out.find_first_not_of(" \t\r\n\f");
  if (begin == std::string::npos) return {};
  out.erase(out.find_last_not_of(" \t\r\n\f") + 1);
  out.erase(0, begin);
  return out;
}

}  // namespace onrecord
