/** The demo page: a contact form and a conditions box over the package as it is published. */

import { startConditionsBox } from "./conditions-box.js";
import { startContactForm } from "./contact-form.js";

startContactForm();
startConditionsBox();
