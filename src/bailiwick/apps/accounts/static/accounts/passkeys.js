// Passkeys in the browser: ask for one, put what it says into the form, send the form. Without scripts the forms stay
// hidden, and the other ways of signing in do as well. webauthnJSON is allauth's copy of github/webauthn-json.
"use strict";

(function () {
  const able = window.PublicKeyCredential && window.webauthnJSON;

  async function optionsOf(form) {
    if (form.dataset.options) {
      return JSON.parse(form.dataset.options);
    }
    const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error("no options");
    }
    return answer.json();
  }

  // A form sent by script forgets which of its buttons was pressed.
  function keep(form, button) {
    if (button && button.name) {
      const kept = document.createElement("input");
      kept.type = "hidden";
      kept.name = button.name;
      kept.value = button.value;
      form.append(kept);
    }
  }

  async function ask(form, button) {
    const options = await optionsOf(form);
    const credential = form.dataset.passkey === "create"
      ? await window.webauthnJSON.create(options)
      : await window.webauthnJSON.get(options);
    form.elements.credential.value = JSON.stringify(credential);
    keep(form, button);
    form.submit();
  }

  function prepare(form) {
    const said = form.querySelector(".door__said");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (button && button.hasAttribute("data-plain")) {
        return;
      }
      event.preventDefault();
      said.textContent = "";
      ask(form, button).catch(() => {
        said.textContent = said.dataset.failed;
      });
    });
  }

  if (able) {
    document.querySelectorAll("form[data-passkey]").forEach(prepare);
    document.querySelectorAll(".door__scriptless").forEach((words) => words.remove());
  }
})();
