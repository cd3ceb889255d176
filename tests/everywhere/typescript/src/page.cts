import form = require("psa-contacts/form");

const bind = (element: HTMLFormElement): form.ContactFormHandle => form.bindContactForm(element);
export = bind;
