import { answers } from "./bound.js";
import { show } from "./show.js";

const found = answers(document);
document.body.innerHTML = '<p id="answers"></p>';
show(found);
