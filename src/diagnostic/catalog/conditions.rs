//! Codes of conditions: their syntax, the spellings of other languages, the check against the fields, the tree.

use super::{Code, Severity, Texts, codes};

codes! {
    Conditions;

    CONDITIONS_EMPTY = "conditions.empty" Error
        title "there is no condition"
        message "expected a condition, found nothing"
        help "write a field, an operator and a value: `inactiveFlag = false`";

    CONDITIONS_TOO_LONG = "conditions.too-long" Error
        title "the text is too long to be a condition"
        message "longer than {max} UTF-16 code units"
        help "a URL holds about 2000 characters; cut the search into several";

    CONDITIONS_TOO_DEEP = "conditions.too-deep" Error
        title "the parentheses are nested too deep"
        message "nested deeper than {max} levels"
        help "take redundant parentheses away";

    CONDITIONS_TOO_MANY = "conditions.too-many-errors" Error
        title "more errors than are worth a list"
        message "more than {max} errors; the rest was not read"
        help "repair the errors above first";

    CONDITIONS_EXPECTED_FIELD = "conditions.expected-field" Error
        title "a condition begins with a field"
        message "expected a field, found {found}"
        help "a condition is a field, an operator and a value: `inactiveFlag = false`";

    CONDITIONS_EXPECTED_OPERATOR = "conditions.expected-operator" Error
        title "an operator stands behind a field"
        message "expected an operator, found {found}"
        help "the operators are `=`, `!=`, `<`, `<=`, `>`, `>=`, `contains`, `like` and `in`";

    CONDITIONS_EXPECTED_VALUE = "conditions.expected-value" Error
        title "a value stands behind an operator"
        message "expected a value, found {found}"
        help "a value is a \"string\", a number, `true`, `false`, `null` or a [date-time]";

    CONDITIONS_EXPECTED_CONNECTIVE = "conditions.expected-connective" Error
        title "`and` or `or` stands between two conditions"
        message "expected {expected}, found {found}"
        help "join conditions with `and` or `or`";

    CONDITIONS_KEYWORD_AS_FIELD = "conditions.keyword-as-field" Error
        title "a keyword where a field is expected"
        message "expected a field, found the keyword `{keyword}`"
        help "no field has the name of a keyword";

    CONDITIONS_DANGLING_KEYWORD = "conditions.dangling-keyword" Error
        title "`and` or `or` that joins nothing"
        message "`{keyword}` needs a condition on both sides"
        help "take the word away or add the missing condition";

    CONDITIONS_UNCLOSED_PARENTHESIS = "conditions.unclosed-parenthesis" Error
        title "a parenthesis that is never closed"
        message "expected `)`, found the end of the text"
        help "close the parenthesis";

    CONDITIONS_UNOPENED_PARENTHESIS = "conditions.unopened-parenthesis" Error
        title "a parenthesis that was never opened"
        message "`)` without `(`"
        help "take the parenthesis away";

    CONDITIONS_EMPTY_GROUP = "conditions.empty-group" Error
        title "parentheses around nothing"
        message "expected a condition, found `)`"
        help "take the parentheses away or put a condition between them";

    CONDITIONS_UNTERMINATED_STRING = "conditions.unterminated-string" Error
        title "a string without its closing quote"
        message "expected a closing quote, found the end of the text"
        help "close the string with the quote that opened it";

    CONDITIONS_UNTERMINATED_DATETIME = "conditions.unterminated-datetime" Error
        title "a date-time without its closing bracket"
        message "expected `]`, found {found}"
        help "close the bracket: [2026-01-31T00:00:00Z]";

    CONDITIONS_INVALID_DATETIME = "conditions.invalid-datetime" Error
        title "brackets around something that is no date-time"
        message "expected a date or a date-time between the brackets"
        help "write it like [2026-01-31] or [2026-01-31T18:04:26Z]";

    CONDITIONS_UNQUOTED_DATE = "conditions.unquoted-date" Error
        title "a date without brackets"
        message "expected a value, found a date without brackets"
        help "put square brackets around it: [2026-01-31T00:00:00Z]";

    CONDITIONS_UNQUOTED_STRING = "conditions.unquoted-string" Error
        title "a string without quotes"
        message "expected a value, found text without quotes"
        help "put double quotes around it";

    CONDITIONS_INVALID_NUMBER = "conditions.invalid-number" Error
        title "a number in another notation"
        message "expected digits with an optional minus and point, found {found}"
        help "write the number in full digits: -12.5";

    CONDITIONS_YES_NO = "conditions.yes-no" Error
        title "`yes` or `no` for a boolean"
        message "expected `true` or `false`, found `{found}`"
        help "write `{replacement}`" | "write `true` or `false`";

    CONDITIONS_SMART_QUOTE = "conditions.smart-quote" Error
        title "typographic quotes"
        message "expected a straight quote, found a typographic one"
        help "write straight double quotes";

    CONDITIONS_DOUBLE_EQUALS = "conditions.double-equals" Error
        title "`==` of programming languages"
        message "expected an operator, found `==`"
        help "write `=`";

    CONDITIONS_ANGLE_NOT_EQUAL = "conditions.angle-not-equal" Error
        title "`<>` of SQL"
        message "expected an operator, found `<>`"
        help "write `!=`";

    CONDITIONS_REVERSED_OPERATOR = "conditions.reversed-operator" Error
        title "an operator with its signs in another order"
        message "expected an operator, found `{found}`"
        help "write `{replacement}`" | "the operators are `=`, `!=`, `<`, `<=`, `>` and `>=`";

    CONDITIONS_WORD_OPERATOR = "conditions.word-operator" Error
        title "a word for an operator that has a sign"
        message "expected an operator, found `{found}`"
        help "write `{replacement}`" | "the operators are `=`, `!=`, `<`, `<=`, `>`, `>=`, `contains`, `like` and `in`";

    CONDITIONS_DOUBLE_AMPERSAND = "conditions.double-ampersand" Error
        title "`&&` of programming languages"
        message "expected `and` or `or`, found `&&`"
        help "write `and`";

    CONDITIONS_DOUBLE_PIPE = "conditions.double-pipe" Error
        title "`||` of programming languages"
        message "expected `and` or `or`, found `||`"
        help "write `or`";

    CONDITIONS_URL_AMPERSAND = "conditions.url-ampersand" Error
        title "the `&` of a URL"
        message "`&` separates the parameters of a URL; it joins no conditions"
        help "write `and`, or pass the other parameter by its name";

    CONDITIONS_COMMA = "conditions.comma" Error
        title "a comma between conditions"
        message "expected `and` or `or`, found `,`"
        help "write `and`";

    CONDITIONS_IS_NULL = "conditions.is-null" Error
        title "`is null` of SQL"
        message "expected an operator, found `is`"
        help "write `= null`";

    CONDITIONS_IS_NOT_NULL = "conditions.is-not-null" Error
        title "`is not null` of SQL"
        message "expected an operator, found `is not`"
        help "write `!= null`";

    CONDITIONS_PREFIX_NOT = "conditions.prefix-not" Error
        title "`not` before a condition"
        message "`not` stands only before `contains`, `like` and `in`"
        help "turn the operators inside round instead";

    CONDITIONS_MISPLACED_NOT = "conditions.misplaced-not" Error
        title "`not` before a sign"
        message "expected `contains`, `like` or `in` behind `not`, found {found}"
        help "write `{replacement}`" | "use the opposite operator";

    CONDITIONS_BETWEEN = "conditions.between" Error
        title "`between` of SQL"
        message "expected an operator, found `between`"
        help "write two comparisons: `>=` and `<=`";

    CONDITIONS_STARTS_WITH = "conditions.starts-with" Error
        title "`starts with` of other languages"
        message "expected an operator, found `starts with`"
        help "write `like` with `*` at the end of the value";

    CONDITIONS_ENDS_WITH = "conditions.ends-with" Error
        title "`ends with` of other languages"
        message "expected an operator, found `ends with`"
        help "write `like` with `*` at the start of the value";

    CONDITIONS_DOT_PATH = "conditions.dot-path" Error
        title "a dot between the parts of a field"
        message "expected `/` between the parts of a field, found `.`"
        help "write `/`";

    CONDITIONS_VALUE_FIRST = "conditions.value-first" Error
        title "the value before the field"
        message "expected a field, found {found}"
        help "put the field first";

    CONDITIONS_EMPTY_LIST = "conditions.empty-list" Error
        title "a list without values"
        message "expected a value, found the end of the list"
        help "a list has one value at least; without one, leave the condition out";

    CONDITIONS_LIST_PARENTHESES = "conditions.list-parentheses" Error
        title "a list without parentheses"
        message "expected `(` behind `in`, found {found}"
        help "put the values in parentheses: (1, 2, 3)";

    CONDITIONS_LIST_WITHOUT_IN = "conditions.list-without-in" Error
        title "a list behind another operator than `in`"
        message "`{operator}` takes one value, found a list"
        help "write `{replacement}`" | "give it one value";

    CONDITIONS_TRAILING_COMMA = "conditions.trailing-comma" Error
        title "a comma with no value behind it"
        message "expected a value, found `{found}`"
        help "take the comma away";

    CONDITIONS_UNEXPECTED_CHARACTER = "conditions.unexpected-character" Error
        title "a character that no condition has"
        message "expected {expected}, found a character that has no meaning here"
        help "write the value anew: {character} stands for a character that was lost" | "strings stand in double quotes; field names have letters, digits, `_` and `/`";

    CONDITIONS_PARAMETER_NAME = "conditions.parameter-name" Warning
        title "the name of the URL parameter in front of the conditions"
        message "`{parameter}=` is part of the URL, not of the conditions"
        help "pass the text behind it as `{parameter}`" | "take the name away";

    CONDITIONS_HOLE_IN_STRING = "conditions.hole-in-string" Error
        title "a value bound inside quotes or brackets"
        message "a bound value stands inside {found}"
        help "take the quotes away: a bound value is quoted by itself";

    CONDITIONS_HOLE_POSITION = "conditions.hole-position" Error
        title "a value bound where none can stand"
        message "expected {expected}, found a bound value"
        help "only values can be bound: behind an operator, or in the list of `in`";

    CONDITIONS_HOLE_COUNT = "conditions.hole-count" Error
        title "texts and bound values do not fit together"
        message "{texts} pieces of text need one value less, found {values}"
        help "pass one value for each gap between two pieces of text";

    CONDITIONS_EMBEDDED_QUOTE = "conditions.embedded-quote" Warning
        title "a quote inside a string"
        message "no document says how a quote inside a string is written"
        help "an apostrophe needs nothing inside double quotes; for a double quote, `\\\"` is the spelling seen most";

    CONDITIONS_MIXED_AND_OR = "conditions.mixed-and-or" Advice
        title "`and` and `or` mixed without parentheses"
        message "`and` is read first here, but no document says which of the two the server reads first"
        help "put parentheses around the parts joined by `and`";

    CONDITIONS_UNKNOWN_FIELD = "conditions.unknown-field" Error
        title "a name that no field has"
        message "the {entity} has no such field"
        help "the nearest field is `{suggestion}`" | "compare the name with the field table; with the entity `any` no names are checked";

    CONDITIONS_FIELD_CASE = "conditions.field-case" Advice
        title "a field in other letters than its JSON name"
        message "`{field}` is written in other letters"
        help "the server takes any case; `{field}` is the name in its answers" | "the server takes any case; the names in its answers are camelCase";

    CONDITIONS_UNDOCUMENTED_FIELD = "conditions.undocumented-field" Advice
        title "a field that only the live API has"
        message "`{field}` is a field of the live API; the reference document lacks it"
        help "choose the api `current` to check against the live API";

    CONDITIONS_REMOVED_FIELD = "conditions.removed-field" Error
        title "a field that the live API no longer has"
        message "the live API has no `{field}`"
        help "use `{suggestion}`" | "choose the api `documented` to check against the reference document";

    CONDITIONS_RENAMED_FIELD = "conditions.renamed-field" Advice
        title "a field that the live API has under another name"
        message "the live API has `{suggestion}` in place of `{field}`"
        help "search for `{suggestion}` in `childConditions`" | "use the name that the live API has";

    CONDITIONS_WRONG_PARAMETER = "conditions.wrong-parameter" Error
        title "a field of another parameter"
        message "`{field}` belongs in `{parameter}`, not in `{found}`"
        help "move the condition to `{parameter}`" | "split the search into its parameters";

    CONDITIONS_NOT_QUERYABLE = "conditions.not-queryable" Error
        title "a field that no search can name"
        message "`{field}` exists only when a contact is created"
        help "search for `{suggestion}` in `childConditions`" | "search for another field";

    CONDITIONS_NEEDS_MEMBER = "conditions.needs-member" Error
        title "an object where one of its members is meant"
        message "`{field}` is an object; expected one of its members"
        help "compare `{suggestion}`" | "name the member behind a slash: `company/id`";

    CONDITIONS_NO_MEMBER = "conditions.no-member" Error
        title "a member of a field that is no object"
        message "`{field}` has no members"
        help "compare `{field}` itself" | "compare the field itself";

    CONDITIONS_OPERATOR_TYPE = "conditions.operator-type" Error
        title "an operator that the field does not take"
        message "`{operator}` does not suit `{field}`, which holds {kind}"
        help "`{field}` takes {expected}" | "choose an operator that suits the field";

    CONDITIONS_LITERAL_TYPE = "conditions.literal-type" Error
        title "a value of another type than the field"
        message "`{field}` holds {expected}, found {found}"
        help "write {example}" | "write a value of the type of the field";

    CONDITIONS_NOT_ONE_OF = "conditions.not-one-of" Error
        title "a value outside the list that the field takes"
        message "`{field}` takes {expected}"
        help "the server refuses every other value of such a field";

    CONDITIONS_OUT_OF_RANGE = "conditions.out-of-range" Warning
        title "a number that the field never holds"
        message "`{field}` goes from {min} to {max}"
        help "compare with a whole number from {min} to {max}" | "compare with a number inside the range of the field";

    CONDITIONS_LIKE_WITHOUT_WILDCARD = "conditions.like-without-wildcard" Warning
        title "`like` without a wildcard"
        message "`like` without `*` or `%` matches the exact text only"
        help "add a wildcard, or write `{replacement}`" | "add a wildcard";

    CONDITIONS_NULL_COMPARISON = "conditions.null-comparison" Warning
        title "`null` where only a value makes sense"
        message "`{operator}` never holds for `null`"
        help "only `= null` and `!= null` test for null";

    CONDITIONS_IN_UNSUPPORTED = "conditions.in-unsupported" Warning
        title "`in` where the server does not know it"
        message "`in` is not known in `{parameter}`"
        help "join comparisons with `or`";

    CONDITIONS_CONTRADICTION = "conditions.contradiction" Warning
        title "conditions that cannot hold together"
        message "`{field}` cannot meet this condition and the ones before it"
        help "no record is kept; join them with `or`, or take one away";

    CONDITIONS_ALWAYS_TRUE = "conditions.always-true" Warning
        title "conditions of which one always holds"
        message "one of the conditions on `{field}` holds for every record that has it"
        help "join them with `and`, or take them away";

    CONDITIONS_SPLIT_MIXED = "conditions.split-mixed" Error
        title "an `or` across parameters"
        message "an `or` joins conditions of {expected}; the parameters of a URL are joined by `and`"
        help "search once for each side of the `or` and join the results";

    CONDITIONS_TREE_SHAPE = "conditions.tree-shape" Error
        title "an expression of another shape"
        message "expected {expected}, found {found}"
        help "the shapes are `{type: \"and\" | \"or\", args}` and `{type: \"comparison\", field, operator, value}`";

    CONDITIONS_INVALID_FIELD = "conditions.invalid-field" Error
        title "a field name with characters that no field has"
        message "expected a field name, found other text"
        help "names have letters, digits and `_`, joined by `/`";

    RULES_SHAPE = "rules.shape" Error
        title "a rule group of another shape"
        message "expected {expected}, found {found}"
        help "a group is `{combinator, rules}`, a rule `{field, operator, value}`";

    RULES_UNSUPPORTED = "rules.unsupported" Error
        title "a rule that no condition can say"
        message "conditions cannot say {what}"
        help "write the rule with other operators, or leave it out";

    RULES_EMPTY_GROUP = "rules.empty-group" Warning
        title "a group without rules"
        message "an empty group says nothing; it was left out"
        help "add a rule or remove the group";

    RULES_MUTED = "rules.muted" Advice
        title "a rule that is muted"
        message "a muted rule was left out"
        help "unmute it to have it in the conditions";

    RULES_PLACEHOLDER = "rules.placeholder" Warning
        title "a rule without its field or operator"
        message "a rule whose field or operator is not chosen was left out"
        help "choose a field and an operator, or remove the rule";

    RULES_CUSTOM_OPERATOR = "rules.custom-operator" Advice
        title "an operator that react-querybuilder does not have by itself"
        message "`like` with such a pattern has no operator of its own there"
        help "add operators named `like` and `notLike` to the query builder";

    RULES_UNTYPED = "rules.untyped" Advice
        title "a value that becomes a string"
        message "the value becomes a string, and the field's type does not bring it back"
        help "give the field a type in a table of fields";

    SQL_ARRAY_FIELD = "sql.array-field" Error
        title "a field in an array, which has no column"
        message "`{field}` lies in an array and has no column"
        help "name a column for it in the options, or search the array in its own table";

    QUERY_SHAPE = "query.shape" Error
        title "a part of a query of the wrong type"
        message "`{part}`: expected {expected}, found {found}"
        help "pass {expected}" | "pass the documented type";

    QUERY_UNKNOWN_PART = "query.unknown-part" Error
        title "a part that a query does not have"
        message "a query has no such part"
        help "the parts are conditions, childConditions, customFieldConditions, orderBy, fields, page, pageSize and pageId";

    QUERY_URL_TOO_LONG = "query.url-too-long" Error
        title "a URL that is too long"
        message "the URL has {actual} characters; {max} are safe"
        help "cut a long `in` list into several queries, or ask for fewer `fields`";

    QUERY_OUT_OF_RANGE = "query.out-of-range" Error
        title "a page or a page size outside its range"
        message "`{part}` goes from {min} to {max}"
        help "pass a whole number from {min} to {max}" | "pass a whole number inside the range";

    QUERY_ORDER_WITH_PAGE_ID = "query.order-with-page-id" Error
        title "`orderBy` together with `pageId`"
        message "forward-only paging takes no `orderBy`"
        help "leave `orderBy` or `pageId` out";

    QUERY_PAGE_IGNORED = "query.page-ignored" Warning
        title "`page` together with `pageId`"
        message "forward-only paging ignores `page`"
        help "leave `page` out";

    QUERY_FORWARD_ONLY = "query.forward-only" Advice
        title "`pageId` needs a header"
        message "`pageId` works only with the header `pagination-type: forward-only`"
        help "send the header with the request";

    QUERY_ORDER_SYNTAX = "query.order-syntax" Error
        title "an order of another form"
        message "expected {expected}, found {found}"
        help "write `lastName asc, firstName desc`";

    QUERY_ORDER_FIELD = "query.order-field" Warning
        title "an order by a field of another kind"
        message "`{field}` lies in an array; records have no order by it"
        help "order by a field of the record itself";

    QUERY_PARAMETER = "query.parameter" Error
        title "a text for another parameter"
        message "the text names `{parameter}`, but stands in `{found}`"
        help "pass it as `{parameter}`" | "pass it as the parameter that it names";

    QUERY_CUT = "query.cut" Advice
        title "a search cut into several"
        message "the list does not fit into one URL; it was cut into {count} searches"
        help "send them all and join the records";

    QUERY_CUT_PAGES = "query.cut-pages" Warning
        title "pages of a search that was cut into several"
        message "each of the searches has pages of its own"
        help "read every page of every search";
}
