import { answers } from "./parts.js";
import { show } from "./show.js";

show(answers());
