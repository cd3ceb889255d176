/** Where the answers go: onto the page, or to standard output. */
export function show(answers) {
  const text = JSON.stringify(answers);
  if (typeof document === "undefined") console.log(text);
  else document.querySelector("#answers").textContent = text;
}
