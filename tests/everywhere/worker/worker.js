import { answers } from "./answers.js";

postMessage(JSON.stringify(answers()));
