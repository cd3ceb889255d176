import { answers } from "./stream.js";

export default {
  /** What comes in is checked as it comes. */
  fetch: async (request) => Response.json(await answers(request.body)),
};
