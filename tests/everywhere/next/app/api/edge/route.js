import { LINES, answers as stream } from "../../../stream.js";
import { answers as together } from "../../../together.js";

/** Asked at each request, in the edge runtime, where no code may compile a module. */
export const runtime = "edge";

export async function GET() {
  return Response.json({ together: together(), stream: await stream(new Blob([LINES]).stream()) });
}
