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
  const tidy = (text) => text.normalize("NFC").trim();
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
  const lists = {};
  for (const each of $$("cnj-rows")) lists[each.dataset.rows] = each;
  for (const each of $$("cnj-chips")) lists[each.dataset.part] = each;
  const day = $("[data-path='availability.date']");
  const kinds = $$("input[type=radio]", form);
  const licences = $$("[data-licences] input");
  const commune = { input: $("[data-commune]"), picked: null };
  let licenceOrder = [];
  /* The document that is shown: what no field of the page holds stays as it was. */
  let held = {};

  function communeShown(value) {
    if (!value) return "";
    return value.postcode ? `${value.name} (${value.postcode})` : value.name;
  }

  function read() {
    const document = { ...held, schema: 2, ...fields.read() };
    for (const [name, list] of Object.entries(lists)) document[name] = list.read();
    const typed = tidy(commune.input.value);
    if (typed && typed === communeShown(commune.picked)) document.commune = commune.picked;
    else document.commune = typed ? { key: "", name: typed, postcode: "" } : null;
    const kind = kinds.find((each) => each.checked)?.value ?? "unknown";
    document.availability = { kind, date: kind === "from" ? day.value : "" };
    const ticked = licences.filter((each) => each.checked).map((each) => each.value);
    document.licences = licenceOrder.filter((each) => ticked.includes(each));
    return document;
  }

  function show(document) {
    held = document;
    fields.show(document);
    for (const [name, list] of Object.entries(lists)) list.show(document[name] ?? []);
    commune.picked = document.commune;
    commune.input.value = communeShown(document.commune);
    for (const each of kinds) each.checked = each.value === document.availability.kind;
    day.value = document.availability.date;
    for (const each of licences) each.checked = document.licences.includes(each.value);
    licenceOrder = [...document.licences];
    const more = $(".cnj-cv__more");
    more.open = $$("input:checked", more).length > 0;
    showDay();
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
      show(document);
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
      $("cnj-panels").open("answers");
      const note = remarks.place(path);
      const field = note?.id && $(`[aria-describedby~="${CSS.escape(note.id)}"]`, remarks);
      (field ?? note)?.scrollIntoView({ block: "center" });
      (field?.matches("fieldset") ? $("input, select", field) : field)?.focus({ preventScroll: true });
    },
  };

  function showDay() {
    $("[data-available-from]").hidden = !kinds.some((each) => each.checked && each.value === "from");
  }

  /* ---- What the person does ---------------------------------------------------------- */

  function listenToForm() {
    // Words typed but not added yet are not part of the CV.
    const counts = (event) => !event.target.closest("[data-adder]");
    form.addEventListener("input", (event) => counts(event) && changed());
    form.addEventListener("cnj-changed", changed);
    form.addEventListener("change", (event) => {
      if (event.target.closest("[data-licences]")) {
        licenceOrder = licenceOrder.filter((each) => each !== event.target.value);
        if (event.target.checked) licenceOrder.push(event.target.value);
      }
      showDay();
      if (counts(event)) changed();
    });
    // After the tap that gave the focus: it must end where it began.
    form.addEventListener("focusin", ({ target }) => {
      if (target.matches(".cnj-input")) setTimeout(() => keepInSight(target));
    });
    listenToJobs();
    listenToTown();
    listenToSkills();
  }

  const suggestions = (handler) => async (text) => {
    const answer = await call(handler, { text });
    return answer.ok ? answer.body.choices : null;
  };

  function listenToJobs() {
    const jobs = $("cnj-combobox", lists.wanted_jobs);
    jobs.setup({ search: suggestions("suggest_jobs"), strings, keeps: true });
    const takeJob = ({ kept, instead, chosen, key = "", rome = "", label }) => {
      const job = { key, rome, label: tidy(kept ?? label) };
      const bettered = instead && lists.wanted_jobs.better(tidy(instead), job);
      if (!bettered && (chosen || !instead)) lists.wanted_jobs.take(job);
    };
    jobs.addEventListener("cnj-pick", (event) => takeJob(event.detail));
    $("input", jobs).addEventListener("change", () => jobs.leave());
  }

  function listenToTown() {
    const towns = commune.input.closest("cnj-combobox");
    towns.setup({ search: suggestions("suggest_communes"), strings });
    towns.addEventListener("cnj-pick", (event) => {
      const { key, name, postcode, instead } = event.detail;
      // Another town may have been typed before the answer came.
      if (instead && tidy(commune.input.value) !== tidy(instead)) return;
      commune.picked = { key, name, postcode };
      commune.input.value = communeShown(commune.picked);
      changed();
    });
    commune.input.addEventListener("change", () => {
      if (tidy(commune.input.value) !== communeShown(commune.picked)) towns.leave();
    });
  }

  function listenToSkills() {
    const skill = $("[data-adder] input", lists.skills);
    const addSkills = () => {
      const words = skill.value.split(/[,;\n]/).map(tidy).filter(Boolean);
      const left = words.filter((each) => !lists.skills.take(each));
      if (left.length > 1) skill.value = left.join(", ");
    };
    $("[data-add]", lists.skills).addEventListener("click", () => {
      addSkills();
      skill.focus();
    });
    skill.addEventListener("change", addSkills);
    skill.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== ",") return;
      event.preventDefault();
      addSkills();
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
    for (const name of ["experiences", "training", "languages", "skills"]) lists[name].setup({ strings });
    lists.wanted_jobs.setup({ strings, label: (job) => job.label });
    page.setup({ cv: side, own, words: strings, ...args.page });
    sharing.setup({
      turn: (open) => call("set_sharing", { open }),
      flush: () => autosave.flush(),
      strings,
      key: own.draft,
    });
    const address = (handler) =>
      runtime.handlerUrl(element, handler, undefined, `learner=${root.dataset.learner}`);
    $("cnj-audience").setup({ call, address, autosave, strings: args.audience }, sharing);
  }

  function listenToAutosave() {
    autosave.addEventListener("cnj-show", (event) => show(event.detail));
    autosave.addEventListener("cnj-saved", (event) => {
      remarks.show(event.detail.problems);
      page.saved(event.detail.problems);
      sharing.showMissing(event.detail.missing);
    });
    autosave.addEventListener("cnj-refused", (event) => {
      const { problems } = event.detail.body;
      if (!problems) return;
      remarks.show(problems);
      page.remark(problems);
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
  const parts = ["block", "autosave", "combobox", "fields", "undo", "rows", "chips", "remarks", "sharing", "panels", "page", "audience"];
  Promise.all(parts.map((name) => customElements.whenDefined(`cnj-${name}`))).then(() => {
    setUp();
    show(own.document);
    remarks.show(own.problems);
    sharing.showMissing(own.missing);
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
    // From here on nothing that is typed can be lost.
    const all = $(".cnj-cv__all");
    all.disabled = false;
    all.removeAttribute("aria-busy");
  });
}
