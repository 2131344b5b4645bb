/* <cnj-spelling>: words of a text that look misspelt, one by one, with what may stand for them. */
(function () {
  "use strict";

  if (customElements.get("cnj-spelling")) return;

  customElements.whenDefined("cnj-help").then(() => {
    class CnjSpelling extends customElements.get("cnj-help") {
      get text() {
        return this.field(this.dataset.to);
      }

      press() {
        this.box.hidden = false;
        this.choices.replaceChildren();
        this.refresh();
      }

      ask() {
        this.checked = this.text.value;
        return this.call("check_spelling", { text: this.checked });
      }

      /* Of a text only its length can be refused. */
      failed(answer) {
        return answer.status === 400 ? this.strings.faults_long : super.failed(answer);
      }

      show({ faults }) {
        // The server counts letters, the browser halves of some: an emoji is two.
        const places = [...this.checked];
        const length = (from, to) => places.slice(from, to).join("").length;
        this.faults = faults.map((fault) => ({
          ...fault,
          at: length(0, fault.start),
          size: length(fault.start, fault.start + fault.length),
        }));
        this.list();
      }

      list() {
        const { strings, faults } = this;
        const counted = faults.length === 1 ? strings.faults_one : strings.faults;
        this.say(faults.length ? counted.replace("{count}", faults.length) : strings.faults_none);
        this.choices.replaceChildren(...faults.map((fault) => this.item(fault)));
      }

      item(fault) {
        const { strings } = this;
        const item = document.createElement("li");
        const word = document.createElement("strong");
        word.textContent = fault.word;
        const buttons = document.createElement("div");
        buttons.className = "cnj-cluster";
        const add = (words, act) => {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "cnj-button";
          button.textContent = words;
          button.addEventListener("click", act);
          buttons.append(button);
        };
        for (const answer of fault.answers) add(answer, () => this.take(fault, answer));
        if (fault.answers.length === 0) add(strings.leave_out, () => this.take(fault, ""));
        add(strings.as_it_is.replace("{word}", () => fault.word), () => this.done(fault));
        item.append(word, buttons);
        return item;
      }

      take(fault, answer) {
        const { value } = this.text;
        // The text was changed by hand in the meantime: the places are others.
        if (value !== this.checked) {
          this.refresh();
          return;
        }
        const end = fault.at + fault.size;
        // A word that is left out takes the space before it along.
        const from = !answer && value[fault.at - 1] === " " ? fault.at - 1 : fault.at;
        this.checked = value.slice(0, from) + answer + value.slice(end);
        this.write(this.text, this.checked);
        const moved = this.checked.length - value.length;
        for (const other of this.faults) if (other.at > fault.at) other.at += moved;
        this.done(fault);
      }

      done(fault) {
        this.faults = this.faults.filter((each) => each !== fault);
        this.list();
        (this.choices.querySelector("button") ?? this.querySelector("[data-say]")).focus();
      }
    }

    customElements.define("cnj-spelling", CnjSpelling);
  });
})();
