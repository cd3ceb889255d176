/** One copy of the package, on a module that traps: what each of the calls gave. */

import { parentPort, workerData } from "node:worker_threads";
import * as api from "psa-contacts/slim";

const { module, calls } = workerData;
api.init(module);
parentPort.postMessage(
  calls.map(([name, ...args]) => {
    try {
      return { value: api[name](...args) };
    } catch (error) {
      return { thrown: error.name };
    }
  }),
);
