/** What `./form` and `./react-hook-form` take from the core: the one place that says which entry brings the module. */

export { formatAsYouType, translate, validateContact } from "../contact.js";
