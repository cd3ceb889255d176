import { answers } from "./answers.js";

const text = JSON.stringify(answers());
if (typeof document === "undefined") console.log(text);
else document.querySelector("#answers").textContent = text;
