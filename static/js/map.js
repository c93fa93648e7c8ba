/* Draws the places of the list on a map. The list is complete without it: whatever fails here, the page says so and links back. */
(function () {
  "use strict";
  var box = document.getElementById("carte");
  var state = document.getElementById("carte-etat");
  var withoutGround = "";

  function say(words) {
    state.textContent = words;
    state.hidden = !words;
  }

  function line(parent, tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function popup(place) {
    var content = document.createElement("div");
    line(content, "b", place.name);
    if (place.address) line(content, "p", place.address + ", " + place.postal_code + " " + place.city);
    var link = line(content, "a", "Toutes les informations");
    link.href = new URL(place.url, location.href).pathname;
    return content;
  }

  function draw(map, answer) {
    var pin = L.divIcon({ className: "", html: '<span class="pin"></span>', iconSize: [28, 34], iconAnchor: [14, 34], popupAnchor: [0, -30] });
    var group = L.featureGroup();
    /* Nearest first: the map opens on the twenty nearest, not on the whole country for the sake of the last one. */
    var inView = L.latLngBounds([]);
    answer.features.forEach(function (feature, rank) {
      if (!feature.geometry) return;
      var point = [feature.geometry.coordinates[1], feature.geometry.coordinates[0]];
      if (rank < 20 || feature.properties.distance_m === undefined) inView.extend(point);
      L.marker(point, { icon: pin, alt: feature.properties.name, title: feature.properties.name }).bindPopup(popup(feature.properties)).addTo(group);
    });
    if (!group.getLayers().length) return say("Aucun de ces lieux n'a de position connue. La liste les montre tous.");
    /* The keyboard follows the popup, and comes back to its pin. Leaflet closes on Escape only while the map itself has the focus. */
    group.on("popupopen", function (event) {
      var element = event.popup.getElement();
      element.onkeydown = function (pressed) { if (pressed.key === "Escape") map.closePopup(); };
      element.querySelector(".leaflet-popup-content a").focus();
    });
    group.on("popupclose", function (event) { event.propagatedFrom.getElement().focus(); });
    group.addTo(map);
    map.fitBounds(inView, { padding: [30, 30], maxZoom: 15 });
    say(withoutGround);
  }

  function start() {
    if (!window.L) return say("La carte n'a pas pu se charger. La liste montre tous les lieux.");
    box.hidden = false;
    say("La carte se charge…");
    var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    var map = L.map(box, { zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, zoomControl: false }).setView([46.6, 2.5], 5);
    L.control.zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" }).addTo(map);
    map.attributionControl.setPrefix(false);
    var tiles = L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 18 }).addTo(map);
    tiles.once("tileerror", function () {
      if (box.hidden) return;
      withoutGround = "Le fond de carte n'a pas pu se charger. Les lieux restent visibles, et la liste les montre tous.";
      say(withoutGround);
    });
    fetch(box.dataset.places)
      .then(function (response) {
        if (!response.ok) throw new Error(response.status);
        return response.json();
      })
      .then(function (answer) { draw(map, answer); })
      .catch(function () {
        box.hidden = true;
        say("Les lieux n'ont pas pu se charger. La liste les montre tous.");
      });
  }

  start();
})();
