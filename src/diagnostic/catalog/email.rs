//! Codes of e-mail addresses.

use super::{Code, Severity, Texts, codes};

codes! {
    Email;

    EMAIL_EMPTY = "email.empty" Error
        title "no e-mail address"
        message "expected an e-mail address, found nothing"
        help "write an address like name@example.com";

    EMAIL_HIDDEN_CHARACTER = "email.hidden-character" Error
        title "a hidden or bidirectional character in an address"
        message "found a hidden character ({kind})"
        help "remove the hidden characters; they usually come along with copied text";

    EMAIL_FULL_WIDTH = "email.full-width" Error
        title "full-width characters in an address"
        message "expected plain characters, found full-width ones"
        help "write the address with the plain characters of ASCII";

    EMAIL_MAILTO = "email.mailto" Error
        title "a `mailto:` link in place of an address"
        message "expected an address, found a `mailto:` link"
        help "write the address alone";

    EMAIL_DISPLAY_TEXT = "email.display-text" Error
        title "a name or brackets around an address"
        message "expected an address alone, found a name or brackets around it"
        help "write the address alone; the name goes into the fields for names";

    EMAIL_QUOTES = "email.quotes" Error
        title "quotes around an address"
        message "expected an address, found quotes around it"
        help "remove the quotes";

    EMAIL_TRAILING_PUNCTUATION = "email.trailing-punctuation" Error
        title "punctuation behind an address"
        message "expected the end of the address, found punctuation"
        help "remove the punctuation behind the address";

    EMAIL_TRAILING_WORDS = "email.trailing-words" Error
        title "words behind an address"
        message "expected the end of the address, found words"
        help "write the address alone; remarks go into a note";

    EMAIL_SPACE = "email.space" Error
        title "white space inside an address"
        message "an address has no white space inside"
        help "remove the white space";

    EMAIL_SEVERAL_ADDRESSES = "email.several-addresses" Error
        title "more than one address in one value"
        message "expected one address, found another one behind it"
        help "give each address an item of its own";

    EMAIL_MISSING_AT = "email.missing-at" Error
        title "an address without `@`"
        message "expected `@` between name and domain"
        help "write an address like name@example.com";

    EMAIL_EXTRA_AT = "email.extra-at" Error
        title "more than one `@` in an address"
        message "expected one `@`, found another one"
        help "keep one `@`";

    EMAIL_LOCAL_EMPTY = "email.local-empty" Error
        title "nothing in front of the `@`"
        message "expected a name in front of `@`"
        help "write an address like name@example.com";

    EMAIL_LOCAL_TOO_LONG = "email.local-too-long" Error
        title "too much in front of the `@`"
        message "at most {max} octets go in front of `@`, found {actual}"
        help "compare the address with the source; no mail server takes a longer one";

    EMAIL_LOCAL_QUOTED = "email.local-quoted" Error
        title "a quoted name in front of the `@`"
        message "expected a plain name in front of `@`, found a quoted one"
        help "write the name without quotes; hardly any mail server takes them";

    EMAIL_LOCAL_DOT = "email.local-dot" Error
        title "a dot at the edge of the name, or two in a row"
        message "a dot in front of `@` stands between two other characters"
        help "remove the dot that is too much";

    EMAIL_LOCAL_CHARACTER = "email.local-character" Error
        title "a character that no name in front of the `@` has"
        message "found a character that cannot stand in front of `@`"
        help "use letters, digits, and any of . ! # $ % & ' * + - / = ? ^ _ ` { | } ~";

    EMAIL_NOT_ASCII = "email.not-ascii" Error
        title "a character outside ASCII in an address"
        message "expected ASCII characters, found another one"
        help "write the domain in its `xn--` form; addresses in every script need the `eai` policy";

    EMAIL_DOMAIN_EMPTY = "email.domain-empty" Error
        title "nothing behind the `@`"
        message "expected a domain behind `@`"
        help "write an address like name@example.com";

    EMAIL_DOMAIN_LITERAL = "email.domain-literal" Error
        title "a numeric address in brackets in place of a domain"
        message "expected a domain name, found an address in brackets"
        help "write the domain name";

    EMAIL_DOMAIN_DOT = "email.domain-dot" Error
        title "a dot too much in the domain"
        message "a dot in a domain stands between two names"
        help "remove the dot that is too much";

    EMAIL_DOMAIN_HYPHEN = "email.domain-hyphen" Error
        title "a hyphen at the edge of a name in the domain"
        message "a name in a domain neither begins nor ends with a hyphen"
        help "remove the hyphen";

    EMAIL_DOMAIN_CHARACTER = "email.domain-character" Error
        title "a character that no domain has"
        message "found a character that cannot stand in a domain"
        help "use letters, digits, hyphens and dots";

    EMAIL_DOMAIN_LABEL_TOO_LONG = "email.domain-label-too-long" Error
        title "a name in the domain that is too long"
        message "a name in a domain has at most {max} characters, found {actual}"
        help "compare the domain with the source; there is none with a longer name";

    EMAIL_NO_TOP_LEVEL_DOMAIN = "email.no-top-level-domain" Error
        title "a domain without a top-level domain"
        message "expected a top-level domain behind a dot"
        help "write the whole domain: example.com, not example";

    EMAIL_TOP_LEVEL_DOMAIN = "email.top-level-domain" Error
        title "a top-level domain that cannot exist"
        message "a top-level domain has two letters or more, or begins with `xn--`"
        help "check what stands behind the last dot";

    EMAIL_TOO_LONG = "email.too-long" Error
        title "an address that is too long"
        message "an address takes at most {max} octets, found {actual}"
        help "compare the address with the source; no mail server takes a longer one";

    EMAIL_TYPO_DOMAIN = "email.typo-domain" Warning
        title "a domain that looks like a slip of the pen"
        message "the domain looks like a misspelt `{suggestion}`"
        help "write `{suggestion}` if that is meant" | "check the domain";
}
