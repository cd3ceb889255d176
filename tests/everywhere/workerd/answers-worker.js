import { answers } from "./answers.js";

export default {
  fetch: () => Response.json(answers()),
};
