// What Ask adds for browsers with scripts. Without it every button is a form that answers with a whole page.
"use strict";
(function () {
  // The button that was pressed says where the reader wants to be next; a switch leaves them where they are.
  var switched = false;
  // What was sent to be checked: whoever types on while it is under way finds every letter again in the answer.
  var sent = "";
  var typedOn = null;

  function words() { return document.getElementById("text"); }

  function form() { return document.getElementById("ask"); }

  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-switch], .attached__input")) { return; }
    if (!words().value.trim()) { return; }
    switched = true;
    form().requestSubmit(document.getElementById("check"));
  });

  document.addEventListener("click", function (event) {
    var clear = event.target.closest("#clear");
    if (!clear) { return; }
    event.preventDefault();
    words().value = "";
    // Takes the place of this page in the history, so that Back has nothing to bring back.
    location.replace(clear.href);
  });

  document.addEventListener("htmx:beforeRequest", function () {
    document.getElementById("trouble").hidden = true;
    form().setAttribute("aria-busy", "true");
    sent = words().value;
  });

  document.addEventListener("htmx:beforeSwap", function () {
    typedOn = words().value === sent ? null : words().value;
  });

  document.addEventListener("htmx:afterSwap", function () {
    if (typedOn !== null) { words().value = typedOn; }
    var error = document.getElementById("trouble-heading");
    var heading = document.getElementById("answer-heading");
    if (switched) {
      document.getElementById("said").textContent = heading.textContent;
    } else {
      (error || heading).focus();
    }
    switched = false;
  });

  ["htmx:responseError", "htmx:sendError"].forEach(function (name) {
    document.addEventListener(name, function () {
      switched = false;
      form().removeAttribute("aria-busy");
      document.getElementById("trouble").hidden = false;
    });
  });

  // A page that a browser kept whole in memory is asked for anew: nothing typed comes back with Back.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { location.reload(); }
  });
})();
