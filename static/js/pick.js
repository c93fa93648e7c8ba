/* The position of a place, chosen on a map. The field is complete without it: a latitude and a longitude can always be typed. */
(function () {
  "use strict";
  var box = document.querySelector("[data-pick]");
  var field = document.getElementById("id_position");
  if (!box || !field) return;

  var button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = "Choisir sur une carte";
  var state = document.createElement("p");
  state.className = "hint";
  state.setAttribute("role", "status");
  var ground = document.createElement("div");
  ground.className = "pick-map";
  ground.hidden = true;
  box.append(button, state, ground);

  function typed() {
    var numbers = field.value.split(",").map(Number);
    return numbers.length === 2 && numbers.every(isFinite) && field.value.trim() ? numbers : null;
  }

  function load(done) {
    if (window.L) return done();
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = box.dataset.style;
    var script = document.createElement("script");
    script.src = box.dataset.script;
    script.onload = done;
    script.onerror = function () { state.textContent = "La carte n'a pas pu se charger. Écrivez la latitude et la longitude."; };
    document.head.append(style, script);
  }

  function open() {
    var start = typed() || [46.6, 2.5];
    ground.hidden = false;
    button.hidden = true;
    state.textContent = "Touchez la carte à l'endroit de l'entrée.";
    var map = L.map(ground).setView(start, typed() ? 17 : 5);
    map.attributionControl.setPrefix(false);
    L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 18 }).addTo(map);
    var icon = L.divIcon({ className: "", html: '<span class="pin"></span>', iconSize: [28, 34], iconAnchor: [14, 34] });
    var pin = L.marker(start, { icon: icon, alt: "Position choisie", keyboard: false });
    if (typed()) pin.addTo(map);
    map.on("click", function (event) {
      field.value = event.latlng.lat.toFixed(6) + ", " + event.latlng.lng.toFixed(6);
      pin.setLatLng(event.latlng).addTo(map);
      state.textContent = "Position choisie. Elle sera enregistrée avec le reste.";
    });
  }

  button.addEventListener("click", function () { load(open); });
})();
