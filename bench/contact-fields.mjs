/** The fields of a contact, as every stack but ours has to be told. */

/** Texts with their limits, and the other fields by type. */
export const TEXTS = {
  firstName: 30, lastName: 30, title: 50, nickName: 30, school: 50, significantOther: 30, addressLine1: 50,
  addressLine2: 50, city: 50, state: 50, zip: 12,
};
export const FLAGS = ["marriedFlag", "childrenFlag", "disablePortalLoginFlag", "unsubscribeFlag", "inactiveFlag"];
export const DATES = ["anniversary", "birthDay"];
export const REFERENCES = ["company", "site", "type", "department", "relationship", "country"];
export const IDS = ["defaultMergeContactId", "managerContactId", "assistantContactId"];
export const REQUIRED = ["firstName", "company"];
export const MAX_ID = 2_147_483_647;
export const MAX_VALUE = 250;
export const MAX_EXTENSION = 15;

export const fields = (names, rule) => Object.fromEntries(names.map((name) => [name, rule(name)]));

/** Whether it is a day of the calendar. */
export function isDate(value) {
  const parts = typeof value === "string" ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null;
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number);
  const days = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}
