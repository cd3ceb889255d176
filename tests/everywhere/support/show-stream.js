import { show } from "./show.js";
import { LINES, answers } from "./stream.js";

answers(new Blob([LINES]).stream()).then(show);
