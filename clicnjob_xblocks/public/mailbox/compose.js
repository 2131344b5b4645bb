/* <cnj-mailbox-compose>: a mail being written. Events: "cnj-typed" and "cnj-send" (detail: the draft). */
(function () {
  "use strict";

  if (customElements.get("cnj-mailbox-compose")) return;

  const Part = customElements.get("cnj-mailbox-part");

  class CnjMailboxCompose extends Part {
    start({ draft, files, hasCv, strings, title }) {
      Object.assign(this, { files, hasCv, strings, attached: draft.files.filter((id) => files.some((file) => file.id === id)) });
      this.listen();
      this.classList.add("cnj-mailbox__compose");
      this.heading = this.make("h4", "cnj-mailbox__compose-title", title);
      this.heading.tabIndex = -1;
      this.fields = {};
      const to = this.line("to", strings.to, draft.to, "email");
      this.more = this.button("cnj-mailbox__add-cc", "cc", strings.cc, this.unseen(` ${strings.add_cc}`));
      to.append(this.more);
      this.ccLine = this.line("cc", strings.cc, draft.cc, "email");
      this.ccLine.hidden = !draft.cc;
      this.more.hidden = Boolean(draft.cc);
      const subject = this.line("subject", strings.subject, draft.subject, "text");
      const text = this.make("textarea", "cnj-mailbox__writing");
      text.rows = 9;
      text.value = draft.text;
      text.setAttribute("aria-label", strings.message);
      text.autocomplete = "off";
      this.fields.text = text;
      this.chips = this.make("ul", "cnj-mailbox__chips");
      this.told = this.make("p", "cnj-visually-hidden");
      this.told.setAttribute("role", "status");
      this.clip = this.button("cnj-mailbox__icon-button", "attach", this.icon("clip"), strings.attach);
      this.clip.setAttribute("aria-expanded", "false");
      this.state = this.make("span", "cnj-mailbox__draft cnj-soft");
      this.state.setAttribute("role", "status");
      this.send = this.button("cnj-button cnj-button--primary cnj-mailbox__send", "send", strings.send, this.icon("send"));
      this.picker = this.make("div", "cnj-mailbox__files");
      this.picker.hidden = true;
      this.error = this.make("p", "cnj-error");
      this.error.setAttribute("role", "alert");
      this.replaceChildren(this.heading, to, this.ccLine, subject, text, this.chips, this.told, this.picker, this.error, this.make("div", "cnj-mailbox__tools", this.state, this.clip, this.send));
      this.drawChips();
      this.addEventListener("input", () => this.typed());
    }

    line(name, label, value, mode) {
      const input = this.make("input", "cnj-mailbox__input");
      input.type = "text";
      input.inputMode = mode;
      input.autocomplete = "off";
      input.id = this.unique(name);
      input.value = value;
      if (mode === "email") {
        input.autocapitalize = "off";
        input.spellcheck = false;
      }
      this.fields[name] = input;
      const words = this.make("label", "cnj-mailbox__line-label", label);
      words.htmlFor = input.id;
      return this.make("div", "cnj-mailbox__line", words, input);
    }

    get draft() {
      const texts = Object.entries(this.fields).map(([name, field]) => [name, field.value]);
      return { ...Object.fromEntries(texts), files: this.attached };
    }

    typed() {
      this.error.textContent = "";
      this.tell("cnj-typed", this.draft);
    }

    say(sentence) {
      if (this.state.textContent !== sentence) this.state.textContent = sentence;
    }

    refuse(sentence) {
      this.error.textContent = sentence;
    }

    busy(on) {
      this.send.setAttribute("aria-disabled", String(on));
      if (on) this.say(this.strings.checking);
    }

    on_cc() {
      this.ccLine.hidden = false;
      this.more.hidden = true;
      this.fields.cc.focus();
    }

    on_send() {
      if (this.send.getAttribute("aria-disabled") !== "true") this.tell("cnj-send", this.draft);
    }

    on_attach() {
      const opening = this.picker.hidden;
      this.picker.hidden = !opening;
      this.clip.setAttribute("aria-expanded", String(opening));
      if (!opening) return;
      this.drawPicker();
      this.picker.querySelector("button")?.focus();
    }

    drawPicker() {
      const rows = this.files.map((file) => {
        const name = this.address(file.name);
        const pick = this.button("cnj-mailbox__file", "pick", this.icon("clip"), name);
        pick.dataset.file = file.id;
        pick.setAttribute("aria-pressed", String(this.attached.includes(file.id)));
        const row = this.make("li", "", pick);
        if (file.url) {
          const look = this.make("a", "cnj-mailbox__look", this.strings.open_file, this.unseen(` (${file.name})`));
          Object.assign(look, { href: file.url, target: "_blank", rel: "noopener" });
          row.append(look);
        }
        return row;
      });
      const title = this.make("p", "cnj-mailbox__files-title", this.strings.files);
      const hint = this.hasCv ? [] : [this.make("p", "cnj-hint", this.strings.no_cv)];
      this.picker.replaceChildren(title, ...hint, this.make("ul", "cnj-mailbox__file-list", ...rows));
    }

    on_pick(button) {
      const { file: id } = button.dataset;
      if (this.attached.includes(id)) this.detach(id);
      else this.attached = [...this.attached, id];
      this.picker.hidden = true;
      this.clip.setAttribute("aria-expanded", "false");
      this.changedFiles(id);
      this.clip.focus();
    }

    on_detach(button) {
      this.detach(button.dataset.file);
      this.changedFiles(button.dataset.file);
      this.clip.focus();
    }

    detach(id) {
      this.attached = this.attached.filter((each) => each !== id);
    }

    changedFiles(id) {
      const { name } = this.files.find((file) => file.id === id);
      this.told.textContent = this.fill(this.attached.includes(id) ? "is_attached" : "is_taken_away", { name });
      this.drawChips();
      this.typed();
    }

    drawChips() {
      const chips = this.attached.map((id) => {
        const file = this.files.find((each) => each.id === id);
        const remove = this.button("cnj-chip__remove", "detach", this.icon("cross"), this.unseen(this.fill("take_away", { name: file.name })));
        remove.dataset.file = id;
        return this.make("li", "cnj-chip", this.icon("clip"), this.make("bdi", "", file.name), remove);
      });
      this.chips.hidden = !chips.length;
      this.chips.replaceChildren(...chips);
    }
  }

  customElements.define("cnj-mailbox-compose", CnjMailboxCompose);
})();
