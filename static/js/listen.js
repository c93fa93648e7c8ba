/* "Écouter": reads a question or a card aloud where the browser has a French voice. Sentence by sentence: some stop in the middle of long texts. */
(() => {
  const speech = window.speechSynthesis;
  const buttons = [...document.querySelectorAll("[data-listen]")];
  if (!speech || !buttons.length) return;
  let reading = null;
  const voice = () => speech.getVoices().find(({ lang }) => /^fr/i.test(lang));
  const label = (button, words) => (button.querySelector("span").textContent = words);

  function reveal() {
    for (const button of buttons) button.hidden = !voice();
  }

  function stop() {
    if (reading) label(reading.button, "Écouter");
    reading = null;
    speech.cancel();
  }

  function next(mine) {
    if (reading !== mine) return;
    const sentence = mine.sentences.shift();
    if (!sentence) return stop();
    const spoken = new SpeechSynthesisUtterance(sentence);
    spoken.voice = voice();
    spoken.lang = spoken.voice.lang;
    spoken.onend = spoken.onerror = () => next(mine);
    mine.spoken = spoken; /* Kept in hand: an utterance that is collected never says that it ended. */
    speech.speak(spoken);
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const again = reading && reading.button === button;
      stop();
      if (again) return;
      const read = [...button.closest("li, main").querySelectorAll(button.dataset.listen)].map((part) => part.innerText);
      reading = { button, sentences: read.join("\n").match(/[^.?!\n]*[^.?!\s][^\S\n]*[.?!]*/g) || [] };
      label(button, "Arrêter");
      next(reading);
    });
  }
  addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", reveal);
  reveal();
})();
