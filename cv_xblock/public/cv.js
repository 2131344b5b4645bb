/* The CV builder: fills the form from the document, reads it back, saves by itself. */
function ClicnjobCvBlock(runtime, element, args) {
  "use strict";

  const host = element instanceof Element ? element : element[0];
  const root = host.querySelector("cnj-block");
  const form = root.querySelector("form");
  const { strings, own } = args;
  if (!form) return;

  form.addEventListener("submit", (event) => event.preventDefault());
  const $ = (selector, within = form) => within.querySelector(selector);
  const $$ = (selector, within = form) => [...within.querySelectorAll(selector)];
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const tidy = (text) => text.normalize("NFC").trim();
  const call = (handler, data, options) =>
    root.call(runtime.handlerUrl(element, handler), data, options);
  const autosave = root.querySelector("cnj-autosave");
  const changed = () => autosave?.changed();
  let stamped = 0;

  /* ---- Plain fields ------------------------------------------------------ */

  function readField(input) {
    if (input.dataset.kind === "flag") return input.checked;
    if (input.dataset.kind === "number") return Number(input.value);
    return tidy(input.value);
  }

  function showField(input, value) {
    if (input.dataset.kind === "flag") {
      input.checked = Boolean(value);
      return;
    }
    if (input.tagName === "SELECT" && ![...input.options].some((each) => each.value === String(value))) {
      input.append(new Option(value, value));
    }
    input.value = value ?? "";
  }

  /* A month is two fields, and "2025-03"; what is half filled in is kept as far as it goes. */
  function readMonth(box) {
    const month = $("[data-month-part=month]", box).value;
    const year = tidy($("[data-month-part=year]", box).value);
    return month ? `${year}-${month}` : year;
  }

  function showMonth(box, value) {
    const parts = /^(.*?)(?:-(0[1-9]|1[0-2]))?$/.exec(value ?? "");
    $("[data-month-part=year]", box).value = parts[1];
    $("[data-month-part=month]", box).value = parts[2] ?? "";
  }

  /* ---- Removing, and taking it back ---------------------------------------- */

  function removable(item, name, refocus) {
    const bar = document.createElement(item.tagName === "LI" ? "li" : "div");
    bar.className = "cnj-cv__undo";
    const words = document.createElement("span");
    words.setAttribute("role", "status");
    const undo = button("cnj-button cnj-button--quiet", strings.undo);
    undo.addEventListener("click", () => {
      bar.replaceWith(item);
      (refocus ?? $("input, button", item)).focus();
      changed();
    });
    bar.append(words, undo);
    for (const earlier of $$(".cnj-cv__undo", item.parentElement)) earlier.remove();
    item.replaceWith(bar);
    words.textContent = fill(strings.removed, { what: name || strings.nameless });
    undo.focus();
    changed();
  }

  function button(className, text) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    return made;
  }

  /* ---- Rows: experiences, training, languages ------------------------------- */

  function rowsOf(section) {
    const list = $("[data-list]", section);
    const limit = Number(section.dataset.limit);
    const rows = () => $$(".cnj-cv__row", list);
    const names = Object.keys(strings.languages);

    function add(values) {
      const row = $("template", section).content.firstElementChild.cloneNode(true);
      const suffix = `-r${++stamped}`;
      for (const node of [row, ...$$("*", row)]) {
        for (const name of ["id", "for"]) {
          if (node.hasAttribute(name)) node.setAttribute(name, node.getAttribute(name) + suffix);
        }
        const ids = node.getAttribute("aria-describedby");
        if (ids) node.setAttribute("aria-describedby", ids.replace(/\S+/g, `$&${suffix}`));
      }
      row.dataset.id = values.id || Math.random().toString(36).slice(2, 8);
      row.setAttribute("aria-label", `${$("h3", section).textContent.trim()} ${rows().length + 1}`);
      for (const input of $$("[data-path]", row)) {
        const shown = values[input.dataset.path];
        const isCode = input.dataset.path === "language" && strings.languages[shown];
        if (shown !== undefined) showField(input, isCode ? strings.languages[shown] : shown);
      }
      for (const box of $$("[data-month]", row)) showMonth(box, values[box.dataset.month]);
      hideEnd(row);
      $("[data-remove]", row).addEventListener("click", () => {
        const title = $("[data-path=title], [data-path=language]", row);
        removable(row, tidy(title.value));
      });
      list.append(row);
      return row;
    }

    function hideEnd(row) {
      const current = $("[data-path=current]", row);
      if (current) $("[data-month=end]", row).hidden = current.checked;
    }

    function read(row) {
      const values = {};
      if (!$("[data-path=language]", row)) values.id = row.dataset.id;
      for (const input of $$("[data-path]", row)) values[input.dataset.path] = readField(input);
      for (const box of $$("[data-month]", row)) {
        const ended = box.dataset.month === "end" && values.current;
        values[box.dataset.month] = ended ? "" : readMonth(box);
      }
      if (values.language) {
        const code = names.find(
          (each) => strings.languages[each].toLowerCase() === values.language.toLowerCase()
        );
        values.language = code ?? values.language;
      }
      return values;
    }

    $("[data-add]", section).addEventListener("click", () => {
      if (rows().length >= limit) {
        note(section.dataset.rows, fill(strings.full, { limit }));
        return;
      }
      $("input", add({})).focus();
      changed();
    });
    section.addEventListener("change", (event) => {
      const row = event.target.closest(".cnj-cv__row");
      if (row) hideEnd(row);
    });

    return {
      rows,
      read: () => rows().map(read),
      show(items) {
        list.replaceChildren();
        items.forEach(add);
      },
    };
  }

  /* ---- Chips: wanted jobs, skills -------------------------------------------- */

  function chipsOf(section, { limit, label, same }) {
    const list = $("[data-chips]", section);
    const input = $("[data-adder] input", section);
    const values = new WeakMap();
    const chips = () => $$("li", list).filter((chip) => values.has(chip));
    const read = () => chips().map((chip) => values.get(chip));

    function add(value) {
      const chip = document.createElement("li");
      values.set(chip, value);
      const pill = document.createElement("span");
      pill.className = "cnj-chip";
      const words = document.createElement("bdi");
      words.textContent = label(value);
      const remove = button("cnj-chip__remove", "");
      remove.setAttribute("aria-label", fill(strings.remove, { what: label(value) }));
      const cross = document.createElement("span");
      cross.className = "cnj-icon cnj-icon--cross";
      cross.setAttribute("aria-hidden", "true");
      remove.append(cross);
      remove.addEventListener("click", () => removable(chip, label(value)));
      pill.append(words, remove);
      chip.append(pill);
      list.append(chip);
    }

    return {
      read,
      show(items) {
        list.replaceChildren();
        items.forEach(add);
      },
      /* From the person: no double, no more than fit. */
      take(value) {
        const full = read().length >= limit;
        const known = read().some((each) => same(each, value));
        note(section.dataset.part, full && !known ? fill(strings.full, { limit }) : "");
        if (full && !known) return;
        if (!known) add(value);
        input.value = "";
        changed();
      },
    };
  }

  /* ---- Remarks beside the fields ----------------------------------------------- */

  function note(path, sentence, { hard = false, wrong = false } = {}) {
    const place = noteAt(path);
    if (!place) return;
    place.textContent = sentence;
    place.toggleAttribute("data-hard", hard);
    const described = place.id && $(`[aria-describedby~="${CSS.escape(place.id)}"]`);
    if (!described || !wrong) return;
    const inputs = described.matches("fieldset") ? $$("input, select", described) : [described];
    for (const input of inputs) {
      input.setAttribute("aria-invalid", "true");
      input.toggleAttribute("data-doubtful", !hard);
    }
  }

  /* "experiences.0.start" is in the first row; "skills.3" and "wanted_jobs.0.label" are beside
     the field that adds them. */
  function noteAt(path) {
    const [name, number, field] = path.split(".");
    const rows = lists[name]?.rows?.()[Number(number)];
    if (rows && field) return $(`[data-note="${CSS.escape(field)}"]`, rows);
    const whole = $$("[data-note]").find((each) => each.dataset.note === path && !each.closest(".cnj-cv__row"));
    return whole ?? $$("[data-note]").find((each) => each.dataset.note === name && !each.closest(".cnj-cv__row"));
  }

  function showProblems(problems) {
    for (const place of $$("[data-note]")) place.textContent = "";
    for (const input of $$("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("data-doubtful");
    }
    for (const problem of problems) {
      const [name, number] = problem.path.split(".");
      const chip = lists[name]?.labelAt?.(Number(number));
      const sentence = chip ? `${chip} – ${problem.message}` : problem.message;
      if (!noteAt(problem.path)?.textContent) note(problem.path, sentence, problem);
    }
  }

  /* ---- The whole document ---------------------------------------------------------- */

  const lists = {
    experiences: rowsOf($("[data-rows=experiences]")),
    training: rowsOf($("[data-rows=training]")),
    languages: rowsOf($("[data-rows=languages]")),
    wanted_jobs: chipsOf($("[data-part=wanted_jobs]"), {
      limit: 5,
      label: (job) => job.label,
      same: (one, other) => one.label.toLowerCase() === other.label.toLowerCase(),
    }),
    skills: chipsOf($("[data-part=skills]"), {
      limit: 30,
      label: (skill) => skill,
      same: (one, other) => one.toLowerCase() === other.toLowerCase(),
    }),
  };
  lists.wanted_jobs.labelAt = (number) => lists.wanted_jobs.read()[number]?.label;
  const plain = $$("[data-path]").filter((input) => !input.dataset.path.includes("."));
  const day = $("[data-path='availability.date']");
  const kinds = $$("input[type=radio]");
  const licences = $$("[data-licences] input");
  const commune = { input: $("[data-commune]"), picked: null };
  let licenceOrder = [];

  function communeShown(value) {
    if (!value) return "";
    return value.postcode ? `${value.name} (${value.postcode})` : value.name;
  }

  function read() {
    const document = { schema: 1 };
    for (const input of plain) document[input.dataset.path] = readField(input);
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
    for (const input of plain) showField(input, document[input.dataset.path]);
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
  }

  function showDay() {
    $("[data-available-from]").hidden = !kinds.some((each) => each.checked && each.value === "from");
  }

  function listenToForm() {
    // Words typed but not added yet are not part of the CV.
    const counts = (event) => !event.target.closest("[data-adder]");
    form.addEventListener("input", (event) => counts(event) && changed());
    form.addEventListener("change", (event) => {
      if (event.target.closest("[data-licences]")) {
        licenceOrder = licenceOrder.filter((each) => each !== event.target.value);
        if (event.target.checked) licenceOrder.push(event.target.value);
      }
      showDay();
      if (counts(event)) changed();
    });

    const suggestions = (handler) => async (text) => {
      const answer = await call(handler, { text });
      return answer.ok ? answer.body.choices : null;
    };
    const jobs = $("[data-part=wanted_jobs] cnj-combobox");
    jobs.setup({ search: suggestions("suggest_jobs"), strings, keeps: true });
    const takeJob = ({ kept, key = "", rome = "", label }) =>
      lists.wanted_jobs.take({ key, rome, label: tidy(kept ?? label) });
    jobs.addEventListener("cnj-pick", (event) => takeJob(event.detail));
    jobs.querySelector("input").addEventListener("change", (event) => {
      // Left without choosing: the words are kept as they are.
      if (tidy(event.target.value)) jobs.keep();
    });

    const towns = commune.input.closest("cnj-combobox");
    towns.setup({ search: suggestions("suggest_communes"), strings });
    towns.addEventListener("cnj-pick", (event) => {
      const { key, name, postcode } = event.detail;
      commune.picked = { key, name, postcode };
      commune.input.value = communeShown(commune.picked);
      changed();
    });

    const skills = $("[data-part=skills]");
    const skill = $("[data-adder] input", skills);
    const addSkills = () => {
      for (const each of skill.value.split(/[,;\n]/).map(tidy).filter(Boolean)) lists.skills.take(each);
    };
    $("[data-add]", skills).addEventListener("click", () => {
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

  /* ---- Sharing -------------------------------------------------------------------- */

  const sharing = $("[data-sharing]");
  const toggle = $("[role=switch]", sharing);

  function showSharing(state) {
    if (!toggle || !state) return;
    toggle.setAttribute("aria-checked", String(state.open));
    toggle.disabled = !state.open && !state.can_open;
    const shared = fill(strings.shared, { structure: state.structure, date: state.since });
    const closed = state.can_open ? strings.unshared : `${strings.unshared} ${strings.unshareable}`;
    $("[data-share-state]").textContent = state.open ? shared : closed;
    const lock = $("[data-lock]");
    lock.classList.toggle("cnj-icon--lock", !state.open);
    lock.classList.toggle("cnj-icon--open", state.open);
  }

  function showMissing(missing) {
    const box = $("[data-missing]");
    if (!box) return;
    box.hidden = false;
    $("[data-missing-line]").textContent = missing.length ? strings.incomplete : strings.complete;
    $("[data-missing-list]").replaceChildren(
      ...missing.map((part) => {
        const item = document.createElement("li");
        item.textContent = strings.parts[part];
        return item;
      })
    );
  }

  async function turnSharing() {
    const open = toggle.getAttribute("aria-checked") !== "true";
    toggle.disabled = true;
    // What advisors are about to see is what stands on the page.
    if (open) await autosave.flush();
    const answer = await call("set_sharing", { open });
    toggle.disabled = false;
    const refused = answer.body.error ?? strings.share_offline;
    $("[data-share-note]").textContent = answer.ok ? "" : refused;
    if (answer.ok) showSharing(answer.body);
    toggle.focus();
  }

  /* ---- Start ----------------------------------------------------------------------- */

  if (!own) {
    $("[data-share-state]").textContent = strings.unshared;
    return;
  }
  const parts = ["cnj-block", "cnj-autosave", "cnj-combobox"];
  Promise.all(parts.map((name) => customElements.whenDefined(name))).then(() => {
    show(own.document);
    showProblems(own.problems);
    showMissing(own.missing);
    showSharing(own.sharing);
    listenToForm();
    toggle?.addEventListener("click", turnSharing);
    autosave.addEventListener("cnj-show", (event) => show(event.detail));
    autosave.addEventListener("cnj-saved", (event) => {
      showProblems(event.detail.problems);
      showMissing(event.detail.missing);
    });
    autosave.addEventListener("cnj-refused", (event) => {
      if (event.detail.body.problems) showProblems(event.detail.body.problems);
    });
    // Back from another app: was the CV changed on another phone meanwhile?
    document.addEventListener("visibilitychange", async () => {
      if (document.hidden) return;
      const answer = await call("load", {});
      if (answer.ok) autosave.refresh(answer.body);
    });
    autosave.start({
      read,
      send: (data, options) => call("save_cv", data, options),
      key: own.draft,
      stored: own,
      strings,
    });
  });
}
