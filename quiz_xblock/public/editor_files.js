/* <cnj-quiz-files>: questions that come into the editor from a file, and go out as one. */
(function () {
  "use strict";

  if (customElements.get("cnj-quiz-files")) return;

  class CnjQuizFiles extends HTMLElement {
    begin(list, { file_words: words }, call) {
      Object.assign(this, { list, words, call });
      this.file = this.querySelector("input");
      this.told = this.querySelector("[data-brought]");
      this.file.addEventListener("change", () => this.bring());
      this.addEventListener("click", ({ target }) => {
        const format = target.closest("[data-export]")?.dataset.export;
        if (format) this.takeOut(format);
      });
    }

    async bring() {
      const [file] = this.file.files;
      if (!file) return;
      const answer = await this.call("import_questions", { text: await file.text() });
      this.file.value = "";
      if (!answer.ok) {
        this.refused(answer);
        return;
      }
      const { quiz, left_out: leftOut } = answer.body;
      for (const question of quiz.questions) this.list.put({ ...question, id: this.list.freshId() });
      this.list.settle();
      const lines = [line("", this.words.imported.replace("{count}", quiz.questions.length))];
      if (leftOut.length) lines.push(line("cnj-label", this.words.left_out_title));
      for (const each of leftOut) lines.push(line("cnj-remark", this.words.left_out.replace("{line}", each.line).replace("{sentence}", each.sentence)));
      this.told.replaceChildren(...lines);
      const checked = await this.call("check_document", { document: this.list.value });
      if (checked.ok) this.list.problems(checked.body.problems);
    }

    async takeOut(format) {
      if (!this.list.items().length) {
        this.told.replaceChildren(line("cnj-remark", this.words.nothing_to_export));
        return;
      }
      const answer = await this.call("export_questions", { quiz: this.list.value, format });
      if (!answer.ok) {
        this.refused(answer);
        return;
      }
      const { name, text, left_out: left } = answer.body;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.told.replaceChildren(...(left.length ? [line("cnj-remark", this.words.exported_less.replace("{numbers}", left.join(", ")))] : []));
    }

    refused({ body }) {
      this.told.replaceChildren(line("cnj-error", body.error ?? this.words.offline));
    }
  }

  function line(name, text) {
    return Object.assign(document.createElement("p"), { className: name, textContent: text });
  }

  customElements.define("cnj-quiz-files", CnjQuizFiles);
})();
