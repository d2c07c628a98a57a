// The portal's one script. Every page works without it; it only makes a working page nicer.
import {
  Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink, createAll, isSupported
} from "govuk-frontend";

// GOV.UK Frontend asks for these classes on <body>; set here, so that no page carries inline script.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

const PARTS = [Button, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink];
if (isSupported()) PARTS.forEach((part) => createAll(part));

// A page brought back from memory by the Back button may show old answers, on a shared computer somebody else's: it goes
// there hidden. Fetch it again, as a new request, because reloading the answer to a post would post once more.
addEventListener("pagehide", (event) => {
  if (event.persisted) document.documentElement.hidden = true;
});
addEventListener("pageshow", (event) => event.persisted && location.replace(location.pathname + location.search));

// Where all that is left is to go on, go on.
const going = document.querySelector("form[data-continue]");
if (going) going.requestSubmit();

// Where another device may send files, ask what has come: less and less often, while anybody can see the answer. A page
// that does not say so in plain text, or an error, ends it: the link beside it checks as well.
const received = document.querySelector("[data-received]");
if (received) {
  const OFTEN = 5000, SELDOM = 15000;
  let wait = OFTEN, timer;
  const later = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(ask, wait);
    wait = Math.min(wait * 1.2, SELDOM);
  };
  const ask = async () => {
    try {
      const answer = await fetch(received.dataset.received);
      if (!(answer.headers.get("Content-Type") || "").startsWith("text/plain")) return;
      const words = await answer.text();
      if (words !== received.textContent) received.textContent = words; // the same words again are not read out
      if (answer.ok) later();
    } catch (_) {
      // No connection, perhaps only for now.
    }
  };
  document.addEventListener("visibilitychange", () => {
    wait = OFTEN;
    later();
  });
  later();
}
