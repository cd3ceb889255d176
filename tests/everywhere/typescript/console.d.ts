/** All that the programs for Node need of it. */
declare const console: { log(text: string): void };
