/* <cnj-ideas>: tasks or skills of a job, to tick; a tick puts the words where they can be changed. */
(function () {
  "use strict";

  if (customElements.get("cnj-ideas")) return;

  customElements.whenDefined("cnj-help").then(() => {
    class CnjIdeas extends customElements.get("cnj-help") {
      connectedCallback() {
        super.connectedCallback();
        if (this.listening) return;
        this.listening = true;
        this.box.addEventListener("change", ({ target }) => this.take(target.value, target.checked));
      }

      get list() {
        return this.closest("[data-step]").querySelector("cnj-chips");
      }

      ask() {
        if (this.list) return this.call("suggest_skills", {});
        return this.call("suggest_tasks", { title: this.field("title").value });
      }

      show({ ideas, gained = [] }) {
        const others = ideas.filter((words) => !gained.includes(words));
        if (!others.length && !gained.length) this.say(this.strings.no_ideas);
        this.choices.replaceChildren(
          ...this.titled(this.strings.gained, gained),
          ...(gained.length ? this.titled(this.strings.ideas_of_jobs, others) : others.map((words) => this.choice(words))),
        );
      }

      titled(title, list) {
        if (!list.length) return [];
        const line = Object.assign(document.createElement("p"), { className: "cnj-label", textContent: title });
        return [line, ...list.map((words) => this.choice(words))];
      }

      choice(words) {
        const label = document.createElement("label");
        label.className = "cnj-choice";
        const box = document.createElement("input");
        box.type = "checkbox";
        box.value = words;
        box.checked = this.list ? this.list.has(words) : this.lines().includes(words);
        label.append(box, words);
        return label;
      }

      take(words, ticked) {
        if (this.list) {
          if (ticked) this.list.take(words);
          else this.list.drop(words);
          return;
        }
        // A line that was said in other words since is the person's own.
        const others = this.lines().filter((line) => line !== words);
        const lines = ticked ? [...others.filter(Boolean), words] : others;
        this.write(this.field("tasks"), lines.join("\n"));
      }

      lines() {
        return this.field("tasks").value.split("\n");
      }
    }

    customElements.define("cnj-ideas", CnjIdeas);
  });
})();
