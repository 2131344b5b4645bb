/* <cnj-file>: a CV out of a file: what it would change is told before anything is replaced. */
(function () {
  "use strict";

  if (customElements.get("cnj-file")) return;

  class CnjFile extends HTMLElement {
    setup(page) {
      this.owner = page;
      this.found = this.querySelector("[data-found]");
      // Two blocks of one page must not share their radio buttons.
      this.mark = `cnj-town-${Math.random().toString(36).slice(2, 8)}`;
      const input = this.querySelector("[data-pick]");
      input.addEventListener("change", () => this.read(input));
      this.querySelector("[data-take]").addEventListener("click", () => this.take());
      this.querySelector("[data-leave]").addEventListener("click", () => this.close());
    }

    refresh() {}

    async read(input) {
      const { cv, strings } = this.owner;
      const [file] = input.files;
      input.value = "";
      if (!file) return;
      this.found.hidden = true;
      this.say("", "");
      await cv.flush();
      const answer = await cv.upload("read_file", {}, file);
      if (!answer.ok) this.say("", answer.body.error ?? strings.file_offline);
      else if (!answer.body.changes.length && !answer.body.photo) this.say(strings.file_same, "");
      else this.ask(answer.body);
    }

    ask(read) {
      const { strings } = this.owner;
      this.body = read;
      fill(this.querySelector("[data-changes]"), read.changes);
      fill(this.querySelector("[data-lost-list]"), read.left_out);
      this.querySelector("[data-lost]").hidden = read.left_out.length === 0;
      this.querySelector("[data-towns]").hidden = read.towns.length === 0;
      const none = { label: strings.town_none };
      const towns = read.towns.length ? [...read.towns, none] : [];
      this.querySelector("[data-town-list]").replaceChildren(...towns.map((town) => this.town(town)));
      this.found.hidden = false;
      this.found.focus();
    }

    town({ label, ...town }) {
      const choice = document.createElement("label");
      choice.className = "cnj-choice";
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name: this.mark });
      input.addEventListener("change", () => (this.body.town = town.key ? town : null));
      choice.append(input, label);
      return choice;
    }

    async take() {
      const { cv, strings } = this.owner;
      const { document, photo, town } = this.body;
      cv.replace(town ? { ...document, commune: town } : document);
      this.close();
      this.say(strings.file_taken, "");
      const saved = await cv.flush();
      if (!photo) return;
      if (!saved) {
        this.say(strings.file_taken, strings.photo_offline);
        return;
      }
      const bytes = Uint8Array.from(atob(photo), (each) => each.charCodeAt(0));
      const answer = await cv.upload("save_photo", {}, new Blob([bytes]));
      if (answer.ok) this.owner.setPhoto(answer.body.photo);
      else this.say(strings.file_taken, answer.body.error ?? strings.photo_offline);
    }

    close() {
      this.found.hidden = true;
      this.body = null;
      this.querySelector("[data-pick]").focus();
    }

    say(good, bad) {
      this.querySelector("[data-file-line]").textContent = good;
      this.querySelector("[data-file-note]").textContent = bad;
    }
  }

  function fill(list, sentences) {
    list.replaceChildren(
      ...sentences.map((each) => Object.assign(document.createElement("li"), { textContent: each }))
    );
  }

  customElements.define("cnj-file", CnjFile);
})();
