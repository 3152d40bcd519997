#pragma once

#include "searchd/desk/mail_import.h"
#include "searchd/desk/room.h"
#include "searchd/desk/waiting.h"

namespace rundkurs::desk {

/// `/desk/mail`: an adviser uploads an .eml or mbox file, sees what it would become, and has it
/// taken in. All must outlive the router.
void add_mail_pages(http::Router& router,
                    const DeskSite& site,
                    const MailImport& import,
                    Waiting<MailReading>& waiting);

}  // namespace rundkurs::desk
