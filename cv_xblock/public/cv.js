/* The CV builder: fills the form from the document, reads it back, saves by itself. */
function ClicnjobCvBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const form = root.querySelector("form");
  const { strings, own } = args;
  if (!form) return;

  form.addEventListener("submit", (event) => event.preventDefault());
  const $ = (selector, within = root) => within.querySelector(selector);
  const $$ = (selector, within = root) => [...within.querySelectorAll(selector)];
  const tidy = (text) => customElements.get("cnj-block").tidy(text);
  const call = (handler, data, options) =>
    root.call(runtime.handlerUrl(element, handler), data, options);
  const autosave = $("cnj-autosave");
  const changed = () => autosave.changed();
  const tellSides = () => root.dispatchEvent(new CustomEvent("cnj-document"));

  /* ---- The whole document ---------------------------------------------------------- */

  const fields = $("cnj-fields");
  const remarks = $("cnj-remarks");
  const sharing = $("cnj-sharing");
  const page = $("cnj-page");
  const where = $("cnj-where");
  const answers = $("cnj-answers");
  const place = $("cnj-place");
  const trouble = $("cnj-trouble");
  const lists = {};
  for (const each of $$("cnj-rows")) lists[each.dataset.rows] = each;
  for (const each of $$("cnj-chips")) lists[each.dataset.part] = each;
  /* The document that is shown: what no field of the page holds stays as it was. */
  let held = {};
  /* What the server said of it last. */
  let told = { problems: [], missing: [] };

  function read() {
    const document = { ...held, schema: own.document.schema, ...fields.read() };
    for (const [name, list] of Object.entries(lists)) document[name] = list.read();
    return where ? { ...document, ...where.read() } : document;
  }

  function show(document) {
    held = document;
    fields.show(document);
    for (const [name, list] of Object.entries(lists)) list.show(document[name] ?? []);
    where?.show(document);
    tellSides();
  }

  /* What another side of the CV knows of the document, and how it changes it. The event
     "cnj-document" tells of a document that was not changed by hand in the form. */
  const side = {
    document: read,
    change(part) {
      held = { ...held, ...part };
      changed();
      tellSides();
    },
    replace(document) {
      autosave.keepFormer();
      show(document);
      answers.view();
      changed();
    },
    flush: () => autosave.flush(),
    dirty: () => autosave.dirty(),
    version: () => autosave.version,
    call,
    upload: (handler, query, file) => root.upload(side.address(handler, query), file),
    address(handler, query) {
      const asked = new URLSearchParams({ ...query, learner: root.dataset.learner });
      return runtime.handlerUrl(element, handler, undefined, asked.toString());
    },
    /* To the answer at a path of the document, such as "experiences.0.tasks". */
    goTo(path) {
      const panels = $("cnj-panels");
      panels.open("answers");
      leadTo(path, { words: strings.to_page, go: () => panels.open("page") });
    },
  };

  /* ---- What the person does ---------------------------------------------------------- */

  function listenToForm() {
    // Words typed but not added yet are not part of the CV.
    const counts = (event) => !event.target.closest("[data-adder]");
    form.addEventListener("input", (event) => counts(event) && changed());
    form.addEventListener("cnj-changed", changed);
    form.addEventListener("change", (event) => counts(event) && changed());
    // After the tap that gave the focus: it must end where it began.
    form.addEventListener("focusin", ({ target }) => {
      if (target.matches(".cnj-input")) setTimeout(() => keepInSight(target));
    });
    if (lists.wanted_jobs) listenToJobs();
    for (const list of $$("[data-words]")) listenToWords(list);
  }

  const suggestions = (handler) => async (text) => {
    const answer = await call(handler, { text });
    return answer.ok ? answer.body.choices : null;
  };

  function listenToJobs() {
    const jobs = $("cnj-combobox", lists.wanted_jobs);
    jobs.setup({ search: suggestions("suggest_jobs"), strings, keeps: true });
    const takeJob = ({ kept, instead, chosen, key = "", rome = "", label }) => {
      const job = { key, rome, label: tidy(kept ?? label), said: "" };
      const bettered = instead && lists.wanted_jobs.better(tidy(instead), job);
      if (!bettered && (chosen || !instead)) lists.wanted_jobs.take(job);
    };
    jobs.addEventListener("cnj-pick", (event) => takeJob(event.detail));
    $("input", jobs).addEventListener("change", () => jobs.leave());
  }

  /* A list of words that are typed freely: skills, what somebody likes. */
  function listenToWords(list) {
    const input = $("[data-adder] input", list);
    const add = () => {
      const words = input.value.split(/[,;\n]/).map(tidy).filter(Boolean);
      const left = words.filter((each) => !list.take(each));
      if (left.length > 1) input.value = left.join(", ");
    };
    $("[data-add]", list).addEventListener("click", () => {
      add();
      input.focus();
    });
    input.addEventListener("change", add);
    input.addEventListener("keydown", (event) => {
      if ((event.key !== "Enter" || !input.value.trim()) && event.key !== ",") return;
      event.preventDefault();
      add();
    });
  }

  /* The line that says how saving goes must not hide the field, nor its label. */
  function keepInSight(input) {
    const field = input.closest(".cnj-field");
    const line = $(".cnj-autosave__line")?.getBoundingClientRect();
    if (!field || !line) return;
    const hidden = line.bottom + 8 - field.getBoundingClientRect().top;
    if (hidden > 0 && input.getBoundingClientRect().top - hidden < innerHeight / 2) scrollBy(0, -hidden);
  }

  /* ---- Start ----------------------------------------------------------------------- */

  function setUp() {
    remarks.setup();
    for (const list of Object.values(lists)) list.setup({ strings });
    lists.wanted_jobs?.setup({ strings, label: (job) => job.label });
    where?.setup({ strings, search: suggestions("suggest_communes") });
    page.setup({ cv: side, own, words: strings, ...args.page });
    sharing.setup({
      turn: (open) => call("set_sharing", { open }),
      flush: () => autosave.flush(),
      strings,
      key: own.draft,
    });
    const address = (handler) =>
      runtime.handlerUrl(element, handler, undefined, `learner=${root.dataset.learner}`);
    $("cnj-audience").addEventListener("cnj-erased", forgetAll);
    $("cnj-audience").setup({ call, address, autosave, strings: args.audience }, sharing);
  }

  /* An erased CV leaves neither its face nor what was typed under another course. */
  function forgetAll() {
    page.setPhoto("");
    document.createElement("cnj-draft").forgetAll(`clicnjob.cv.${root.dataset.learner}.`);
    $("cnj-panels").open("answers");
    answers.restart();
  }

  /* ---- The two ways to look at the answers ------------------------------------------- */

  const noteOf = (path) => remarks.place(path);
  /* The question that an element belongs to. */
  function placeOf(element) {
    const inner = element.closest("[data-step]");
    const row = element.closest(".cnj-cv__row");
    if (!row) return { name: inner.dataset.step };
    return { name: row.closest("cnj-rows").dataset.rows, row: row.dataset.id, inner: inner.dataset.step };
  }

  function setUpAnswers() {
    place.setup({ key: `${own.draft}.place`, follow: (back) => answers.follow(back) });
    const way = own.missing.length ? "questions" : "all";
    const ask = async (handler, data) => {
      await autosave.flush();
      return call(handler, data);
    };
    answers.setup({ strings, kept: place.recall(), way, ask, read });
    place.begin(answers.where());
    answers.addEventListener("cnj-place", ({ detail }) => place.keep(detail));
    answers.addEventListener("cnj-viewed", tellParts);
    answers.addEventListener("cnj-place", askAdvice);
    trouble.setup({ place: noteOf, lead: (note) => answers.lead(placeOf(note)) });
    $("cnj-end").setup({ answers, panels: $("cnj-panels") });
    form.addEventListener("change", tellParts);
  }

  function tellParts() {
    trouble.look();
    $("cnj-end").mark();
    const cv = read();
    const wrong = told.problems.filter((each) => each.wrong).map((each) => noteOf(each.path));
    for (const part of answers.parts()) {
      const needs = (part.dataset.needs ?? "").split(" ");
      part.tell(cv, strings, {
        missing: needs.some((each) => told.missing.includes(each)),
        wrong: wrong.some((note) => note && part.contains(note)),
      });
    }
  }

  /* What the server says of what is stored, or of why it is not. */
  function hear(body) {
    told = { ...told, ...body };
    remarks.show(told.problems);
    trouble.show(told.problems);
    sharing.showMissing(told.missing);
    $("cnj-said")?.show(told.forms ?? {});
    answers.hear(told.missing);
    $("cnj-end").show(told.missing);
    tellParts();
    askAdvice();
  }

  /* What would better the CV is asked where it is shown. */
  async function askAdvice() {
    const { way, name } = answers.where();
    if (way === "questions" && name !== "end") return;
    const answer = await answers.ask("advice", {});
    if (!answer.ok) return;
    const lead = (path) => leadTo(path, answers.listBack());
    for (const each of $$("cnj-better")) each.show(answer.body.better, lead);
  }

  /* back: {words, go}, the way to where one came from. */
  function leadTo(path, back) {
    const [name] = path.split(".");
    const found = noteOf(path) ?? $(`[data-step="${CSS.escape(name)}"]`, answers);
    const field = noteOf(path)?.closest(".cnj-field, [data-month]")?.querySelector("input, textarea, select");
    if (found) answers.lead(placeOf(found), { back, field });
    else $("cnj-panels").open("page");
  }

  function listenToAutosave() {
    autosave.addEventListener("cnj-show", (event) => {
      show(event.detail);
      answers.view();
    });
    autosave.addEventListener("cnj-saved", ({ detail }) => {
      hear(detail);
      page.saved(detail.problems);
    });
    autosave.addEventListener("cnj-refused", ({ detail }) => {
      if (!detail.body.problems) return;
      hear({ problems: detail.body.problems });
      page.remark(detail.body.problems);
    });
    // Back from another app: was the CV changed on another phone meanwhile?
    document.addEventListener("visibilitychange", async () => {
      if (document.hidden) return;
      const answer = await call("load", {});
      if (answer.ok) autosave.refresh(answer.body);
    });
  }

  if (!own) {
    $("[data-share-state]").textContent = strings.unshared;
    return;
  }
  const parts = [
    ...["block", "draft", "autosave", "combobox", "fields", "undo", "rows", "chips", "remarks", "sharing", "panels", "where"],
    ...["answers", "steps", "foot", "progress", "part", "place", "trouble", "better", "end", "said", "ideas", "starters", "spelling", "email", "page", "audience"],
  ];
  Promise.all(parts.map((name) => customElements.whenDefined(`cnj-${name}`))).then(() => {
    setUp();
    show(own.document);
    setUpAnswers();
    sharing.show(own.sharing);
    listenToForm();
    listenToAutosave();
    autosave.start({
      read,
      send: (data, options) => call("save_cv", data, options),
      key: own.draft,
      stored: own,
      strings,
    });
    hear(own);
    // From here on nothing that is typed can be lost.
    const all = $(".cnj-cv__all");
    all.disabled = false;
    all.removeAttribute("aria-busy");
  });
}
