import { answers } from "./answers.js";
import { LINES, answers as stream } from "./stream.js";
import { answers as together } from "./together.js";

stream(new Blob([LINES]).stream()).then((streamed) => postMessage(JSON.stringify([answers(), together(), streamed])));
