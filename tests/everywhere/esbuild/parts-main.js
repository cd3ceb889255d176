import { answers } from "./parts.js";

console.log(JSON.stringify(answers()));
