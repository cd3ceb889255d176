// The query language as a user would write it down for a parser generator.
{{
  const join = (type, first, rest) => (rest.length === 0 ? first : { type, args: [first, ...rest] });
}}

Start = _ expr:Or _ { return expr; }
Or = first:And rest:(_ "or"i Break _ expr:And { return expr; })* { return join("or", first, rest); }
And = first:Factor rest:(_ "and"i Break _ expr:Factor { return expr; })* { return join("and", first, rest); }
Factor = "(" _ expr:Or _ ")" { return expr; } / Comparison
Comparison
  = field:Field _ negated:("not"i Break _)? operator:Operator _ value:Value
    { return { type: "comparison", field, operator: operator.toLowerCase(), negated: negated !== null, value }; }
Operator = "!=" / "<=" / ">=" / "=" / "<" / ">" / word:("contains"i / "like"i / "in"i) Break { return word; }
Field = $([A-Za-z_] [A-Za-z0-9_]* ("/" [A-Za-z_] [A-Za-z0-9_]*)*)
Value = String / Number / Word / Date / List
String
  = '"' text:$[^"]* '"' { return { type: "string", value: text }; }
  / "'" text:$[^']* "'" { return { type: "string", value: text }; }
Number = text:$("-"? [0-9]+ ("." [0-9]+)?) { return { type: "number", value: Number(text) }; }
Word
  = "true"i Break { return { type: "boolean", value: true }; }
  / "false"i Break { return { type: "boolean", value: false }; }
  / "null"i Break { return { type: "null" }; }
Date = "[" text:$[^\]]* "]" { return { type: "datetime", value: text }; }
List = "(" _ first:Value rest:(_ "," _ value:Value { return value; })* _ ")" { return { type: "list", values: [first, ...rest] }; }
Break = ![A-Za-z0-9_]
_ = [ \t\r\n]*
