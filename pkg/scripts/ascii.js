/** JavaScript text in ASCII alone: a script is read in the charset of its page, whatever that is. */
export const toAscii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
