/** Which fields the form shows, and how. What they may hold comes from the package's own tables. */

import { contactFields, contactTypes, portalLevels } from "../pkg/index.js";

const types = contactTypes.map(({ id, name }) => [id, `${id} – ${name}`]);
const levels = portalLevels.map(({ id, name, access }) => [id, `${id} – ${name}: ${access}`]);

const GROUPS = [
  ["Person and company", [
    { name: "firstName", label: "First name" },
    { name: "lastName", label: "Last name" },
    { name: "company", label: "Company id", pointer: "/company/id", kind: "number" },
    { name: "type", label: "Contact type", pointer: "/type/id", kind: "select", options: types },
    { name: "title", label: "Job title" },
    { name: "nickName", label: "Nickname" },
    { name: "birthDay", label: "Birth date", hint: "YYYY-MM-DD" },
    { name: "site", label: "Site id", pointer: "/site/id", kind: "number" },
  ]],
  ["Address", [
    { name: "addressLine1", label: "Address" },
    { name: "addressLine2", label: "Suite or unit" },
    { name: "city", label: "City" },
    { name: "state", label: "State or province" },
    { name: "zip", label: "Postal code" },
    { name: "country", label: "Country id", pointer: "/country/id", kind: "number" },
  ]],
  ["Portal and state", [
    { name: "portalSecurityLevel", label: "Portal level", kind: "select", options: levels, wide: true },
    { name: "disablePortalLoginFlag", label: "Portal login disabled", kind: "check" },
    { name: "unsubscribeFlag", label: "Opted out of e-mails", kind: "check" },
    { name: "inactiveFlag", label: "Inactive", kind: "check" },
  ]],
];

const row = new Map(contactFields.map((field) => [field.name, field]));

/** `[title, fields]`, each field joined with its row of the table. */
export const groups = GROUPS.map(([title, fields]) => [
  title,
  fields.map((field) => {
    const { required, maxLength, description } = row.get(field.name);
    return { pointer: `/${field.name}`, kind: "text", required, maxLength, description, ...field };
  }),
]);
