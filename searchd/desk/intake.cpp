#include "searchd/desk/intake.h"

#include <utility>

#include "searchd/desk/understood.h"
#include "searchd/search/search_service.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t most_proposed = 10;

}  // namespace

match::MatchAnswer Intake::answer(const std::string& text,
                                  const std::string& language,
                                  const match::Constraints& constraints) const {
  auto answer = matcher_.match({text, language, constraints, most_proposed}, today());
  if (answer) return *std::move(answer);
  log_.warning("inquiry without an index", {{"reason", answer.error().message}});
  match::MatchAnswer bare;
  bare.inquiry = matcher_.interpret(text, today());
  bare.language = language.empty() ? bare.inquiry.language : language;
  return bare;
}

Intake::Understood Intake::understood(const Letter& letter, Timestamp received) const {
  // Advisers answer in the inquirer's language, so that is what reasons are kept in.
  Understood made{{}, answer(letter.text, "", {})};
  auto& understood = made.answer;
  if (understood.inquiry.language.empty() && !letter.language.empty())
    understood = answer(letter.text, letter.language, {});
  if (understood.language.empty()) understood.language = "nb";

  auto& inquiry = made.inquiry;
  inquiry.received = received;
  inquiry.origin = letter.origin;
  inquiry.language = understood.language;
  inquiry.text = letter.text;
  inquiry.contact = letter.contact;
  inquiry.organisation_type = letter.organisation_type;
  inquiry.sector = letter.sector.empty() ? understood.inquiry.sector : letter.sector;
  if (letter.consents) inquiry.consented = received;
  inquiry.asked = asked_for(understood);
  inquiry.proposals = proposals_of(understood);
  return made;
}

Result<Intake::Received> Intake::receive(const Letter& letter,
                                         const std::optional<PostKey>& post,
                                         Timestamp now) const {
  auto made = understood(letter, now);
  auto added = desk_.inquiries().add(made.inquiry, post);
  if (!added) return std::move(added).error();
  return Received{*std::move(added), std::move(made.answer)};
}

}  // namespace rundkurs::desk
