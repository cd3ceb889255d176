const ask = (id, worker) => {
  worker.onmessage = ({ data }) => (document.getElementById(id).textContent = data);
  worker.onerror = (event) => (document.getElementById(id).textContent = `error: ${event.message}`);
};
ask("module", new Worker("out/module.js", { type: "module" }));
ask("classic", new Worker("out/classic.js"));
