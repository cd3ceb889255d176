/** The moments that texts mean, in every form of date-time in use. The module reads them the same way. */

/** What the module takes for white space around a value: Unicode's, not JavaScript's. */
const SPACE = "[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";

/** A pattern for the whole of a text, space around it set aside. */
export const whole = (pattern) => new RegExp(`^${SPACE}${pattern}${SPACE}$`);

const DATE = "(\\d{4})-(\\d\\d?)-(\\d\\d?)";
const TIME = "(\\d\\d?):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d+))?)?";
const ZONE = "([Zz]|([+-])(\\d\\d)(?::?(\\d\\d))?)?";
const DATETIME = whole(`${DATE}(?:[Tt ]${TIME}${ZONE})?`);

/** `[seconds since 1970, nanoseconds within the second]`, or `undefined` for what is no date-time, or a day that no calendar has. */
export function instantOf(text) {
  const parts = DATETIME.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = "", , sign, zoneHour = 0, zoneMinute = 0] = parts;
  if (year < 1 || hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return undefined;
  const date = new Date(0);
  // `Date.UTC` takes years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== +day) return undefined;
  const zone = (zoneHour * 60 + +zoneMinute) * (sign === "-" ? -60 : 60);
  return [date / 1000 + hour * 3600 + minute * 60 + +second - zone, +fraction.slice(0, 9).padEnd(9, "0")];
}

/** Below zero, zero or above it, as the first moment is before the second, the same, or after it. */
export function compareInstants([seconds, nanoseconds], other) {
  return seconds - other[0] || nanoseconds - other[1];
}
