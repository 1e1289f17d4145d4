// What Page adds for browsers with scripts: buttons that copy a sentence, and a switch that asks at once.
"use strict";
(function () {
  var said = document.getElementById("said");

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        said.textContent = "";
        said.textContent = said.dataset.copied;
      });
    });
  });

  document.addEventListener("change", function (event) {
    if (!event.target.matches("[data-switch]")) { return; }
    if (!document.getElementById("words").value.trim()) { return; }
    document.getElementById("page-form").requestSubmit(document.getElementById("look"));
  });

  // A page that a browser kept whole in memory is asked for anew: nothing pasted comes back with Back.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { location.reload(); }
  });
})();
