/* <cnj-workshop-held>: the times that the workshop was held, and the form of one of them.
 *
 * What is noted is kept on the device until the server has it.
 */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-held")) return;

  class CnjWorkshopHeld extends HTMLElement {
    begin({ strings, key, call, address }) {
      Object.assign(this, { strings, call, address, now: null });
      this.form = this.querySelector("cnj-workshop-form");
      this.form.begin(strings);
      const heard = {
        "cnj-changed": () => this.noted(),
        "cnj-save": () => this.save(),
        "cnj-delete": () => this.remove(),
        "cnj-group": ({ detail }) => this.chooseGroup(detail),
        "cnj-keep-mine": () => this.keepMine(),
        "cnj-take-theirs": () => this.edit(this.theirs),
        "cnj-closed": () => this.close(),
      };
      for (const [name, act] of Object.entries(heard)) this.form.addEventListener(name, act);
      this.part("new").addEventListener("click", () => this.beginNew());
      this.part("retry").addEventListener("click", () => this.load());
      this.part("list").addEventListener("click", ({ target }) => {
        const button = target.closest("[data-open]");
        if (button) this.edit(this.sessions.find(({ id }) => id === Number(button.dataset.open)));
      });
      this.outbox = document.createElement("cnj-outbox");
      this.outbox.addEventListener("cnj-arrived", ({ detail }) => this.arrived(detail));
      this.outbox.addEventListener("cnj-waiting", () => this.waiting());
      this.loaded = this.load();
      window.addEventListener("online", () => !this.sessions && this.load());
      this.outbox.start(call, key);
    }

    part(name) {
      return this.querySelector(`[data-held="${name}"]`);
    }

    async load() {
      const answer = await this.call("held", {});
      this.part("retry").hidden = answer.ok;
      this.part("error").textContent = answer.ok ? "" : answer.body.error ?? this.strings.no_network;
      this.part("ready").hidden = !answer.ok;
      if (!answer.ok) return;
      const { learners, groups, too_many: tooMany, today, sessions } = answer.body;
      Object.assign(this, { learners, groups, tooMany, today });
      this.part("blank").href = this.address();
      this.show(sessions);
      // Something was being noted when the page was left.
      if (this.outbox?.typed.new && !this.now) this.beginNew({ focus: false });
    }

    show(sessions) {
      this.sessions = sessions;
      this.part("past").hidden = !sessions.length;
      this.part("list").replaceChildren(...sessions.map((each) => this.row(each)));
      if (!sessions.length && !this.now) this.say(this.strings.none_yet);
      const last = sessions.find(({ notes }) => notes);
      this.dispatchEvent(new CustomEvent("cnj-notes", { detail: last && { title: this.fill("last_time", { day: last.day_words }), text: last.notes } }));
    }

    row(session) {
      const { id, day_words: day, guests, held_by: name, notes } = session;
      const row = element("li", "cnj-card cnj-card--flat cnj-workshop__session");
      const told = [this.fill("counted", { learners: countOf(session), guests })];
      if (name) told.push(this.fill("led_by", { name }));
      row.append(element("strong", "", day), element("span", "cnj-small cnj-soft", told.join(" · ")));
      if (notes) row.append(element("p", "cnj-workshop__lines", notes));
      const tools = element("div", "cnj-cluster");
      const open = element("button", "cnj-button", this.strings.open);
      open.type = "button";
      open.dataset.open = id;
      open.setAttribute("aria-label", this.fill("open_of", { day }));
      const sheet = element("a", "cnj-button", this.strings.sheet);
      sheet.href = this.address(id);
      sheet.setAttribute("aria-label", this.fill("sheet_of", { day }));
      tools.append(open, sheet);
      row.append(tools);
      return row;
    }

    beginNew({ focus = true } = {}) {
      const kept = this.outbox.typedFor({ id: "new", edition: 0 });
      this.open(null, kept ?? { day: this.today, guests: 0, notes: "", present: [], begun_as: anyId() }, { kept: Boolean(kept), focus });
    }

    /* One that was held, with what was noted of it and not sent yet. */
    edit(session) {
      const about = `session-${session.id}`;
      const kept = this.outbox.typedFor({ id: about, edition: session.version });
      this.open(session, kept ?? valuesOf(session), { kept: Boolean(kept) });
    }

    open(session, values, { kept = false, focus = true } = {}) {
      const ids = session?.present.map(([id]) => id) ?? [];
      const marks = new Map([...ids.map((id) => [id, true]), ...values.present.map((id) => [id, true]), ...(values.absent ?? []).map((id) => [id, false])]);
      this.now = { session, begun: values.begun_as ?? "", marks };
      this.form.open({
        session,
        values,
        title: session ? this.fill("old_title", { day: session.day_words }) : this.strings.new_title,
        groups: this.tooMany ? this.groups : null,
        sheet: session && this.address(session.id),
      });
      this.drawPeople(this.tooMany ? null : this.learners);
      this.form.say(kept ? this.strings.kept_here : this.learners.length || this.tooMany ? "" : this.strings.nobody);
      this.say("");
      if (focus) {
        this.form.part("title").focus();
        this.form.scrollIntoView({ block: "nearest" });
      }
    }

    /* Those of one group; without one, those who are noted already. */
    drawPeople(learners) {
      const { session, marks } = this.now;
      const shown = learners ?? (session?.present ?? []).map(([id, name]) => [id, name, null]);
      this.form.people.draw(shown, learners ? this.groups : [], new Set([...marks].filter(([, is]) => is).map(([id]) => id)));
      this.form.count();
    }

    async chooseGroup(group) {
      const learners = group ? await this.call("list_group", { group }) : null;
      if (!this.now) return;
      if (learners && !learners.ok) this.form.error(learners.body.error ?? this.strings.no_network);
      else this.drawPeople(learners?.body.learners ?? null);
    }

    mark() {
      for (const id of this.form.people.present) this.now.marks.set(id, true);
      for (const id of this.form.people.absent) this.now.marks.set(id, false);
    }

    get values() {
      this.mark();
      const { marks, begun } = this.now;
      const ids = (wanted) => [...marks].filter(([, is]) => is === wanted).map(([id]) => id);
      return { ...this.form.values, present: ids(true), absent: ids(false), begun_as: begun };
    }

    get about() {
      const { session, begun } = this.now;
      return session ? `session-${session.id}` : begun;
    }

    noted() {
      const { session } = this.now;
      this.outbox.note(session ? this.about : "new", this.values, session?.version ?? 0);
      this.form.say(this.strings.kept_here);
    }

    save() {
      const { session } = this.now;
      if (!session) this.outbox.note("new", null);
      this.form.say(this.strings.saving);
      this.outbox.put("save_session", this.about, { ...this.values, session: session?.id ?? null, version: session?.version ?? 0 });
    }

    keepMine() {
      this.now.session = this.theirs;
      this.form.conflict(null);
      this.save();
    }

    async arrived({ item, answer }) {
      await this.loaded;
      if (!this.sessions) await (this.loaded = this.load());
      const { ok, status, body } = answer;
      const here = () => this.now !== null && this.about === item.about;
      if (ok) {
        if (here()) this.kept(body.session, body.left_out);
        else this.say(this.strings.saved);
        if (this.sessions) this.show(body.sessions);
        return;
      }
      if (!this.sessions) {
        this.outbox.note(item.data.session ? item.about : "new", item.data, item.data.version);
        return;
      }
      if (!here()) this.open(this.sessions.find(({ id }) => id === item.data.session) ?? null, item.data);
      // It has left the outbox: a page that is left now must not lose it.
      this.noted();
      this.form.say("");
      if (status === 409 && body.session) this.conflict(body.session);
      else if (status === 404) this.gone();
      else this.form.error(body.error ?? this.strings.failed, body.field);
    }

    kept(session, leftOut) {
      // What was changed since it was sent is still to be saved.
      const before = this.now.session ? this.about : "new";
      const more = before in this.outbox.typed;
      this.outbox.note(before, null);
      this.now.session = session;
      this.form.keptAs(session, this.address(session.id), this.fill("old_title", { day: session.day_words }));
      const told = [this.strings.saved];
      if (leftOut) told.push(this.fill("left_out", { count: leftOut }));
      this.form.say(told.join(" "));
      if (more) this.noted();
    }

    conflict(session) {
      this.theirs = session;
      const { day_words: day, guests, notes } = session;
      this.form.conflict(this.fill("theirs", { day, learners: countOf(session), guests, notes: notes || this.strings.no_notes }));
    }

    /* What is filled in makes a new one. */
    gone() {
      Object.assign(this.now, { session: null, begun: anyId() });
      this.form.part("delete").hidden = true;
      this.form.part("sheet").hidden = true;
      this.form.error(this.strings.gone);
    }

    async remove() {
      const { id: session, version } = this.now.session;
      const answer = await this.call("delete_session", { session, version });
      if (answer.ok) {
        this.show(answer.body.sessions);
        this.close(this.strings.deleted);
      } else if (answer.status === 409) this.conflict(answer.body.session);
      else if (answer.status === 404) this.gone();
      else this.form.error(answer.body.error ?? this.strings.no_network);
    }

    waiting() {
      if (this.now && this.outbox.waits(this.about)) this.form.say(this.strings.waiting);
      else this.say(this.strings.waiting);
    }

    close(sentence = "") {
      this.outbox.note(this.now.session ? this.about : "new", null);
      this.now = null;
      this.form.hidden = true;
      this.say(sentence);
      this.part("heading").focus();
    }

    say(sentence) {
      this.part("told").textContent = sentence;
    }

    fill(name, values) {
      return Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), this.strings[name]);
    }
  }

  function countOf({ present, others }) {
    return present.length + others;
  }

  function valuesOf({ day, guests, notes, present }) {
    return { day, guests, notes, present: present.map(([id]) => id) };
  }

  function element(tag, className, textContent = "") {
    return Object.assign(document.createElement(tag), { className, textContent });
  }

  /* Where the page is not over https, the browser gives no randomUUID. */
  function anyId() {
    return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
  }

  customElements.define("cnj-workshop-held", CnjWorkshopHeld);
})();
