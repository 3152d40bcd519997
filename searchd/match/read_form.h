#pragma once

#include <cstdint>

#include "searchd/match/inquiry.h"
#include "searchd/match/message.h"
#include "searchd/match/stance.h"

namespace rundkurs::match {

/// What a reader of one kind of facts works on.
struct Reading {
  const Message& message;
  const Stances& stances;
  const InquiryWords& words;

  std::vector<Mention> find(std::string_view table) const {
    return words[table].find(message.tokens, message.language);
  }
};

/// Level, kind, mode, pace, length, price of what is asked for.
void read_form(const Reading& reading, Inquiry& inquiry);

/// The languages in which the writer wants to be taught.
void read_languages(const Reading& reading, Inquiry& inquiry);

/// "maks fem studiepoeng", "2,5–5 hp", "about ten credits".
void read_credits(const Reading& reading, Inquiry& inquiry);

/// Who learns, for whom, from which trade.
void read_people(const Reading& reading, Inquiry& inquiry);

/// When it shall begin. `today` as yyyymmdd.
void read_start(const Reading& reading, std::int32_t today, Inquiry& inquiry);

}  // namespace rundkurs::match
