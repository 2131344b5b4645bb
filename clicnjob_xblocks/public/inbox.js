/* The inbox: an offer that is opened counts as read; one tap answers it. */
function ClicnjobInboxBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const { strings } = args;
  if (!args.can_write) return;

  const call = (handler, data) => root.call(runtime.handlerUrl(element, handler), data);
  const offers = [...root.querySelectorAll("[data-offer]")];
  const unread = root.querySelector("[data-unread]");
  const sending = new Set();

  function showUnread(count) {
    const sentence = [strings.unread_none, strings.unread_one][count] ?? strings.unread;
    unread.textContent = sentence.replace("{count}", count);
  }

  const learner = root.dataset.learner;

  /* Another inbox of the same page shows the same offers. */
  function tell(offer, state) {
    const detail = { from: root, learner, id: offer.dataset.offer, state };
    window.dispatchEvent(new CustomEvent("clicnjob-offer", { detail }));
  }

  window.addEventListener("clicnjob-offer", ({ detail }) => {
    if (detail.from === root || detail.learner !== learner) return;
    const offer = offers.find((each) => each.dataset.offer === detail.id);
    if (offer) show(offer, detail.state);
  });

  function show(offer, state) {
    if ("answer" in state) showAnswer(offer, state);
    showRead(offer);
    showUnread(state.unread);
  }

  function showRead(offer) {
    offer.removeAttribute("data-unread-offer");
    offer.querySelector("[data-new]").hidden = true;
  }

  async function markRead(offer) {
    if (!offer.open || !offer.hasAttribute("data-unread-offer")) return;
    const answer = await call("open_offer", { id: Number(offer.dataset.offer) });
    // Without network it stays new, and is tried again at the next opening.
    if (!answer.ok) return;
    show(offer, answer.body);
    tell(offer, answer.body);
  }

  function showAnswer(offer, { answer, words }) {
    for (const button of offer.querySelectorAll("[data-answer]")) {
      button.setAttribute("aria-pressed", String(button.dataset.answer === answer));
    }
    for (const badge of offer.querySelectorAll("[data-badge]")) {
      badge.hidden = badge.dataset.badge !== answer;
    }
    offer.querySelector("[data-words]").textContent = words;
  }

  async function answerOffer(offer, button) {
    if (sending.has(offer)) return;
    const words = offer.querySelector("[data-words]");
    const before = words.textContent;
    const error = offer.querySelector("[data-error]");
    sending.add(offer);
    error.textContent = "";
    words.textContent = strings.sending;
    const data = { id: Number(offer.dataset.offer), answer: button.dataset.answer };
    const answer = await call("answer_offer", data);
    sending.delete(offer);
    if (answer.ok) {
      show(offer, answer.body);
      tell(offer, answer.body);
    } else {
      // Closed meanwhile: what stays is said, and there is nothing left to press.
      const closed = answer.body.code === "closed";
      words.textContent = closed ? answer.body.words : before;
      if (closed) offer.querySelector("[data-choices]").hidden = true;
      error.textContent = answer.body.error ?? strings.offline;
    }
  }

  for (const offer of offers) {
    offer.addEventListener("toggle", () => markRead(offer));
    offer.addEventListener("click", (event) => {
      const button = event.target.closest("[data-answer]");
      if (button) answerOffer(offer, button);
    });
  }

  /* Back on the page after a while: has anything come? */
  const news = root.querySelector("[data-news]");
  news?.querySelector("[data-reload]").addEventListener("click", () => location.reload());
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || !news) return;
    const answer = await call("list_offers", {});
    if (!answer.ok) return;
    const known = new Set(args.known);
    news.hidden = answer.body.offers.every((offer) => known.has(offer.id));
  });
}
