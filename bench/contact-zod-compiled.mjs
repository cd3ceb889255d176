/** The same schema of zod, compiled to a function. */

import { compile } from "zod/v4/core";
import { checkWith, schema } from "./contact-zod.mjs";

export const check = checkWith(compile(schema));
