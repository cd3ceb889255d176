import { answers } from "./forms.js";
import { show } from "./show.js";

show(answers());
