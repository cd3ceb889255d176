/**
 * Times contestants side by side: in each round every one of them takes its turn, in random order, and figures of one
 * round are compared with each other alone. Processor time is what counts, garbage collection and compilation included:
 * it holds still on a machine that does other things too. No collection is forced between the turns: a full one throws
 * compiled regular expressions away, and contestants that use them would pay for compiling them in each sample.
 *
 * What was measured goes to standard output, one line of JSON for each race.
 */

import { seeded } from "./random.mjs";

/** The contestant that the others are compared with. */
export const OURS = "psa-contacts";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 21);
/** Long enough that the steady state is timed: regular expressions and WebAssembly are compiled in stages. */
const WARM_UP_MS = 800;
const SAMPLE_MS = 40;

/**
 * @param {{ name: string, unit: "ns" | "µs" | "ms", per?: number, note?: string, rounds?: number,
 *   contestants: Record<string, () => unknown>, reach?: Record<string, number>, stretch?: Record<string, number>,
 *   most?: { reach: number, stretch?: number } }} race
 *   `per`: how many units of work one call does. `reach`: how many times as fast as a contestant we mean to be, `stretch`: would
 *   like to be. `most`: how long ours may take by itself, in the unit.
 */
export function race({ name, unit, per = 1, note, rounds = ROUNDS, contestants, reach = {}, stretch = {}, most }) {
  progress(name);
  const scale = { ns: 1e6, "µs": 1e3, ms: 1 }[unit] / per;
  const entrants = Object.entries(contestants).map(([label, run]) => ({ label, run, calls: calibrate(run), samples: [] }));
  const random = seeded(7);
  for (let round = 0; round < rounds; round++) {
    for (const entrant of random.shuffle(entrants)) {
      entrant.samples.push((time(entrant.run, entrant.calls) / entrant.calls) * scale);
    }
  }
  const unknown = Object.keys({ ...reach, ...stretch }).filter((label) => !(label in contestants));
  if (unknown.length > 0) throw new Error(`${name}: nobody is called ${unknown.join(", ")}`);
  const rows = entrants.map(({ label, samples }) => ({
    contestant: label,
    samples,
    reach: reach[label],
    stretch: stretch[label],
  }));
  report({ name, unit, note, ours: OURS, most, rows });
}

/** The same for contestants whose work is done when their promise is. */
export async function raceOfPromises({ name, unit, per = 1, note, rounds = ROUNDS, contestants, reach = {} }) {
  progress(name);
  const scale = { ns: 1e6, "µs": 1e3, ms: 1 }[unit] / per;
  const entrants = Object.entries(contestants).map(([label, run]) => ({ label, run, samples: [] }));
  for (const { run } of entrants) {
    const end = performance.now() + WARM_UP_MS;
    do await run();
    while (performance.now() < end);
  }
  const random = seeded(7);
  for (let round = 0; round < rounds; round++) {
    for (const { run, samples } of random.shuffle(entrants)) {
      const start = process.cpuUsage();
      sink = await run();
      const { user, system } = process.cpuUsage(start);
      samples.push(((user + system) / 1000) * scale);
    }
  }
  const rows = entrants.map(({ label, samples }) => ({ contestant: label, samples, reach: reach[label] }));
  report({ name, unit, note, ours: OURS, rows });
}

/** Hands over what was measured. */
export function report(result) {
  console.log(JSON.stringify(result));
}

export function progress(text) {
  process.stderr.write(`  ${text}\n`);
}

/** How many calls make a sample that the clock can tell. Warms up on the way. */
function calibrate(run) {
  const end = performance.now() + WARM_UP_MS;
  let calls = 1;
  let took = time(run, calls);
  while (performance.now() < end || (took < SAMPLE_MS && calls < 1e7)) {
    if (took < SAMPLE_MS) calls = Math.ceil(calls * Math.min(10, Math.max(1.3, SAMPLE_MS / Math.max(took, 1e-3))));
    took = time(run, calls);
  }
  return calls;
}

/** Milliseconds of processor time. */
function time(run, calls) {
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) sink = run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Keeps results alive, so that no call is optimized away. */
export let sink;

/** Ends the run when the contestants do not give the same answers: times of different work say nothing. */
export function agree(what, answers, least = 1) {
  const total = answers.length;
  const same = answers.filter(([first, ...others]) => others.every((other) => other === first)).length;
  if (same < total * least) {
    const [example] = answers.filter(([first, ...others]) => others.some((other) => other !== first));
    throw new Error(`${what}: the contestants agree on ${same} of ${total} only, not on ${JSON.stringify(example)}`);
  }
  return `${same} of ${total}`;
}
