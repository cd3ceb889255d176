"use client";

import { useEffect, useState } from "react";
import { answers } from "../answers.js";
import { answers as forms } from "../forms.js";

/** A client component: rendered on the server as well, then asked in the browser. */
export function Client() {
  const [browser, setBrowser] = useState("");
  useEffect(() => setBrowser(JSON.stringify(answers())), []);
  return (
    <>
      <p id="rendered">{JSON.stringify(answers())}</p>
      <p id="browser">{browser}</p>
      <p id="forms">{JSON.stringify(forms())}</p>
    </>
  );
}
