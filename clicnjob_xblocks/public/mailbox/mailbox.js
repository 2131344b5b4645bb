/* The practice mailbox: the list of missions, one of them open; drafts are kept as they are typed. */
function ClicnjobMailboxBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const address = (handler) => runtime.handlerUrl(element, handler);
  const call = (handler, data) => root.call(address(handler), data);
  if (args.staff) root.querySelector("cnj-mailbox-team").start(args.staff, call);

  const view = root.querySelector("cnj-mailbox-mission");
  if (!view || !args.missions?.length) return;

  const PAUSE_MS = 1000;
  const { strings, can_write: can } = args;
  const fill = customElements.get("cnj-mailbox-part").fill;
  const part = (name) => root.querySelector(`[data-mailbox="${name}"]`);
  const outbox = document.createElement("cnj-outbox");
  const timers = new Map();
  let { missions } = args;
  let here = null;
  /* What was said to something that was sent earlier, and was refused. */
  let trouble = "";
  // One at a time: the server keeps all of it in one place.
  let keeping = Promise.resolve();

  const find = (id) => missions.find((mission) => mission.id === id);
  const sentence = (answer) => answer.body.error ?? (answer.status ? strings.failed : strings.offline);

  if (can) {
    outbox.addEventListener("cnj-arrived", ({ detail }) => arrived(detail));
    outbox.addEventListener("cnj-waiting", showWaiting);
    outbox.start(call, args.draft);
  } else {
    Object.assign(outbox, { items: [], typed: {} });
  }

  function replace(mission) {
    missions = missions.map((each) => (each.id === mission.id ? mission : each));
  }

  /* What was sent earlier has an answer now: shown, unless something else has been typed since. */
  function arrived({ item, answer }) {
    const { mission } = item.data;
    trouble = answer.ok || item.expected ? "" : sentence(answer);
    // Refused, it stays in the phone of whose it is. A tap on a mail to sort is done again.
    if (trouble && item.about === mission && !outbox.typedFor({ id: mission, edition: "" })) outbox.note(mission, item.data.answer, "");
    showWaiting();
    if (!answer.ok) return;
    replace(answer.body.mission);
    if (item.expected || here !== mission) return;
    if (!outbox.typedFor({ id: here, edition: "" })) open(here);
  }

  function showWaiting() {
    const line = part("network");
    line.textContent = trouble || (outbox.items.length ? strings.will_be_sent : "");
    line.hidden = !line.textContent;
  }

  function deskOf(id) {
    const waiting = outbox.waiting(id)?.answer;
    const last = missions.every((mission) => mission.id === id || mission.status === "passed");
    const ahead = last ? args.onward?.words ?? strings.all_missions : strings.next_mission;
    return {
      strings: { ...strings, next_mission: ahead },
      can,
      alone: missions.length === 1,
      draft: outbox.typedFor({ id, edition: "" }) ?? waiting ?? null,
      note: (draft, say) => note(id, draft, say),
      submit: (answer, about, options) => submit(id, answer, about, options),
      agree: (agreed) => agree(id, agreed),
      anew: () => anew(id),
    };
  }

  /* Kept in the phone at once, on the server after a pause. */
  function note(id, draft, say) {
    if (!can) return;
    clearTimeout(timers.get(id));
    outbox.note(id, draft, "");
    timers.set(id, setTimeout(async () => {
      keeping = keeping.then(() => call("keep_draft", { mission: id, draft }));
      const answer = await keeping;
      const now = outbox.typedFor({ id, edition: "" });
      if (now && JSON.stringify(now) !== JSON.stringify(draft)) return;
      if (answer.ok && now) {
        outbox.note(id, null);
        find(id).draft = draft;
      }
      if (now) say(answer.ok ? strings.draft_kept : answer.body.error ?? strings.draft_here);
    }, PAUSE_MS));
  }

  async function submit(id, answer, about = "", { secret = false } = {}) {
    if (!can) return { ok: false, sentence: strings.not_here };
    clearTimeout(timers.get(id));
    await keeping;
    const got = secret ? await sendOnce(id, answer) : await sendSafely(id, answer, about);
    if (!got) return { ok: false, sentence: strings.will_be_sent };
    if (got.body.code === "gone") await loadAnew();
    if (!got.ok) return { ok: false, sentence: sentence(got) };
    replace(got.body.mission);
    return { ok: true, mission: got.body.mission };
  }

  /* The author has changed what there is. */
  async function loadAnew() {
    const answer = await call("load", {});
    if (!answer.ok) return;
    missions = answer.body.missions;
    showHome();
  }

  /* What must not be kept anywhere is sent now or not at all. */
  function sendOnce(id, answer) {
    const submission = `once-${Date.now()}-${Math.random().toString(36).slice(2)}`;
    return call("submit", { mission: id, answer, submission });
  }

  async function sendSafely(id, answer, about) {
    const key = about ? `${id} ${about}` : id;
    let got = null;
    const hear = ({ detail }) => {
      if (detail.item.about !== key) return;
      detail.item.expected = true;
      got = detail.answer;
    };
    // Heard before the page's own listener has a look at it.
    outbox.addEventListener("cnj-arrived", hear, { capture: true });
    await outbox.put("submit", key, { mission: id, answer });
    outbox.removeEventListener("cnj-arrived", hear, { capture: true });
    // Refused, what was written stays to be mended.
    if (got && !got.ok && !about) outbox.note(id, answer, "");
    return got;
  }

  async function agree(id, agreed) {
    await keeping;
    const answer = await call("agree", { mission: id, agreed });
    if (answer.ok) find(id).agreed = agreed;
    return { ok: answer.ok, sentence: sentence(answer) };
  }

  async function anew(id) {
    clearTimeout(timers.get(id));
    await keeping;
    const answer = await call("again", { mission: id });
    if (!answer.ok) return { ok: false, sentence: sentence(answer) };
    outbox.note(id, null);
    replace(answer.body.mission);
    open(id);
    return { ok: true };
  }

  function showHome({ focus = true } = {}) {
    here = null;
    view.hidden = true;
    part("home").hidden = false;
    const passed = missions.filter((mission) => mission.status === "passed").length;
    const words = passed === missions.length ? strings.all_done : strings.done_of;
    part("done").textContent = fill(words, { count: passed, of: missions.length });
    part("bar").max = missions.length;
    part("bar").value = passed;
    part("list").replaceChildren(...missions.map(row));
    if (!focus) return;
    part("done").focus({ preventScroll: true });
    root.scrollIntoView({ block: "nearest" });
  }

  function row(mission, place) {
    const status = mission.status === "new" && outbox.typedFor({ id: mission.id, edition: "" }) ? "begun" : mission.status;
    const badge = Object.assign(document.createElement("span"), { className: "cnj-badge", textContent: strings[status] });
    badge.classList.add({ passed: "cnj-badge--success", begun: "cnj-badge--primary", new: "cnj-badge--new" }[status]);
    const number = Object.assign(document.createElement("span"), { className: "cnj-mailbox__number", textContent: place + 1 });
    number.toggleAttribute("data-passed", status === "passed");
    const title = Object.assign(document.createElement("span"), { className: "cnj-mailbox__mission-title", textContent: mission.title });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "cnj-mailbox__mission-row" });
    button.dataset.mission = mission.id;
    button.append(number, title, badge);
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  function open(id, { focus = true } = {}) {
    here = id;
    part("home").hidden = true;
    view.hidden = false;
    view.show(find(id), deskOf(id), { focus });
    if (focus && root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mission]");
    if (button) open(button.dataset.mission);
  });
  root.addEventListener("cnj-home", () => showHome());
  root.addEventListener("cnj-next", () => {
    const place = missions.findIndex((mission) => mission.id === here);
    const after = [...missions.slice(place + 1), ...missions.slice(0, place)];
    const next = after.find((mission) => mission.status !== "passed");
    if (next) open(next.id);
    // Out of the frame in which a host may show the unit.
    else if (args.onward) Object.assign(document.createElement("a"), { href: args.onward.url, target: "_top" }).click();
    else showHome();
  });

  // The list also holds the end: with one mission it is opened at once, unless it is passed.
  if (missions.length === 1) open(missions[0].id, { focus: false });
  else showHome({ focus: false });
  showWaiting();
}
