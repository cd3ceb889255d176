//! Codes of phone numbers.

use super::{Code, Severity, Texts, codes};

codes! {
    Phone;

    PHONE_EMPTY = "phone.empty" Error
        title "no phone number"
        message "expected a phone number, found nothing"
        help "write the number with its country code: +1 305-585-4225";

    PHONE_NOT_A_NUMBER = "phone.not-a-number" Error
        title "a text without a phone number"
        message "expected a phone number, found none in the text"
        help "write the number with its country code: +1 305-585-4225";

    PHONE_TOO_SHORT = "phone.too-short" Error
        title "a number with too few digits"
        message "the number has too few digits"
        help "write the whole number, area code included";

    PHONE_TOO_LONG = "phone.too-long" Error
        title "a number with too many digits"
        message "the number has too many digits"
        help "write one number; an extension goes behind `ext.`";

    PHONE_INVALID_LENGTH = "phone.invalid-length" Error
        title "a number of a length that its country does not use"
        message "numbers of this country never have that many digits"
        help "compare the digits with the source; one of them is missing or written twice";

    PHONE_UNKNOWN_COUNTRY_CODE = "phone.unknown-country-code" Error
        title "a country code that no country has"
        message "no country has this country code"
        help "check the digits behind the plus";

    PHONE_UNKNOWN_REGION = "phone.unknown-region" Error
        title "a number without a country code, and a default region that does not exist"
        message "the number has no country code, and the default region is no region with phone numbers"
        help "write the number with a plus and its country code, or set `defaultRegion` to two letters of ISO 3166-1";

    PHONE_NOT_ASSIGNED = "phone.not-assigned" Warning
        title "a number in a range that is not assigned"
        message "the length fits, but the range is not assigned to anyone"
        help "check the area code and the first digits";

    PHONE_LOCAL_ONLY = "phone.local-only" Warning
        title "a number that can be dialled only locally"
        message "the number has no area code"
        help "write the area code in front of it";

    PHONE_STRAY_LETTER = "phone.stray-letter" Error
        title "letters inside a number"
        message "expected digits, found letters inside the number"
        help "compare the number with the source; letters stand for digits only in words of three or more, as in 1-800-FLOWERS";

    PHONE_STRAY_CHARACTER = "phone.stray-character" Error
        title "a character that no number is written with"
        message "expected digits and separators, found another character"
        help "separate groups of digits by spaces, dashes, dots or parentheses";

    PHONE_HIDDEN_CHARACTER = "phone.hidden-character" Warning
        title "a hidden or bidirectional character in a number"
        message "found a hidden character ({kind})"
        help "remove the hidden characters; they usually come along with copied text";

    PHONE_LEADING_WORDS = "phone.leading-words" Warning
        title "words in front of a number"
        message "found words in front of the number"
        help "leave the words out; the kind of a number goes into its type";

    PHONE_TRAILING_WORDS = "phone.trailing-words" Error
        title "words behind a number"
        message "found words behind the number"
        help "leave the words out; the kind of a number goes into its type, remarks go into a note";

    PHONE_SEVERAL_NUMBERS = "phone.several-numbers" Error
        title "more than one number in one value"
        message "expected one number, found another one behind it"
        help "give each number an item of its own";

    PHONE_EXTENSION_TOO_LONG = "phone.extension-too-long" Error
        title "an extension longer than its field"
        message "an extension takes at most {max} characters, found {actual}"
        help "shorten the extension, or give the second number an item of its own";

    PHONE_URI = "phone.uri" Warning
        title "a `tel:` link in place of a number"
        message "expected a number, found a `tel:` link"
        help "write the number alone";
}
