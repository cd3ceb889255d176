// What the package says of its own entries: `exports` of package.json is the one list of them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** esbuild as installed below the directory of the tools. */
export const esbuildIn = (tools) => createRequire(join(tools, 'package.json'))('esbuild');

/**
 * Each entry that holds code: its name, what a bundler for browsers takes, and what `require` takes.
 * @returns {{ name: string, browser: string, commonjs?: string }[]}
 */
export function entriesOf(pkg) {
  const { exports } = JSON.parse(readFileSync(join(pkg, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([name, conditions]) => {
    const browser = typeof conditions === 'string' ? conditions : pick(conditions, 'default');
    if (!browser.endsWith('.js')) return [];
    return [{ name, browser, commonjs: conditions.require && pick(conditions.require, 'default') }];
  });
}

function pick(conditions, name) {
  const target = conditions[name] ?? conditions;
  return typeof target === 'string' ? target : pick(target, 'default');
}
