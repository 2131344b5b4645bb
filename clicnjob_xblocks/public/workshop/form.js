/* <cnj-workshop-form>: one session: its date, who was there, how many guests, notes.
 *
 * It tells what is asked of it: "cnj-changed", "cnj-save", "cnj-delete", "cnj-group", "cnj-keep-mine",
 * "cnj-take-theirs", "cnj-closed".
 */
(function () {
  "use strict";

  if (customElements.get("cnj-workshop-form")) return;

  class CnjWorkshopForm extends HTMLElement {
    begin(strings) {
      this.strings = strings;
      this.people = this.querySelector("cnj-workshop-people");
      this.people.begin(strings);
      const form = this.querySelector("form");
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (this.check()) this.tell("cnj-save");
      });
      for (const name of ["input", "change"]) form.addEventListener(name, () => this.changed());
      this.part("group").addEventListener("change", () => this.tell("cnj-group", Number(this.part("group").value)));
      const acts = {
        close: () => this.tell("cnj-closed"),
        delete: () => this.ask(true),
        "delete-no": () => this.ask(false),
        "delete-yes": () => this.tell("cnj-delete"),
        "keep-mine": () => this.check() && this.tell("cnj-keep-mine"),
        "take-theirs": () => this.tell("cnj-take-theirs"),
      };
      for (const [name, act] of Object.entries(acts)) this.part(name).addEventListener("click", act);
    }

    part(name) {
      return this.querySelector(`[data-form="${name}"]`);
    }

    /* session: null for a new one. values: what is filled in. */
    open({ session, title, values, groups, chosen, sheet }) {
      this.session = session;
      this.part("title").textContent = title;
      for (const name of ["day", "guests", "notes"]) this.part(name).value = values[name];
      this.part("group-field").hidden = !groups;
      if (groups) this.part("group").replaceChildren(new Option(this.strings.choose_group, ""), ...groups.map(([id, name]) => new Option(name, id, false, id === chosen)));
      const others = session?.others ?? 0;
      this.part("others").hidden = !others;
      this.part("others").textContent = this.strings.others.replace("{count}", others);
      this.part("sheet").hidden = !sheet;
      if (sheet) this.part("sheet").href = sheet;
      this.part("delete").hidden = !session?.may_delete;
      this.part("sure").hidden = true;
      this.conflict(null);
      this.error("");
      this.say("");
      this.hidden = false;
      this.count();
    }

    /* Saved: what is filled in stays as it is. */
    keptAs(session, sheet, title) {
      this.session = session;
      this.part("title").textContent = title;
      this.part("sheet").href = sheet;
      this.part("sheet").hidden = false;
      this.part("delete").hidden = !session.may_delete;
      this.conflict(null);
      this.error("");
    }

    get values() {
      const guests = this.part("guests").value.trim();
      return {
        day: this.part("day").value,
        guests: guests === "" ? 0 : Number(guests),
        notes: this.part("notes").value,
        present: this.people.present,
        absent: this.people.absent,
      };
    }

    changed() {
      this.error("");
      this.count();
      this.tell("cnj-changed");
    }

    count() {
      this.part("ticked").textContent = this.strings.ticked.replace("{count}", this.people.present.length);
    }

    check() {
      const { day, guests } = this.values;
      if (!day) return this.error(this.strings.date_missing, "day");
      if (!Number.isInteger(guests) || guests < 0 || this.part("guests").validity.badInput) return this.error(this.strings.guests_odd, "guests");
      return true;
    }

    error(sentence, field = "") {
      this.part("error").textContent = sentence;
      for (const name of ["day", "guests"]) this.part(name).setAttribute("aria-invalid", String(name === field));
      if (field) this.part(field).focus();
      return !sentence;
    }

    say(sentence) {
      this.part("told").textContent = sentence;
    }

    /* What a colleague has made of it meanwhile, in words; null where nobody has. */
    conflict(words) {
      this.part("conflict").hidden = words === null;
      this.part("theirs").textContent = words ?? "";
      if (words !== null) this.part("conflict").focus();
    }

    ask(is) {
      this.part("sure").hidden = !is;
      (is ? this.part("sure") : this.part("delete")).focus();
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  customElements.define("cnj-workshop-form", CnjWorkshopForm);
})();
