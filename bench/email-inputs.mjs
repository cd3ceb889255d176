/** E-mail addresses as people type them, the same in every run: most are good, some have a usual fault. */

import { seeded } from "./random.mjs";

const LOCALS = ["john.smith", "mary", "info", "ana-garcia", "peter_m", "zoe+news", "office.2", "Linda.Jones"];
const DOMAINS = ["acme.com", "Example.ORG", "mail.example.net", "contoso.co.uk", "it.example.museum"];

const FAULTS = [
  (local, domain) => `${local}.${domain}`,
  (local, domain) => `${local}@@${domain}`,
  (local, domain) => `${local}@${domain.replaceAll(".", "..")}`,
  (local, domain) => `.${local}@${domain}`,
  (local, domain) => `${local} x@${domain}`,
  (local) => `${local}@`,
  (_, domain) => `@${domain}`,
  (local, domain) => `${local}@-${domain}`,
  (local, domain) => `${local}@${domain.split(".")[0]}`,
  (local, domain) => `${local}@${domain.replace(".", ",")}`,
];

export function emails(count, seed = 17) {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, at) => {
    const [local, domain] = [random.pick(LOCALS) + (random.once(2) ? at : ""), random.pick(DOMAINS)];
    return random.once(6) ? random.pick(FAULTS)(local, domain) : `${local}@${domain}`;
  });
}
