/* Lets somebody see the password that they type from a sheet. */
(() => {
  "use strict";

  const show = document.querySelector("[data-show]");
  const password = document.getElementById("password");
  show.hidden = false;
  show.addEventListener("change", ({ target }) => {
    password.type = target.checked ? "text" : "password";
  });
})();
