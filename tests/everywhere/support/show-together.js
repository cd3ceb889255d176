import { answers } from "./together.js";
import { show } from "./show.js";

show(answers());
