/** Programs that a check starts, with what they wrote. */

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a program to its end and returns what it wrote to standard output. */
export function run(program, args, options) {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], ...options }).trim();
}

/** Runs a script in this Node.js. */
export const node = (args, options) => run(process.execPath, args, options);

/** Starts a server and resolves with the first text it writes that fits, and with how to stop it. */
export async function start(program, args, pattern, options) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"], ...options });
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  };
  let written = "";
  for await (const text of child.stdout.setEncoding("utf8")) {
    written += text;
    const found = pattern.exec(written);
    if (found) {
      child.stdout.resume();
      return { found, stop };
    }
  }
  throw new Error(`${program} ended before it was ready:\n${written}`);
}
