export default { test: { include: ["answers.spec.js"] } };
