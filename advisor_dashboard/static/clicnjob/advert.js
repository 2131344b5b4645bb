/* One box for all: what is pasted into the search and is long, or of several lines, is an offer.
 * Without this file the offer is pasted into its own field. */

const box = document.getElementById("id_q");
const paste = document.getElementById("paste");
const field = paste?.querySelector("textarea");

box?.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (!paste || (text.length <= 200 && !text.includes("\n"))) return;
  event.preventDefault();
  paste.open = true;
  field.value = text;
  paste.querySelector("[data-read-advert]").focus();
});

/* Who opens it pastes next. The browser opens it after the click. */
paste?.querySelector("summary").addEventListener("click", () => {
  setTimeout(() => paste.open && field.focus());
});
