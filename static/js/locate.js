/* "Trouver ma position": asks the phone where it is, rounds to 0.01° (about a kilometre) before anything leaves it, and sends the form. */
(() => {
  const button = document.querySelector("[data-locate]");
  const said = document.getElementById("position");
  if (!button || !navigator.geolocation) return;
  const { form } = button;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    said.textContent = button.dataset.locate;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lat.value = coords.latitude.toFixed(2);
        form.elements.lon.value = coords.longitude.toFixed(2);
        form.submit();
      },
      () => {
        button.disabled = false;
        said.textContent = said.dataset.refused;
        form.elements.lieu.focus();
      },
      { timeout: 10000, maximumAge: 600000 },
    );
  });
})();
