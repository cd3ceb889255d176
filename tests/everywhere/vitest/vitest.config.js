export default { test: { include: ["answers.spec.js", "start.spec.js"] } };
