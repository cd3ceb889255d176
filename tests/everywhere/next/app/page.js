import { answers } from "../answers.js";
import { answers as together } from "../together.js";
import { Client } from "./client.js";

/** A server component: asked when the page is built. */
export default function Page() {
  return (
    <>
      <p id="server">{JSON.stringify(answers())}</p>
      <p id="entries">{JSON.stringify(together())}</p>
      <Client />
    </>
  );
}
