#pragma once

#include "schemas/desk/act.h"
#include "schemas/desk/inquiries.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The tables `inquiry…` (`migrations/0001_inquiries.sql`).
class SqlInquiries final : public Inquiries {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlInquiries(sql::SharedConnection& shared);

  Result<Added> add(const Inquiry& inquiry, const std::optional<PostKey>& post) override;
  Result<std::optional<Inquiry>> find(std::string_view id) override;
  Result<std::vector<Inquiry>> list(const InquiryFilter& filter) override;
  Result<std::size_t> count(const InquiryFilter& filter) override;
  Result<void> for_each(const std::function<void(const Inquiry&)>& row) override;
  Result<std::string> state() override;
  Result<std::vector<Inquiry>> answered_about(const std::vector<std::string>& topics,
                                              std::string_view but,
                                              std::size_t limit) override;
  Result<void> update(const Inquiry& inquiry, const By& by) override;
  Result<void> add_entry(std::string_view id, const Entry& entry) override;

  // In sql_inquirers.cpp.
  Result<void> erase(std::string_view id, const By& by) override;
  Result<std::size_t> erase_received_before(Timestamp time, const By& by) override;
  Result<std::size_t> erase_person(std::string_view email, const By& by) override;
  Result<std::vector<Inquiry>> of_person(std::string_view email) override;

  // For other parts of the desk, within a piece of work on the same connection. They throw
  // sql::DatabaseError.

  /// With thread, proposals and answer; empty where there is none.
  std::optional<Inquiry> whole(std::string_view id);
  /// Writes everything but the thread; false where it is not of the revision that is stored.
  bool write(const Inquiry& inquiry);
  /// Writes the thread in place of what is stored.
  void write_thread(const Inquiry& inquiry);
  /// Stores a new one and gives its id.
  std::string insert(const Inquiry& inquiry);
  /// Puts a message into the thread of `id`. Where that was answered or closed, it is in work
  /// again.
  void insert_message(std::string_view id, const Inquiry& message, const By& by);
  void note(const By& by, Act act, std::string_view id);

 private:
  // Within a piece of work; they throw sql::DatabaseError.
  static Error no_such();
  std::optional<Added> repeated(const PostKey& post, Error& other);
  void complete(Inquiry& inquiry);
  void write_proposals(const Inquiry& inquiry);
  void write_searched(std::string_view id);
  void take_away_personal(std::string_view id, const By& by);

  sql::SharedConnection& shared_;
  sql::Statement add_;
  sql::Statement find_;
  sql::Statement update_;
  sql::Statement exists_;
  sql::Statement add_proposal_;
  sql::Statement clear_proposals_;
  sql::Statement proposals_;
  sql::Statement add_entry_;
  sql::Statement entries_;
  sql::Statement set_searched_;
  sql::Statement post_;
  sql::Statement add_post_;
  sql::Statement forget_posts_;
  sql::Statement state_;
  sql::Statement answered_;
  sql::Statement older_;
  sql::Statement of_person_;
  sql::Statement of_inquirer_;
  sql::Statement with_words_of_;
  sql::Statement erase_words_of_;
  sql::Statement grow_;
  sql::Statement erase_;
  sql::Statement erase_entries_;
  sql::Statement erase_reasons_;
  sql::Statement erase_posts_;
  sql::Statement erase_mail_;
  sql::Statement reopen_;
  sql::Statement note_;
};

}  // namespace rundkurs::desk
