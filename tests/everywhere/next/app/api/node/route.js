import { answers } from "../../../answers.js";

/** Asked at each request, in Node. */
export const dynamic = "force-dynamic";

export function GET() {
  return Response.json(answers());
}
