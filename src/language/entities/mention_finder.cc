#include "language/entities/mention_finder.h"

#include <algorithm>

#include "base/name_key.h"
#include "base/utf8.h"
#include "language/entities/name_finder.h"
#include "language/entities/title_matcher.h"

namespace onrecord {
namespace {

// A phrase reaches no further than this many steps down the tree; longer chains are parsing errors.
constexpr int kMaxSteps = 8;
// Words of a phrase up to its head.
constexpr std::uint32_t kMaxPhrase = 40;

class MentionFinder {
 public:
  explicit MentionFinder(Drafts& drafts)
      : drafts_(drafts),
        analysis_(drafts.analysis),
        words_(drafts.words),
        knowledge_(drafts.knowledge),
        titles_(drafts.document, drafts.analysis, drafts.words),
        name_of_(drafts.analysis.tokens.size(), kNone32) {}

  void find() {
    names_ = find_names(drafts_.document, analysis_, knowledge_, words_);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      std::fill(name_of_.begin() + names_[i].title_first, name_of_.begin() + names_[i].end, i);
    }
    find_speech_verbs();
    find_named_countries();
    std::size_t next_name = 0;
    for (sentence_ = 0; sentence_ < analysis_.sentences.size(); ++sentence_) {
      const Sentence& sentence = analysis_.sentences[sentence_];
      for (; next_name < names_.size() && names_[next_name].title_first < sentence.token_end; ++next_name) {
        add_name(names_[next_name], sentence);
      }
      for (std::uint32_t i = sentence.first_token; i < sentence.token_end; ++i) add_other(i, sentence);
    }
    sort_and_index();
    for (std::uint32_t i = 0; i < drafts_.drafts.size(); ++i) complete(i);
  }

 private:
  const Token& token(std::uint32_t i) const { return analysis_.tokens[i]; }
  std::string_view text(std::uint32_t i) const { return drafts_.text(i); }

  static bool is_modifier(Deprel relation) {
    switch (relation) {
      case Deprel::kDet:
      case Deprel::kDetPredet:
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNummod:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
      case Deprel::kNmodUnmarked:
      case Deprel::kFlat:
      case Deprel::kFixed:
      case Deprel::kGoeswith:
        return true;
      default:
        return false;
    }
  }

  // Returns true if `i` is part of the phrase of `head` by modifiers that stand before a noun.
  bool modifies(std::uint32_t i, std::uint32_t first, std::uint32_t end) const {
    for (int step = 0; step < kMaxSteps; ++step) {
      const Token& word = token(i);
      if (word.head == kNone32) return false;
      const bool inside = word.head >= first && word.head < end;
      if (!is_modifier(word.deprel)) {
        // "'s", hyphens and adverbs count when what they belong to does.
        const bool minor = word.deprel == Deprel::kCase || word.deprel == Deprel::kPunct ||
                           word.deprel == Deprel::kAdvmod || word.deprel == Deprel::kCc || word.deprel == Deprel::kConj;
        if (!minor || (inside && word.deprel != Deprel::kAdvmod && word.deprel != Deprel::kPunct)) return false;
      }
      if (inside) return true;
      i = word.head;
    }
    return false;
  }

  // Extends a phrase to the left over what modifies it.
  std::uint32_t left_of(std::uint32_t first, std::uint32_t end, const Sentence& sentence) const {
    const std::uint32_t from = end > sentence.first_token + kMaxPhrase ? end - kMaxPhrase : sentence.first_token;
    while (first > from) {
      const std::uint32_t i = first - 1;
      const Token& word = token(i);
      if (word.upos == Upos::kPunct && text(i) != "-" && !is_quote_mark(i)) break;
      if (word.upos == Upos::kVerb && word.deprel != Deprel::kAmod) break;
      if (word.upos == Upos::kAdp || word.upos == Upos::kSconj || word.upos == Upos::kAux) break;
      if (!modifies(i, first, end)) break;
      --first;
    }
    while (first < end && (is_quote_mark(first) || text(first) == "-")) ++first;
    return first;
  }
  bool is_quote_mark(std::uint32_t i) const {
    const std::string_view form = text(i);
    return form == "\"" || form == "“" || form == "”" || form == "‘" || form == "’" || form == "'" || form == "``";
  }

  // Extends a description to the right over "of the Karthian army", "for President Dovic".
  std::uint32_t right_of(std::uint32_t head, std::uint32_t end, const Sentence& sentence) const {
    std::uint32_t i = end;
    while (i < sentence.token_end && i < end + 16) {
      const Token& word = token(i);
      if (word.upos == Upos::kVerb || word.upos == Upos::kAux || word.upos == Upos::kSconj) break;
      if (word.upos == Upos::kPunct && text(i) != "-") break;
      if (word.upos == Upos::kAdp && !words_.makes_phrase(word.lemma)) break;
      if (!hangs_from(i, head)) break;
      ++i;
    }
    while (i > end && (token(i - 1).upos == Upos::kAdp || token(i - 1).upos == Upos::kDet ||
                       token(i - 1).upos == Upos::kCconj || token(i - 1).upos == Upos::kPunct)) {
      --i;
    }
    return i;
  }
  bool hangs_from(std::uint32_t i, std::uint32_t head) const {
    for (int step = 0; step < kMaxSteps; ++step) {
      const Token& word = token(i);
      if (word.head == kNone32 || word.head < head) return false;
      const bool allowed = is_modifier(word.deprel) || word.deprel == Deprel::kNmod || word.deprel == Deprel::kCase ||
                           word.deprel == Deprel::kPunct;
      if (!allowed) return false;
      if (word.head == head) return word.deprel == Deprel::kNmod || word.deprel == Deprel::kFlat || step > 0;
      i = word.head;
    }
    return false;
  }

  // The token of [first, end) on which the others depend.
  std::uint32_t top_of(std::uint32_t inside, std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t steps = 0; steps < end - first; ++steps) {
      const std::uint32_t head = token(inside).head;
      if (head == kNone32 || head < first || head >= end) break;
      inside = head;
    }
    return inside;
  }

  TextSpan span_of(std::uint32_t first, std::uint32_t end) const {
    return {token(first).span.begin, token(end - 1).span.end};
  }

  Draft make(std::uint32_t first, std::uint32_t end, std::uint32_t core_first, std::uint32_t core_end,
             std::uint32_t inside, MentionKind kind, EntityKind entity_kind) const {
    Draft draft;
    draft.mention.span = span_of(first, end);
    draft.mention.core = span_of(core_first, core_end);
    draft.mention.sentence = static_cast<std::uint32_t>(sentence_);
    draft.mention.first_token = first;
    draft.mention.token_end = end;
    draft.mention.head = top_of(inside, first, end);
    draft.mention.kind = kind;
    draft.mention.entity_kind = entity_kind;
    return draft;
  }

  // The title that ends where a name begins, in lower case: "spokesman | Osk".
  void find_title_before(FoundName& name, const Sentence& sentence) const {
    while (name.title_first > sentence.first_token) {
      // The words before it that belong to no other name.
      std::uint32_t free = name.title_first;
      while (free > sentence.first_token && free + 6 > name.title_first && name_of_[free - 1] == kNone32) --free;
      const std::uint32_t begin = titles_.begin_of(free, name.title_first);
      if (begin < name.title_first) {
        name.title_first = begin;
        continue;
      }
      const std::uint32_t i = name.title_first - 1;
      if (name_of_[i] != kNone32 || token(i).upos != Upos::kNoun || (token(i).features & kPlural)) break;
      const PersonNoun* noun = words_.noun(token(i).lemma);
      if (!noun || noun->kind != NounKind::kPerson) break;
      if (!attached(i, name)) break;
      name.title_first = i;
    }
  }
  bool attached(std::uint32_t i, const FoundName& name) const {
    const Token& noun = token(i);
    if (noun.head != kNone32 && noun.head >= name.title_first && noun.head < name.end) return true;
    const std::uint32_t top = top_of(name.first, name.title_first, name.end);
    return token(top).head == i;
  }

  void add_name(FoundName& name, const Sentence& sentence) {
    if (name.nationality) return;
    const bool may_have_title = name.kind == EntityKind::kPerson || name.kind == EntityKind::kUnknown;
    const std::uint32_t found_title = name.title_first;
    if (may_have_title && !name.title_alone) find_title_before(name, sentence);
    if (name.title_first != found_title) {
      name.kind = EntityKind::kPerson;
      std::fill(name_of_.begin() + name.title_first, name_of_.begin() + name.first,
                static_cast<std::uint32_t>(&name - names_.data()));
    }
    std::uint32_t first = name.title_first;
    const bool titled = name.title_first < name.first || name.title_alone;
    // A name or nationality right before a title belongs to it, whatever the parse says: "Karthian |
    // President".
    while (titled && first > sentence.first_token) {
      const std::uint32_t before = first - 1;
      if (name_of_[before] != kNone32 && names_[name_of_[before]].end == first &&
          names_[name_of_[before]].kind != EntityKind::kPerson) {
        first = names_[name_of_[before]].title_first;
      } else {
        break;
      }
    }
    first = left_of(first, name.end, sentence);
    const std::uint32_t inside = name.title_alone ? name.end - 1 : name.first;
    std::uint32_t end = name.end;
    const MentionKind kind = name.title_alone ? MentionKind::kDescription : MentionKind::kName;
    if (name.title_alone) end = right_of(top_of(inside, first, end), end, sentence);
    Draft draft = make(first, end, name.first, name.end, inside, kind, name.kind);
    draft.key = name.title_alone ? lower_case(text(name.end - 1)) : name.key;
    draft.known = name.known;
    if (titled) {
      draft.title.key = titles_.key(name.title_first, name.title_alone ? name.end : name.first);
      read_title(draft, first, name.title_first);
    }
    read_gender(draft, name);
    draft.definite = true;
    drafts_.drafts.push_back(std::move(draft));
  }

  void read_gender(Draft& draft, const FoundName& name) const {
    if (draft.title.gender != Gender::kUnknown) {
      draft.gender = draft.title.gender;
      return;
    }
    if (name.kind != EntityKind::kPerson || name.title_alone) return;
    if (name.known.index != kUnknownIndex && name.known.kind == KnownKind::kPerson) {
      const std::string_view gender = knowledge_.person(name.known.index).gender;
      draft.gender = gender == "m" ? Gender::kMale : gender == "f" ? Gender::kFemale : Gender::kUnknown;
      if (draft.gender != Gender::kUnknown) return;
    }
    const std::string_view key = name.key;
    if (key.find(' ') == std::string_view::npos) return;
    if (const GivenName* given = words_.given_name(key.substr(0, key.find(' ')))) draft.gender = given->gender;
  }

  // Whose title it is, from what stands before it in the phrase.
  void read_title(Draft& draft, std::uint32_t first, std::uint32_t title_first) const {
    const std::string_view key = draft.title.key;
    for (std::size_t at = 0; draft.title.gender == Gender::kUnknown && at < key.size();) {
      if (const TitleWord* word = words_.title(key.substr(at))) draft.title.gender = word->gender;
      at = std::min(key.find(' ', at), key.size() - 1) + 1;
    }
    if (draft.title.gender == Gender::kUnknown) {
      if (const TitleWord* word = words_.title(key.substr(0, key.find(' ')))) draft.title.gender = word->gender;
    }
    for (std::uint32_t i = first; i < title_first; ++i) {
      const std::string_view lemma = token(i).lemma;
      if (token(i).upos == Upos::kAdj && (lemma == "former" || lemma == "ex")) draft.title.former = true;
    }
    draft.title.country = country_within(first, title_first);
    if (draft.title.country == kUnknownIndex) draft.title.country = country_among(knowledge_.scopes_of_title(key));
  }

  // Of several countries that have a title, the one that the report names: "the chancellor" beside "Karthian".
  std::uint32_t country_among(std::span<const TitleScope> scopes) const {
    if (scopes.size() == 1) return scopes.front().country;
    std::uint32_t found = kUnknownIndex;
    for (const TitleScope& scope : scopes) {
      if (scope.country >= is_named_.size() || !is_named_[scope.country] || scope.country == found) continue;
      if (found != kUnknownIndex) return kUnknownIndex;
      found = scope.country;
    }
    return found;
  }
  void find_named_countries() {
    is_named_.assign(knowledge_.countries(), 0);
    for (const FoundName& name : names_) {
      const std::uint32_t country = country_of(name.known);
      if (country < is_named_.size()) is_named_[country] = 1;
    }
  }

  std::uint32_t country_of(const KnownReading& known) const {
    if (known.index == kUnknownIndex) return kUnknownIndex;
    switch (known.kind) {
      case KnownKind::kCountry:
      case KnownKind::kNationality:
      case KnownKind::kPeople:
      case KnownKind::kCapital:
        return known.index;
      case KnownKind::kOrganisation:
        return knowledge_.organisation(known.index).country;
      case KnownKind::kMetonym:
        return knowledge_.metonym(known.index).country;
      case KnownKind::kPlace:
        return knowledge_.place(known.index).country;
      default:
        return kUnknownIndex;
    }
  }
  std::uint32_t country_within(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (name_of_[i] == kNone32) continue;
      const std::uint32_t country = country_of(names_[name_of_[i]].known);
      if (country != kUnknownIndex) return country;
    }
    return kUnknownIndex;
  }

  // Pronouns and descriptions.
  void add_other(std::uint32_t i, const Sentence& sentence) {
    if (name_of_[i] != kNone32 && !names_[name_of_[i]].nationality) return;
    const Token& word = token(i);
    switch (word.upos) {
      case Upos::kPron:
      case Upos::kDet:
        add_pronoun(i, sentence);
        break;
      case Upos::kNoun:
      case Upos::kPropn:
      case Upos::kAdj:
      case Upos::kNum:
        add_description(i, sentence);
        break;
      default:
        break;
    }
  }

  void add_pronoun(std::uint32_t i, const Sentence& sentence) {
    const Token& word = token(i);
    std::string form = lower_case(text(i));
    const PronounWord* pronoun = words_.pronoun(form);
    if (!pronoun) return;
    if (word.upos == Upos::kDet && pronoun->kind != PronounKind::kPossessive &&
        !(pronoun->kind == PronounKind::kIndefinite && is_subject(word.deprel))) {
      return;
    }
    if (word.deprel == Deprel::kExpl || word.deprel == Deprel::kDet || word.deprel == Deprel::kMark) return;
    // "those who", "all of them" speak; "that" and "this" hardly ever do.
    if (pronoun->kind == PronounKind::kIndefinite && !is_subject(word.deprel) && word.deprel != Deprel::kObl) return;
    if (pronoun->kind == PronounKind::kDemonstrative && !pronoun->plural) return;
    if (pronoun->kind == PronounKind::kRelative && word.deprel == Deprel::kDet) return;
    (void)sentence;
    Draft draft = make(i, i + 1, i, i + 1, i, MentionKind::kPronoun, EntityKind::kUnknown);
    draft.pronoun = pronoun;
    draft.key = std::move(form);
    draft.gender = pronoun->gender;
    draft.plural = pronoun->plural;
    drafts_.drafts.push_back(std::move(draft));
  }

  static bool is_subject(Deprel relation) {
    return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubjOuter;
  }

  void add_description(std::uint32_t i, const Sentence& sentence) {
    const Token& word = token(i);
    if (is_modifier(word.deprel) && word.deprel != Deprel::kNmodPoss) return;
    if (word.deprel == Deprel::kFixed || word.deprel == Deprel::kGoeswith) return;
    const std::string lemma = lower_case(word.lemma.empty() ? text(i) : word.lemma);
    const PronounWord* pronoun = words_.pronoun(lemma);
    const bool latter = pronoun && pronoun->kind == PronounKind::kLatter;
    const PersonNoun* noun = nullptr;
    if (!latter) {
      if (i > sentence.first_token && token(i - 1).head == i) {
        std::string two = lower_case(token(i - 1).lemma) + ' ' + lemma;
        noun = words_.noun(two);
      }
      if (!noun) noun = words_.noun(lemma);
    }
    const bool nationality = name_of_[i] != kNone32;  // "the French", "a Karthian": a nationality as a noun.
    const bool speaks = is_subject(word.deprel) && word.head != kNone32 && speech_verb_[word.head];
    const bool known_noun = noun && (word.upos == Upos::kNoun || word.upos == Upos::kPropn);
    if (!latter && !known_noun && !nationality && !(speaks && word.upos != Upos::kNum) && !agent_of(i)) {
      if (word.upos == Upos::kNoun || word.upos == Upos::kPropn) add_thing(i, sentence);
      return;
    }
    const std::uint32_t first = left_of(i, i + 1, sentence);
    const std::uint32_t end = latter ? i + 1 : right_of(i, i + 1, sentence);
    EntityKind kind = EntityKind::kUnknown;
    const bool plural = (word.features & kPlural) || (noun && noun->plural && known_noun);
    if (known_noun) {
      kind = noun->kind == NounKind::kOrganisation      ? EntityKind::kOrganisation
             : noun->kind == NounKind::kGroup || plural ? EntityKind::kGroup
                                                        : EntityKind::kPerson;
    } else if (nationality) {
      kind = EntityKind::kGroup;
    }
    Draft draft = make(first, end, i, i + 1, i, MentionKind::kDescription, kind);
    draft.key = lemma;
    draft.plural = plural || nationality;
    if (latter) draft.pronoun = pronoun;
    if (known_noun) draft.gender = noun->gender;
    draft.country = country_within(first, i + 1);
    if (kind == EntityKind::kPerson) {
      const std::uint32_t title_first = titles_.begin_of(first, i + 1);
      draft.title.key = title_first <= i ? titles_.key(title_first, i + 1) : lemma;
      read_title(draft, first, std::min(title_first, i));
      if (draft.title.country == kUnknownIndex) draft.title.country = country_within(i + 1, end);
      if (draft.gender == Gender::kUnknown) draft.gender = draft.title.gender;
    }
    drafts_.drafts.push_back(std::move(draft));
  }

  // What is nobody may be what "it" stands for.
  void add_thing(std::uint32_t i, const Sentence& sentence) {
    const std::uint32_t first = left_of(i, i + 1, sentence);
    Draft draft = make(first, i + 1, i, i + 1, i, MentionKind::kDescription, EntityKind::kUnknown);
    draft.key = lower_case(token(i).lemma);
    draft.plural = token(i).features & kPlural;
    draft.thing = true;
    drafts_.drafts.push_back(std::move(draft));
  }

  bool agent_of(std::uint32_t i) const {
    for (std::uint32_t k = i; k > 0 && k + 3 > i; --k) {
      if (token(k - 1).head == i && token(k - 1).deprel == Deprel::kCase) {
        return token(k - 1).head != kNone32 && words_.makes_source(token(k - 1).lemma);
      }
    }
    return false;
  }

  // Verbs that introduce what somebody says, by the lexicon or because a clause is their object.
  void find_speech_verbs() {
    speech_verb_.assign(analysis_.tokens.size(), 0);
    has_subject_.assign(analysis_.tokens.size(), 0);
    for (std::uint32_t i = 0; i < analysis_.tokens.size(); ++i) {
      const Token& word = token(i);
      if (word.upos == Upos::kVerb && words_.is_speech_verb(word.lemma)) speech_verb_[i] = 1;
      if (is_subject(word.deprel) && word.head != kNone32) has_subject_[word.head] = 1;
      if (word.head == kNone32) continue;
      const bool clause = word.deprel == Deprel::kCcomp || word.deprel == Deprel::kParataxis;
      if (clause && token(word.head).upos == Upos::kVerb) speech_verb_[word.head] = 1;
      // In `"...," he said` the quoted clause may be the head and the verb its parataxis.
      if (word.deprel == Deprel::kParataxis && word.upos == Upos::kVerb) speech_verb_[i] = 1;
    }
  }

  void sort_and_index() {
    std::vector<Draft>& drafts = drafts_.drafts;
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
      const TextSpan x = a.mention.span, y = b.mention.span;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    drafts_.draft_of_head.assign(analysis_.tokens.size(), kNone32);
    for (std::uint32_t i = 0; i < drafts.size(); ++i) {
      std::uint32_t& of_head = drafts_.draft_of_head[drafts[i].mention.head];
      if (of_head == kNone32) of_head = i;
    }
  }

  // The parser sometimes loses the subject of a verb of speech that stands right after it: "..., Lena Osk said that".
  void find_missing_verb(Draft& draft) const {
    if (draft.acts || is_subject(draft.relation) || draft.mention.kind == MentionKind::kPronoun) return;
    const std::uint32_t end = analysis_.sentences[draft.mention.sentence].token_end;
    for (std::uint32_t i = draft.mention.token_end; i < end && i < draft.mention.token_end + 4; ++i) {
      const Token& word = token(i);
      if (word.upos == Upos::kAdv || word.upos == Upos::kAux) continue;
      if (word.upos != Upos::kVerb || !speech_verb_[i] || has_subject_[i] || !(word.features & kFinite)) return;
      draft.relation = Deprel::kNsubj;
      draft.governor = i;
      draft.acts = draft.speaks = true;
      return;
    }
  }

  // What a draft is in its sentence.
  void complete(std::uint32_t index) {
    Draft& draft = drafts_.drafts[index];
    const std::uint32_t head = draft.mention.head;
    std::uint32_t top = head;
    for (int step = 0; step < kMaxSteps && token(top).deprel == Deprel::kConj && token(top).head != kNone32; ++step) {
      top = token(top).head;
    }
    draft.relation = token(top).deprel;
    draft.governor = token(top).head;
    draft.quotation = analysis_.quotation_around(token(head).span);
    if (draft.governor != kNone32) {
      const bool verb = token(draft.governor).upos == Upos::kVerb;
      draft.acts = verb && (is_subject(draft.relation) || draft.relation == Deprel::kOblAgent);
      draft.speaks = is_subject(draft.relation) && speech_verb_[draft.governor];
    }
    find_missing_verb(draft);
    draft.modifies = is_modifier(token(head).deprel) && token(head).deprel != Deprel::kNmodPoss;
    const std::uint32_t end = draft.mention.first_token;
    // The preposition stands before the phrase.
    if (end > 0 && token(end - 1).upos != Upos::kPunct) {
      const Token& before = token(end - 1);
      if (words_.makes_place(before.lemma) && before.deprel == Deprel::kCase) draft.located = true;
      if (before.deprel == Deprel::kCase || before.deprel == Deprel::kFixed) {
        if (words_.makes_source(before.lemma) || (end > 1 && words_.makes_source(token(end - 2).lemma) &&
                                                  before.span.begin <= token(end - 2).span.end + 1)) {
          draft.speaks = true;
        }
      }
    }
    if (draft.relation == Deprel::kObj && draft.governor != kNone32 &&
        words_.makes_place(token(draft.governor).lemma)) {
      draft.located = true;
    }
    for (std::uint32_t i = draft.mention.first_token; i < draft.mention.token_end; ++i) {
      const Token& word = token(i);
      if (i < head && word.deprel == Deprel::kNmodPoss && drafts_.draft_of_head[i] != kNone32 &&
          drafts_.draft_of_head[i] != index && draft.possessor == kNone32) {
        draft.possessor = drafts_.draft_of_head[i];
      }
      if (word.deprel == Deprel::kDet && word.head == head) {
        const std::string_view lemma = word.lemma;
        if (!lemma.empty() && lemma.front() == 't') draft.definite = true;  // the, this, that, these, those
      }
      const std::uint32_t inner = drafts_.draft_of_head[i];
      if (inner != kNone32 && inner != index && draft.title.scope == kNone32 &&
          drafts_.drafts[inner].mention.kind == MentionKind::kName &&
          drafts_.drafts[inner].mention.entity_kind != EntityKind::kPerson &&
          draft.mention.span.contains(drafts_.drafts[inner].mention.span) && i != head) {
        draft.title.scope = inner;
      }
    }
    if (draft.possessor != kNone32) draft.definite = true;
    if (draft.country == kUnknownIndex) draft.country = draft.title.country;
  }

  Drafts& drafts_;
  const Analysis& analysis_;
  const PersonWords& words_;
  const Knowledge& knowledge_;
  std::vector<char> is_named_;  // By country: whether the report names it.
  TitleMatcher titles_;
  std::vector<FoundName> names_;
  std::vector<std::uint32_t> name_of_;           // Per token: index of names_, or kNone32.
  std::vector<char> speech_verb_, has_subject_;  // Per token.
  std::size_t sentence_ = 0;
};

}  // namespace

void find_mentions(Drafts& drafts) {
  MentionFinder(drafts).find();
}

}  // namespace onrecord
