// For pages with a session: say when it is about to end, and leave at once where a page offers that. The server alone
// decides when a session is over; without this script its pages say so.

const WARNING = 180; // seconds before the end
const stay = document.getElementById("stay");
const { left, here, ended } = stay.dataset;
let timer, due = Infinity, dialog, told;

const later = (seconds) => {
  clearTimeout(timer);
  due = Date.now() + seconds * 1000;
  timer = setTimeout(check, seconds * 1000);
};

// What the server says is left; asking prolongs nothing, and another tab may have been used meanwhile.
const check = async () => {
  try {
    told = await (await fetch("/session/left")).json();
  } catch (_) {
    return later(30); // no connection, perhaps only for now
  }
  if (told.left > WARNING) {
    if (dialog) dialog.close();
    later(told.left - WARNING);
  } else if (told.left > 0) {
    show();
    later(told.left % 60 || 60); // once a minute there is something new to say
  } else {
    end();
  }
};

const show = () => {
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "stay-dialog";
    dialog.setAttribute("aria-labelledby", "stay-heading");
    dialog.setAttribute("aria-describedby", "stay-text");
    dialog.innerHTML = '<h2 class="govuk-heading-m" id="stay-heading"></h2>'
      + '<p class="govuk-body" id="stay-text" role="status"></p><button type="button" class="govuk-button"></button>';
    dialog.addEventListener("cancel", prolong);
    dialog.querySelector("button").addEventListener("click", prolong);
    document.body.append(dialog);
  }
  const [heading, text, button] = dialog.children;
  heading.textContent = told.heading;
  if (text.textContent !== told.text) text.textContent = told.text; // the same words again are not read out
  button.textContent = told.button;
  if (!dialog.open) dialog.showModal();
};

const prolong = async (event) => {
  event.preventDefault();
  try {
    await fetch("/session/stay", { method: "POST", body: new URLSearchParams({ csrf_token: told.token }) });
  } catch (_) {
    return; // the dialog stays until the server has heard
  }
  dialog.close();
  check();
};

// Words that were not sent go to the server, which keeps them and asks to come in again; on a shared computer nothing
// may wait for whoever sits down next.
const end = () => {
  document.documentElement.hidden = true;
  const form = document.querySelector("main form[data-keep]");
  const typed = form && [...form.elements].some((it) => it.value !== (it.defaultValue ?? it.value) || it.checked !== it.defaultChecked);
  if (ended) location.replace(ended);
  else if (typed) form.submit();
  else location.replace(here ? `${here}/wake` : location.pathname + location.search);
};

if (left > 0) later(left - WARNING); // 0: it rests already
// A computer that slept, or a tab in the background, may have missed the moment.
document.addEventListener("visibilitychange", () => document.hidden || Date.now() < due || check());

// Exit this page: also by pressing Shift three times within five seconds, as the pattern of the design system has it.
const leave = document.querySelector(".stay-leave");
if (leave) {
  const [form, status] = leave.children;
  let count = 0, typing, forget;
  document.querySelectorAll('form[action="/leave"]').forEach((one) => one.addEventListener("submit", () => {
    document.documentElement.hidden = true;
  }));
  // Shift held for a capital letter is no press of its own.
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") return;
    typing = event.shiftKey;
    count = 0;
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    if (typing) {
      typing = false;
      return;
    }
    const { twice, once, over, going } = status.dataset;
    count += 1;
    status.textContent = [twice, once, going][count - 1];
    clearTimeout(forget);
    if (count > 2) return form.requestSubmit();
    forget = setTimeout(() => {
      count = 0;
      status.textContent = over;
    }, 5000);
  });
}
