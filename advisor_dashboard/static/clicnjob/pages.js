/* Counts what is ticked, keeps it in the address, prints, and sends a form once.
 * Every page works without this file. */

const root = document.documentElement;
root.classList.add("cnj-js");

const form = document.querySelector("form[data-selection]");

/** Say how many are chosen: those ticked here and those kept from other pages. */
function count() {
  const here = form.querySelectorAll('input[name="pick"]:checked').length;
  const elsewhere = Number(form.elements.kept?.dataset.elsewhere ?? 0);
  const words = form.querySelector("[data-count]");
  if (!words) return;
  const total = here + elsewhere;
  const many = words.dataset.many.replace("#", String(total));
  const text = total === 0 ? form.dataset.none : total === 1 ? words.dataset.one : many;
  if (words.textContent.trim() !== text) words.textContent = text;
  form.querySelector(".cnj-bar").toggleAttribute("data-empty", total === 0);
  for (const button of form.querySelectorAll('[data-select="none"]')) button.hidden = total === 0;
}

/** Keep the ticks in the address, so that "back" and "reload" bring them back. */
function remember() {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" || name === "ticks_for") words.append(name, value);
  }
  const page = new URLSearchParams(location.search).get("page");
  if (page) words.set("page", page);
  history.replaceState(history.state, "", `?${words}`);
}

const narrow = matchMedia("(max-width: 45em)");
const opened = new Set();

/** On a phone, fold what is not in use, so that the people come first. */
function fold() {
  for (const part of document.querySelectorAll("[data-fold]")) {
    part.open = !narrow.matches || "used" in part.dataset || opened.has(part.id);
  }
}

/** Ticks made while new results are on their way, put back onto them. */
const meanwhile = new Map();

function putBack() {
  for (const [id, checked] of meanwhile) {
    const tick = document.getElementById(id);
    if (tick) tick.checked = checked;
  }
}

/** How the person left each panel, and the control in use, while new results come in. */
let left = { panels: new Map(), words: "", control: "" };

const searchedWords = () => form.elements.ticks_for?.value ?? "";

function notePlace() {
  const panels = new Map();
  for (const panel of form.querySelectorAll("details[id]:not([data-fold])")) {
    panels.set(panel.id, panel.open);
  }
  left = { panels, words: searchedWords(), control: document.activeElement?.id ?? "" };
}

/** Other words are another list of jobs: their panels stand as the server opened them. */
function backToPlace() {
  if (searchedWords() === left.words) {
    for (const [id, open] of left.panels) {
      const panel = document.getElementById(id);
      if (panel) panel.open = open;
    }
  }
  const control = document.getElementById(left.control);
  if (!control || document.activeElement === control) return;
  // A job may have moved to the part that is folded away.
  const panel = control.closest("details:not([open])");
  if (panel) panel.open = true;
  control.focus({ preventScroll: true });
}

fold();
narrow.addEventListener("change", fold);
document.addEventListener("click", (event) => {
  const part = event.target.closest("summary")?.closest("[data-fold]");
  if (!part || event.target.closest("details") !== part) return;
  if (part.open) opened.delete(part.id);
  else opened.add(part.id);
});

if (form) {
  document.addEventListener("htmx:beforeRequest", () => meanwhile.clear());
  document.addEventListener("htmx:beforeSwap", notePlace);
  document.addEventListener("htmx:afterSwap", () => {
    fold();
    backToPlace();
    putBack();
    count();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "pick") return;
    meanwhile.set(event.target.id, event.target.checked);
    count();
    remember();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-select]");
    if (!button) return;
    event.preventDefault();
    const all = button.dataset.select === "all";
    for (const tick of form.querySelectorAll('input[name="pick"]')) tick.checked = all;
    if (!all) {
      form.elements.kept.value = "";
      form.elements.kept.dataset.elsewhere = "0";
      form.querySelector("[data-elsewhere-words]")?.remove();
    }
    count();
    remember();
  });
  // A reload may bring back ticks that the server did not know of.
  count();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

for (const once of document.querySelectorAll("form[data-once]")) {
  once.addEventListener("submit", (event) => {
    // The server counts one confirmation once anyhow; this spares a second wait.
    if (once.dataset.sent) event.preventDefault();
    once.dataset.sent = "yes";
  });
}
// Coming back by the history must not find a form that is shut.
addEventListener("pageshow", () => {
  for (const once of document.querySelectorAll("form[data-once]")) delete once.dataset.sent;
});
