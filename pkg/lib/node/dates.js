/** The usual spellings of days and moments. Others are for the module. */

/** Whether a text is a day of the calendar, as `1980-12-31`. */
export function isDay(text) {
  return text.length === 10 && isDate(text);
}

/** Whether a text is a moment as the live API writes it: `1980-12-31T08:30:00Z`. */
export function isMoment(text) {
  return (
    text.length === 20 &&
    isDate(text) &&
    text.charCodeAt(10) === 0x54 &&
    pair(text, 11) < 24 &&
    text.charCodeAt(13) === 0x3a &&
    pair(text, 14) < 60 &&
    text.charCodeAt(16) === 0x3a &&
    pair(text, 17) < 60 &&
    text.charCodeAt(19) === 0x5a
  );
}

function isDate(text) {
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return false;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  // What is no pair of digits is not a number, and nothing is true of it.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Two digits as a number. */
function pair(text, at) {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
