import { answers } from "./forms.js";

export default {
  fetch: () => Response.json(answers()),
};
