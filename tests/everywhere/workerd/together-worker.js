import { answers } from "./together.js";

export default {
  fetch: () => Response.json(answers()),
};
