import { answers } from "./parts.js";

export default {
  fetch: () => Response.json(answers()),
};
