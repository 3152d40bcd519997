#include "schemas/desk/merged.h"

#include <algorithm>

#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

template <typename Value>
void fill(Value& own, const Value& other) {
  if (own == Value{}) own = other;
}

void add_missing(std::vector<std::string>& own, const std::vector<std::string>& others) {
  for (const auto& other : others) {
    if (std::find(own.begin(), own.end(), other) == own.end()) own.push_back(other);
  }
}

void add_asked(Asked& own, const Asked& other) {
  own.about_learning = own.about_learning || other.about_learning;
  for (auto list : {&Asked::topics,
                    &Asked::levels,
                    &Asked::languages,
                    &Asked::modes,
                    &Asked::countries,
                    &Asked::audience,
                    &Asked::uncovered})
    add_missing(own.*list, other.*list);
}

void add_proposals(std::vector<Proposal>& own, const std::vector<Proposal>& others) {
  for (const auto& other : others) {
    const auto known = std::find_if(own.begin(), own.end(), [&](const Proposal& proposal) {
      return proposal.offering == other.offering;
    });
    if (known == own.end()) {
      own.push_back(other);
    } else if (known->choice == Choice::proposed) {
      known->choice = other.choice;
    }
  }
}

/// As the author of an entry: empty for the inquirer, whose case may differ.
std::string author_of(const Contact& writer, const Contact& inquirer) {
  if (fold_case(writer.email) == fold_case(inquirer.email)) {
    const bool told = writer.name.empty() || inquirer.name.empty() || writer.name == inquirer.name;
    if (told) return {};
  }
  return signed_by(writer);
}

bool is_in_work(const Inquiry& inquiry) {
  return inquiry.status == Status::fresh || inquiry.status == Status::working;
}

}  // namespace

Inquiry merged(Inquiry into, const Inquiry& from) {
  const auto author = author_of(from.contact, into.contact);
  into.thread.push_back({from.received, author, Entry::Kind::message, from.text});
  // The inquirer of the one is not that of the other.
  for (auto entry : from.thread) {
    if (entry.author.empty()) entry.author = author;
    into.thread.push_back(std::move(entry));
  }
  const bool told = std::any_of(into.thread.begin(), into.thread.end(), [&](const Entry& entry) {
    return entry.text == from.answer;
  });
  if (into.answer.empty()) {
    into.answer = from.answer;
  } else if (!from.answer.empty() && !told) {
    into.thread.push_back(
        {from.answered.value_or(from.received), from.assignee, Entry::Kind::note, from.answer});
  }
  std::stable_sort(into.thread.begin(), into.thread.end(), [](const Entry& a, const Entry& b) {
    return a.at < b.at;
  });

  if (into.status == Status::fresh) {
    into.status = from.status;
  } else if (!is_in_work(into) && is_in_work(from)) {
    into.status = Status::working;
  }
  fill(into.outcome, from.outcome);
  fill(into.answered, from.answered);
  fill(into.consented, from.consented);
  fill(into.contact.name, from.contact.name);
  fill(into.contact.email, from.contact.email);
  fill(into.contact.organisation, from.contact.organisation);
  fill(into.organisation_type, from.organisation_type);
  fill(into.sector, from.sector);
  fill(into.assignee, from.assignee);
  if (into.due.empty() || (!from.due.empty() && from.due < into.due)) into.due = from.due;
  fill(into.constraints, from.constraints);
  add_asked(into.asked, from.asked);
  add_proposals(into.proposals, from.proposals);
  return into;
}

}  // namespace rundkurs::desk
