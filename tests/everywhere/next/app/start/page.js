import { Phone } from "../phone.jsx";

/** What the README shows; its check writes it here. */
export default function Page() {
  return <Phone />;
}
