// The portal's one script. Every page works without it; it only makes a working page nicer.
import { Button, Checkboxes, ErrorSummary, PasswordInput, SkipLink, createAll, isSupported } from "govuk-frontend";

// GOV.UK Frontend asks for these classes on <body>; set here, so that no page carries inline script.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

if (isSupported()) [Button, Checkboxes, ErrorSummary, PasswordInput, SkipLink].forEach((part) => createAll(part));

// A page brought back from memory by the Back button may show old answers, on a shared computer somebody else's: fetch
// it again, as a new request, because reloading the answer to a post would post once more.
addEventListener("pageshow", (event) => event.persisted && location.replace(location.pathname + location.search));
