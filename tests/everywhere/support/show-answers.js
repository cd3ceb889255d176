import { answers } from "./answers.js";
import { show } from "./show.js";

show(answers());
