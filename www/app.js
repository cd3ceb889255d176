/** The demo page: a contact, a plain form and a conditions box over the package as it is published. */

import { startConditionsBox } from "./conditions-box.js";
import { startContactForm } from "./contact-form.js";
import { startLanguage } from "./language.js";
import { startPlainForm } from "./plain-form.js";

startContactForm();
startPlainForm();
startConditionsBox();
startLanguage();
