/* <cnj-autosave>: keeps a document safe while it is typed, and says so.
 *
 * One save at a time, a moment after the last change; what is not sent yet stays in this
 * phone's storage, is sent again when the network is back, and is cleared once saved. A version
 * saved elsewhere is never overwritten: the person chooses.
 *
 * The page calls start() once and changed() after each change. Events: "cnj-saved" and
 * "cnj-refused" (detail: the answer), "cnj-show" (detail: a document to show instead).
 */
(function () {
  "use strict";

  if (customElements.get("cnj-autosave")) return;

  const PAUSE_MS = 800;
  const TRAIL = 100;
  const RETRY_MS = [2000, 5000, 15000, 60000];
  /* Answers after which the same request may well pass later. */
  const PASSING = new Set([0, 408, 425, 429, 500, 502, 503, 504]);

  const ICONS = { saving: "clock", waiting: "clock", refused: "flag" };

  class CnjAutosave extends HTMLElement {
    /* read(): the document now. send(data, options): resolves to {ok, status, body}. */
    start({ read, send, key, stored, strings }) {
      Object.assign(this, { read, send, key, strings, tries: 0, sending: false, busy: false });
      this.draft = document.createElement("cnj-draft").under(key);
      this.version = stored.version;
      this.stored = stored;
      // The page shows the stored document by now; what it reads back is the measure.
      this.clean = canonical(read());
      this.sent = "";
      // Marks of what was sent and not answered: any of it may have been saved.
      this.trail = [];
      this.choice = null;
      // Whether what is saved now is to be kept as an earlier version.
      this.keeps = false;
      this.piece = (name) => this.querySelector(`[data-autosave="${name}"]`);
      this.piece("mine").textContent = strings.conflict_mine;
      this.piece("theirs").textContent = strings.conflict_theirs;
      this.piece("mine").addEventListener("click", () => this.settle("mine"));
      this.piece("theirs").addEventListener("click", () => this.settle("theirs"));
      window.addEventListener("online", () => this.dirty() && this.flush());
      window.addEventListener("pagehide", () => this.leave());
      document.addEventListener("visibilitychange", () => document.hidden && this.leave());
      // Another block of the same page has saved the same document.
      window.addEventListener("clicnjob-saved", (event) => this.hear(event.detail));
      this.say(stored.saved_at ? "saved" : "untouched", this.clock(stored.saved_at));
      this.resume(stored);
    }

    /* What an earlier visit could not send. */
    resume(stored) {
      const draft = this.draft.recall();
      if (!draft?.document) return;
      const gone = stored.erased && draft.version !== stored.version;
      if (gone || canonical(draft.document) === this.clean) {
        this.draft.forget();
        return;
      }
      this.trail = draft.trail ?? [];
      const own = draft.version === stored.version || this.trail.includes(mark(this.clean));
      this.emit("cnj-show", draft.document);
      if (own) this.flush();
      else this.disagree(stored);
    }

    changed() {
      if (!this.dirty()) {
        this.rest();
        return;
      }
      const kept = this.keepDraft();
      if (this.choice) return;
      if (this.state !== "waiting") this.say(kept ? "saving" : "unstored");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), PAUSE_MS);
    }

    /* What was changed is as it was saved again: there is nothing left to send. */
    rest() {
      if (this.sending || this.choice || this.state === "saved" || this.state === "untouched") return;
      clearTimeout(this.timer);
      this.draft.forget();
      if (this.state === "refused") this.emit("cnj-saved", this.stored);
      const { saved_at: savedAt } = this.stored;
      this.say(savedAt ? "saved" : "untouched", this.clock(savedAt));
    }

    dirty() {
      return canonical(this.read()) !== this.clean;
    }

    /* Sends what is not sent yet; resolves once all of it has been tried. */
    async flush(options = {}) {
      clearTimeout(this.timer);
      if (this.choice) return false;
      // Who hears of a saving may ask for the next one at once: this turn sends it, and no other.
      if (!this.busy) this.turn = this.post(options);
      return this.turn;
    }

    async post(options) {
      this.busy = true;
      try {
        while (!this.choice && this.dirty()) {
          const answer = await this.deliver(this.read(), options);
          if (!this.take(answer)) return false;
        }
        return true;
      } finally {
        this.busy = false;
      }
    }

    async deliver(document, options) {
      this.sending = true;
      this.sent = canonical(document);
      this.trail = [...this.trail.slice(1 - TRAIL), mark(this.sent)];
      this.keepDraft();
      this.say("saving");
      const answer = await this.send({ document, version: this.version, keep: this.keeps }, options);
      this.sending = false;
      return answer;
    }

    /* Whether the document in the answer's request is saved now. */
    take(answer) {
      if (answer.ok) {
        this.adopt(answer.body);
        return true;
      }
      if (answer.status === 409 && answer.body.current) {
        return this.meet(answer.body.current);
      }
      if (PASSING.has(answer.status)) {
        const pause = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)];
        this.timer = setTimeout(() => this.flush(), pause);
        this.say(this.keepDraft() ? "offline" : "unstored");
        return false;
      }
      this.emit("cnj-refused", answer);
      const { error, code } = answer.body;
      const gone = code === "anonymous" || code === "somebody_else";
      const loggedOut = gone || answer.status === 401 || (answer.status === 403 && !error);
      this.say(loggedOut ? "login" : "refused", error);
      // What was mended while the answer was on its way had its turn to be sent taken by it.
      if (canonical(this.read()) !== this.sent) this.changed();
      return false;
    }

    adopt(body) {
      this.tries = 0;
      this.keeps = false;
      this.version = body.version;
      this.stored = body;
      this.clean = this.sent;
      this.trail = [];
      this.emit("cnj-saved", body);
      if (this.dirty()) this.keepDraft();
      else {
        this.draft.forget();
        this.say("saved", this.clock(body.saved_at));
      }
      const detail = { from: this, key: this.key, body };
      window.dispatchEvent(new CustomEvent("clicnjob-saved", { detail }));
    }

    /* Somebody saved in between. Perhaps it was this page, and the answer got lost. */
    meet(current) {
      const theirs = canonical(current.document);
      if (this.trail.includes(mark(theirs))) {
        this.sent = theirs;
        this.adopt(current);
        return true;
      }
      if (current.erased) {
        this.replace(current);
        return true;
      }
      this.disagree(current);
      return false;
    }

    disagree(current) {
      const opening = !this.choice;
      this.choice = current;
      const line = this.strings.conflict.replace("{time}", this.clock(current.saved_at));
      this.piece("conflict-line").textContent = line;
      this.piece("conflict").hidden = false;
      this.say("unsaved");
      if (opening) this.piece("conflict").scrollIntoView({ block: "center" });
    }

    settle(which) {
      const current = this.choice;
      this.choice = null;
      this.piece("conflict").hidden = true;
      this.version = current.version;
      this.stored = current;
      this.clean = canonical(current.document);
      if (which === "theirs") {
        this.emit("cnj-show", current.document);
        this.sent = canonical(this.read());
        this.adopt(current);
      } else {
        this.keepFormer();
        this.flush();
      }
      this.piece("line").focus?.();
    }

    /* What is sent next takes the place of a whole other CV. */
    keepFormer() {
      this.keeps = true;
    }

    hear({ from, key, body }) {
      if (from !== this && key === this.key) this.refresh(body);
    }

    /* A newer version is shown, unless something here is not saved yet. */
    refresh(body) {
      if (body.version === this.version || this.sending || this.choice || this.dirty()) return;
      this.version = body.version;
      this.stored = body;
      this.emit("cnj-show", body.document);
      this.clean = canonical(this.read());
      this.emit("cnj-saved", body);
      this.say("saved", this.clock(body.saved_at));
    }

    /* What another side of the page has had saved, or erased, takes the place of all this. */
    replace(body) {
      clearTimeout(this.timer);
      this.choice = null;
      this.piece("conflict").hidden = true;
      this.emit("cnj-show", body.document);
      this.sent = canonical(this.read());
      this.adopt(body);
      if (body.erased) this.say("erased");
    }

    leave() {
      if (!this.dirty()) return;
      this.keepDraft();
      this.flush({ keepalive: true });
    }

    keepDraft() {
      return this.draft.keep({ document: this.read(), version: this.version, trail: this.trail });
    }

    say(what, value = "") {
      const { strings } = this;
      const states = { offline: "waiting", unstored: "waiting", login: "refused", unsaved: "waiting" };
      this.state = states[what] ?? what;
      this.dataset.state = this.state;
      this.piece("icon").className = `cnj-icon cnj-icon--${ICONS[this.state] ?? "check"}`;
      const sentence =
        what === "refused" ? value || strings.invalid : what === "unsaved" ? strings.unsaved : strings[what];
      const line = sentence.replace("{time}", value);
      if (this.piece("line").textContent !== line) this.piece("line").textContent = line;
    }

    clock(moment) {
      if (!moment) return "";
      const time = new Date(moment);
      return this.strings.time
        .replace("{hours}", time.getHours())
        .replace("{minutes}", String(time.getMinutes()).padStart(2, "0"));
    }

    emit(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  /* The same text for the same values, whatever the order of their names. */
  function canonical(value) {
    return JSON.stringify(value, (_, each) =>
      each && typeof each === "object" && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
        : each
    );
  }

  /* A short mark of a long text (FNV-1a, 32 bits). */
  function mark(text) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
    }
    return hash;
  }

  customElements.define("cnj-autosave", CnjAutosave);
})();
