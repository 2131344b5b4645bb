/* The quiz on a phone: one question on the screen, then the next, then the end. */
function ClicnjobQuizBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  if (args.staff) {
    const team = root.querySelector("cnj-quiz-team");
    const address = (handler) => runtime.handlerUrl(element, handler);
    team.start(args.staff, (handler, data) => root.call(address(handler), data), address, root.dataset.learner);
  }
  const card = root.querySelector("cnj-quiz-card");
  if (!card || !args.state) return;

  const { strings } = args;
  const part = (name) => root.querySelector(`[data-quiz="${name}"]`);
  const call = (handler, data) => root.call(runtime.handlerUrl(element, handler), data);
  const outbox = document.createElement("cnj-outbox");
  root.querySelector("cnj-quiz-live")?.begin(call, strings);
  let state = args.state;
  let here = 0;

  const fill = (name, values) =>
    Object.entries(values).reduce((sentence, [key, value]) => sentence.replace(`{${key}}`, value), strings[name]);
  const now = () => state.questions[here];
  const isOpen = (question) => !question.answered && !outbox.waits(question.id);

  if (args.can_write) {
    outbox.addEventListener("cnj-arrived", ({ detail }) => arrived(detail));
    outbox.addEventListener("cnj-waiting", () => showWaiting());
    outbox.start(call, args.draft);
  } else {
    Object.assign(outbox, { items: [], typed: {} });
  }

  card.addEventListener("cnj-typed", ({ detail }) => args.can_write && outbox.note(now().id, detail, now().edition));
  card.addEventListener("cnj-submit", ({ detail }) => submit(detail));
  card.addEventListener("cnj-hint", () => ask("hint", (body) => card.hint(body.html)));
  card.addEventListener("cnj-reveal", () => ask("show_answer", (body) => {
    card.reveal(body);
    card.focusVerdict();
  }));
  root.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-step]")?.dataset.step;
    if (step && step in steps) steps[step]();
    const go = target.closest("[data-go]");
    if (go) open(Number(go.dataset.go));
  });

  const steps = {
    next: () => open(here + 1),
    previous: () => open(here - 1),
    end: () => open(state.questions.length),
    again: async () => {
      if (await replace("again", {})) open(0);
    },
    finish: () => {
      const left = state.questions.filter((question) => isOpen(question)).length;
      if (left) askSure(left);
      else handIn();
    },
    sure: () => handIn(),
    unsure: () => {
      part("sure").hidden = true;
      open(Math.max(0, state.questions.findIndex(isOpen)));
    },
  };

  function askSure(left) {
    part("sure").hidden = false;
    part("sure-words").textContent = fill("finish_sure", { count: left });
    part("sure").focus();
  }

  async function handIn() {
    part("sure").hidden = true;
    refused = null;
    if (!(await outbox.flush())) {
      endError(strings.will_be_sent);
      return;
    }
    // What was just refused is seen before anything is over.
    if (refused) {
      open(Math.max(0, state.questions.findIndex((each) => each.id === refused.question)));
      return;
    }
    if (await replace("finish", { attempt: state.attempt })) open(state.questions.length);
  }

  /* Ask for the whole state anew; whether it came. */
  async function replace(handler, data) {
    const answer = await call(handler, data);
    if (!answer.ok) {
      endError(answer.body.error ?? strings.offline);
      return false;
    }
    outbox.forgetTyped();
    state = answer.body;
    return true;
  }

  function endError(sentence) {
    part("end-error").textContent = sentence;
  }

  async function ask(handler, show) {
    const answer = await call(handler, { question: now().id });
    if (answer.ok) show(answer.body);
    else card.error(answer.body.error ?? strings.not_kept);
  }

  async function submit(value) {
    const { id: question, edition } = now();
    card.busy(true);
    await outbox.put("submit", question, { question, edition, answer: value });
    card.busy(false);
    if (now()?.id === question) {
      showCard();
      card.focusVerdict();
    }
    showProgress();
  }

  function arrived({ item, answer }) {
    if (answer.ok) {
      const place = state.questions.findIndex((each) => each.id === item.about);
      if (place >= 0) state.questions[place] = answer.body.question;
      state.all_answered = answer.body.all_answered;
    } else {
      const shown = now()?.id;
      if (answer.body.state) state = answer.body.state;
      const place = state.questions.findIndex((each) => each.id === shown);
      if (shown && place >= 0) here = place;
      // What was chosen stays on the screen, if it is still asked.
      outbox.note(item.about, item.data.answer, item.data.edition);
      refused = { question: item.about, sentence: answer.body.error ?? strings.not_kept };
    }
    if (!answer.ok || now()?.id === item.about || here >= state.questions.length) redraw();
    showWaiting();
  }

  let refused = null;

  function redraw() {
    here = Math.min(here, state.questions.length);
    if (now()) showCard();
    else showEnd();
    showProgress();
  }

  function showWaiting() {
    const waiting = outbox.items.length;
    const line = part("network");
    line.hidden = !waiting;
    line.textContent = waiting ? strings.will_be_sent : "";
  }

  function open(place) {
    here = Math.max(0, Math.min(place, state.questions.length));
    redraw();
    if (now()) card.focusText();
    else part("end-title").focus({ preventScroll: true });
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  function showCard() {
    const question = now();
    card.hidden = false;
    part("end").hidden = true;
    card.show(question, {
      mode: state.mode,
      strings,
      can: args.can_write && state.may_answer,
      readAloud: args.read_aloud,
      typed: outbox.typedFor(question) ?? outbox.waiting(question.id)?.answer,
      waiting: outbox.waits(question.id),
    });
    if (refused?.question === question.id) {
      card.error(refused.sentence);
      refused = null;
    }
    // Read once: from the second question on, the room is for the answers.
    if (part("introduction")) part("introduction").hidden = here > 0;
    const last = here === state.questions.length - 1;
    const said = question.answered || outbox.waits(question.id) || (state.mode === "test" && question.answer !== null);
    const next = part("next");
    next.textContent = last ? strings.to_end : strings.next;
    next.dataset.step = last ? "end" : "next";
    // Once answered, going on is the thing to do.
    next.classList.toggle("cnj-button--primary", said || !args.can_write);
    part("previous").hidden = here === 0;
    part("steps").hidden = false;
  }

  function showProgress() {
    const count = state.questions.length;
    const done = state.questions.filter((question) => !isOpen(question)).length;
    part("progress").textContent = now() ? fill("progress", { number: here + 1, count }) : "";
    const bar = part("bar");
    bar.max = count;
    bar.value = done;
  }

  function showEnd() {
    card.hidden = true;
    part("steps").hidden = true;
    part("end").hidden = false;
    endError("");
    part("sure").hidden = true;
    const test = state.mode === "test";
    const open = test && !state.finished && state.may_answer;
    part("end-title").textContent = endTitle(open);
    part("end-words").replaceChildren(...endWords(open).map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    part("finish").hidden = !open || !args.can_write;
    part("again").hidden = !args.can_write || (test ? !state.may_begin_again : !state.questions.some((question) => question.answer !== null));
    const list = state.questions.map((question, place) => endRow(question, place));
    part("list").replaceChildren(...list);
  }

  function endTitle(open) {
    if (open) return strings.your_answers;
    if (state.mode === "test") return strings.handed_in;
    if (!state.all_answered) return strings.your_answers;
    return state.mode === "check" ? strings.done_check : strings.done_training;
  }

  function endWords(open) {
    if (state.mode !== "test") return state.all_answered ? [howMany()] : [];
    if (open) return [];
    const { result, attempts_left: left } = state;
    const words = [];
    if (result) {
      words.push(fill("result", { right: result.right, count: result.of, percent: result.percent }));
      if (result.best_percent > result.percent) words.push(fill("best", { percent: result.best_percent }));
    } else {
      words.push(strings.no_result);
    }
    if (left === 0) words.push(strings.none_left);
    else if (left !== null) words.push(left === 1 ? strings.left_one : fill("left", { count: left }));
    return words;
  }

  function howMany() {
    const right = state.questions.filter(({ said }) => said?.verdict === "right").length;
    return fill("right_of", { right, count: state.questions.length });
  }

  function endRow(question, place) {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cnj-button cnj-quiz__row";
    button.dataset.go = place;
    const verdict = question.said?.verdict;
    const told = verdict ? strings[verdict === "right" ? "mark_right" : "mark_wrong"] : strings[isOpen(question) && question.answer === null ? "is_open" : "is_answered"];
    const words = Object.assign(document.createElement("span"), { textContent: fill("row", { number: place + 1 }) });
    const sign = Object.assign(document.createElement("span"), { className: "cnj-badge", textContent: told });
    if (verdict === "right") sign.classList.add("cnj-badge--success");
    button.append(words, sign);
    row.append(button);
    return row;
  }

  // Where one left: the first question that is still open, or the end.
  const first = state.questions.findIndex(isOpen);
  here = state.finished || first < 0 ? (state.questions.some((question) => question.answer !== null) ? state.questions.length : 0) : first;
  redraw();
  showWaiting();
}
