#include "searchd/web/locale_format.h"

#include <stdexcept>

#include <unicode/calendar.h>
#include <unicode/coll.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/numfmt.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

namespace rundkurs::web {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

// ICU's data is part of its library; where a formatter cannot be made, the installation is broken.
template <typename T>
std::unique_ptr<T> made(T* formatter, UErrorCode status, const std::string& language) {
  std::unique_ptr<T> owned(formatter);
  if (U_FAILURE(status) != 0 || owned == nullptr)
    throw std::runtime_error("ICU knows nothing of " + language + ": " + u_errorName(status));
  return owned;
}

std::unique_ptr<icu::DateFormat> date_format(const char* skeleton,
                                             const icu::Locale& locale,
                                             const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  auto* const format = icu::DateFormat::createInstanceForSkeleton(
      icu::UnicodeString::fromUTF8(skeleton), locale, status);
  auto owned = made(format, status, language);
  owned->setTimeZone(*icu::TimeZone::getGMT());
  return owned;
}

std::string formatted(const icu::DateFormat& format, int year, int month, int day) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
  calendar.clear();
  calendar.set(year, month - 1, day, 12, 0);
  icu::UnicodeString text;
  return utf8(format.format(calendar.getTime(status), text));
}

}  // namespace

struct LocaleFormat::Private {
  std::unique_ptr<icu::NumberFormat> number;
  std::unique_ptr<icu::DateFormat> day;
  std::unique_ptr<icu::DateFormat> month;
  std::unique_ptr<icu::DateFormat> short_month;
  std::unique_ptr<icu::PluralRules> plural;
  std::unique_ptr<icu::Collator> collator;
};

LocaleFormat::LocaleFormat(const std::string& language) : private_(std::make_unique<Private>()) {
  const icu::Locale locale(language == "en" ? "en_GB" : language.c_str());
  UErrorCode status = U_ZERO_ERROR;
  auto* const number = icu::NumberFormat::createInstance(locale, status);
  private_->number = made(number, status, language);
  private_->number->setMaximumFractionDigits(2);
  private_->day = date_format("yMMMMd", locale, language);
  private_->month = date_format("yMMMM", locale, language);
  private_->short_month = date_format("LLL", locale, language);
  auto* const plural = icu::PluralRules::forLocale(locale, status);
  private_->plural = made(plural, status, language);
  auto* const collator = icu::Collator::createInstance(locale, status);
  private_->collator = made(collator, status, language);
}

LocaleFormat::~LocaleFormat() = default;

std::string LocaleFormat::number(double value) const {
  icu::UnicodeString text;
  return utf8(private_->number->format(value, text));
}

std::string LocaleFormat::day(int year, int month, int day) const {
  return formatted(*private_->day, year, month, day);
}

std::string LocaleFormat::month(int year, int month) const {
  return formatted(*private_->month, year, month, 1);
}

std::string LocaleFormat::short_month(int month) const {
  return formatted(*private_->short_month, 2000, month, 1);
}

std::string LocaleFormat::plural(double count) const {
  return utf8(private_->plural->select(count));
}

bool LocaleFormat::before(std::string_view a, std::string_view b) const {
  const auto text = [](std::string_view bytes) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())));
  };
  UErrorCode status = U_ZERO_ERROR;
  return private_->collator->compare(text(a), text(b), status) == UCOL_LESS;
}

}  // namespace rundkurs::web
