/* The story on a phone: one card on the screen, then the next, then the end. */
function ClicnjobStoryBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const part = (name) => root.querySelector(`[data-story="${name}"]`);
  const stage = part("stage");
  if (!stage) return;

  const { strings, state } = args;
  const cards = Array.from(stage.querySelectorAll("[data-card]"));
  const places = [...cards, part("ending")];
  const seen = new Set(state.seen);
  const ticked = new Set(state.ticked);
  /* What the server has not been told of yet. */
  const untold = new Set();
  const outbox = document.createElement("cnj-outbox");
  const call = (handler, data) => root.call(runtime.handlerUrl(element, handler), data, { keepalive: true });
  const asking = (card) => card.querySelector("cnj-story-asking");
  const fill = (name, values) =>
    Object.entries(values).reduce((sentence, [key, value]) => sentence.replace(`{${key}}`, value), strings[name]);
  let here = Math.max(0, cards.findIndex((card) => !card.hidden));
  let trouble = null;
  let width = 0;
  /* Whether the bar is on the screen, in a frame that grows with its page too. */
  let inSight = true;

  outbox.addEventListener("cnj-arrived", ({ detail }) => arrived(detail));
  // Once it has come to rest, to tell what waits from what is on its way.
  outbox.addEventListener("cnj-waiting", () => setTimeout(redraw));
  if (args.can_write) {
    outbox.start(call, args.draft);
    takeUp();
  } else {
    Object.assign(outbox, { items: [], typed: {} });
  }

  stage.addEventListener("cnj-turn", ({ detail }) => turn(detail));
  stage.addEventListener("cnj-choose", ({ target, detail }) => choose(target.closest("[data-card]"), detail));
  stage.addEventListener("change", ({ target }) => {
    if (target.matches("[data-tick]")) tick(target.closest("[data-card]").dataset.card, target.checked);
  });
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-turn]");
    if (button) turn(Number(button.dataset.turn));
    const go = target.closest("[data-go]");
    if (go) open(cards.findIndex((card) => card.dataset.card === go.dataset.go));
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("video, audio, select, textarea")) return;
    event.preventDefault();
    turn(step * stage.forward);
  });
  new IntersectionObserver((found) => { inSight = found[found.length - 1].isIntersecting; }).observe(part("bar"));
  // Not when a phone's bar of addresses comes and goes.
  addEventListener("resize", () => innerWidth !== width && fit());

  /* What was done here before and has not arrived, or was refused to whoever had logged in since. */
  function takeUp() {
    const kept = [...Object.values(outbox.typed).map(({ value }) => value), ...outbox.items];
    for (const { handler, data } of kept) {
      if (handler === "saw") {
        for (const id of data.seen) look(id);
        const last = cards.findIndex((card) => card.dataset.card === data.here);
        if (last >= 0) here = last;
      } else if (handler === "tick") {
        if (data.done) ticked.add(data.card);
        else ticked.delete(data.card);
      }
    }
    for (const { value } of Object.values(outbox.typed)) outbox.put(value.handler, value.about, value.data);
  }

  function look(id) {
    if (seen.has(id)) return;
    seen.add(id);
    untold.add(id);
  }

  function arrived({ item, answer }) {
    const { handler, about, data } = item;
    if (answer.ok) {
      if (handler === "saw") for (const id of data.seen) untold.delete(id);
      if (handler === "answer") state.answers[data.card] = answer.body.answer;
      trouble = null;
    } else {
      // Whoever has logged in since is not asked again; it is kept for whose it is.
      if (answer.status === 401 || answer.status === 403) outbox.note(about, { handler, about, data });
      trouble = { about, sentence: answer.body.error ?? strings.not_kept };
    }
    redraw();
  }

  function choose(card, choice) {
    if (!args.can_write) return;
    const { card: id } = card.dataset;
    trouble = null;
    const left = outbox.put("answer", id, { card: id, choice });
    asking(card).show(null, { can: true, waiting: choice, sentence: strings.sending, strings });
    left.then(() => {
      redraw();
      asking(card).querySelector("[data-part=verdict]").scrollIntoView({ block: "nearest" });
    });
  }

  function tick(id, done) {
    if (done) ticked.add(id);
    else ticked.delete(id);
    outbox.put("tick", `tick ${id}`, { card: id, done });
    redraw();
  }

  function turn(step) {
    const last = here === places.length - 1;
    if (step > 0 && last) open(openQuestions().length ? cards.indexOf(openQuestions()[0]) : 0);
    else open(here + step);
  }

  function open(place) {
    const to = Math.max(0, Math.min(place, places.length - 1));
    if (to === here) return;
    part("aloud").rest();
    for (const media of stage.querySelectorAll("video, audio")) media.pause();
    const from = (to > here ? 1 : -1) * stage.forward;
    here = to;
    show();
    tell();
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      places[here].animate([{ transform: `translateX(${from * 48}px)`, opacity: 0.4 }, {}], { duration: 220, easing: "ease-out" });
    }
    places[here].focus({ preventScroll: true });
    const frame = part("frame");
    if (!inSight || frame.getBoundingClientRect().bottom > innerHeight + 1) rise(frame);
  }

  /* From a card that does not fit below what stands above the story, on: the whole screen is its own. */
  function rise(frame) {
    if (window.top === window) frame.style.setProperty("--cnj-room", `${innerHeight}px`);
    frame.scrollIntoView();
  }

  function show() {
    places.forEach((place, number) => { place.hidden = number !== here; });
    if (here < cards.length) look(cards[here].dataset.card);
    fetchNear();
    redraw();
  }

  /* Where one is. Not told of a page that was opened and nothing more. */
  function tell() {
    if (!args.can_write) return;
    const { card } = cards[Math.min(here, cards.length - 1)].dataset;
    outbox.put("saw", "saw", { seen: Array.from(untold), here: card });
  }

  /* The pictures of this card and of the next one; those after it can wait. */
  function fetchNear() {
    const near = navigator.connection?.saveData ? 1 : 2;
    for (const card of cards.slice(here, here + near)) {
      for (const picture of card.querySelectorAll("img[loading=lazy]")) picture.loading = "eager";
      for (const film of card.querySelectorAll("video[data-poster]")) film.poster = film.dataset.poster;
    }
  }

  function openQuestions() {
    return cards.filter((card) => asking(card) && !state.answers[card.dataset.card] && !outbox.waits(card.dataset.card));
  }

  function redraw() {
    const ended = here === cards.length;
    const number = Math.min(here + 1, cards.length);
    const open = openQuestions();
    part("bar").setAttribute("aria-valuenow", number);
    part("bar").setAttribute("aria-valuetext", ended ? strings.the_end : fill("place", { number, count: cards.length }));
    Array.from(part("bar").children).forEach((segment, place) => {
      segment.dataset.is = place === here ? "here" : seen.has(cards[place].dataset.card) || place < here ? "seen" : "ahead";
    });
    part("count").textContent = ended ? strings.the_end : fill("count", { number, count: cards.length });
    for (const card of cards) drawCard(card);
    part("ending").show({ open, todos: cards.filter((card) => card.dataset.kind === "todo" && !ticked.has(card.dataset.card)), waits: outbox.items.length > 0, strings });
    root.querySelector("[data-turn='-1']").hidden = here === 0;
    root.querySelector("[data-turn='1']").classList.toggle("cnj-button--primary", !ended || open.length > 0);
    part("next").textContent = strings[ended ? (open.length ? "to_question" : "again") : here === cards.length - 1 ? "to_end" : "next"];
    showNetwork();
  }

  function drawCard(card) {
    const { card: id } = card.dataset;
    const box = card.querySelector("[data-tick]");
    if (box) {
      box.checked = ticked.has(id);
      box.disabled = !args.can_write;
    }
    if (!asking(card)) return;
    const waiting = outbox.waiting(id)?.choice;
    const sentence = trouble?.about === id ? trouble.sentence : waiting && !outbox.flushing ? strings.answer_waits : "";
    asking(card).show(state.answers[id], { can: args.can_write, waiting, sentence: sentence || (waiting ? strings.sending : ""), strings });
  }

  function showNetwork() {
    const line = part("network");
    const waits = outbox.items.some(({ handler }) => handler !== "saw") && !outbox.flushing;
    const sentence = trouble && !asking(cards[here] ?? stage) ? trouble.sentence : waits ? strings.waits : "";
    line.hidden = !sentence;
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  /* The card fills the screen. In a frame as high as its page, the screen itself is the measure. */
  function fit() {
    width = innerWidth;
    const frame = part("frame");
    const above = Math.min(frame.getBoundingClientRect().top + scrollY, innerHeight * 0.4);
    const room = window.top === window ? innerHeight - above : screen.availHeight * 0.75;
    frame.style.setProperty("--cnj-room", `${Math.round(room)}px`);
  }

  if (args.read_aloud) part("aloud").offer({ read: strings.read_aloud, stop: strings.stop_reading }, () => [places[here]]);
  cards.forEach((card, place) => card.setAttribute("aria-label", fill("place", { number: place + 1, count: cards.length })));
  part("ending").setAttribute("aria-label", strings.the_end);
  // Who has finished and left at the last card finds the end again.
  if (here === cards.length - 1 && seen.has(cards[here].dataset.card) && !openQuestions().length) here = cards.length;
  fit();
  show();
}
