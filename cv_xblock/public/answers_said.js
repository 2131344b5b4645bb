/* <cnj-said>: of a job that is named in two forms, the one that the person goes by. */
(function () {
  "use strict";

  if (customElements.get("cnj-said")) return;

  class CnjSaid extends HTMLElement {
    connectedCallback() {
      if (this.list) return;
      this.list = this.closest("cnj-chips");
      this.forms = {};
      this.closest("[data-step]").addEventListener("cnj-changed", () => this.look());
      this.addEventListener("change", ({ target }) => {
        this.list.amend(target.closest("fieldset").dataset.job, { said: target.value });
      });
    }

    /* forms: by the label of a job, what one may be called by. */
    show(forms) {
      this.forms = forms;
      this.look();
    }

    /* What is asked already stays as it is: a finger may be on it. */
    look() {
      const jobs = this.list.read().filter((job) => this.forms[job.label]);
      for (const asked of this.querySelectorAll("fieldset")) {
        if (!jobs.some((job) => job.label === asked.dataset.job)) asked.remove();
      }
      for (const job of jobs) {
        const asked = [...this.children].find((each) => each.dataset.job === job.label) ?? this.ask(job.label);
        for (const each of asked.querySelectorAll("input")) each.checked = each.value === job.said;
      }
    }

    ask(label) {
      const asked = document.importNode(this.querySelector("template").content, true).firstElementChild;
      asked.dataset.job = label;
      const name = `${this.dataset.uid}-said-${Math.random().toString(36).slice(2, 8)}`;
      for (const words of this.forms[label]) {
        const choice = document.createElement("label");
        choice.className = "cnj-choice";
        const input = document.createElement("input");
        Object.assign(input, { type: "radio", name, value: words });
        choice.append(input, words);
        asked.append(choice);
      }
      this.append(asked);
      return asked;
    }
  }

  customElements.define("cnj-said", CnjSaid);
})();
