// Three habits of the desk. Every page works without this file.
//   in the list of riders:  ↓ ↑ move, a number picks (in the box only after a name: alone they are a telephone's digits)
//   in the day:             + and - (; too, the plus without Shift) go a day on or back
//   in the wish:            words typed as destination are looked up; picking a place or typing words undoes the other
"use strict";

(() => {
  const composing = (event) => event.isComposing || event.keyCode === 229;
  const picks = () => [...document.querySelectorAll("[data-picks] a")];

  document.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const list = picks();
    const inBox = event.target.matches?.("[data-riders] input");
    const here = list.indexOf(event.target);
    if (!list.length || (!inBox && here < 0)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      (list[Math.min(next, list.length - 1)] ?? document.querySelector("[data-riders] input")).focus();
    } else if (/^[1-9]$/.test(event.key) && !(inBox && /^[\d-]*$/.test(event.target.value))) {
      event.preventDefault();
      list[Number(event.key) - 1]?.click();
    }
  });

  // a day forward or back without the calendar: + and - in the field, or a weekday's button
  const days = document.querySelector("[data-days]");
  const day = days && document.getElementById(days.dataset.days);
  if (day) {
    days.hidden = false;
    const set = (value) => {
      day.value = value;
      day.dispatchEvent(new Event("input", { bubbles: true }));
    };
    day.addEventListener("keydown", (event) => {
      if (composing(event) || event.ctrlKey || event.altKey || !["+", ";", "-"].includes(event.key)) return;
      event.preventDefault();
      const now = new Date(`${day.value}T00:00:00Z`);
      if (Number.isNaN(now.getTime())) return;
      now.setUTCDate(now.getUTCDate() + (event.key === "-" ? -1 : 1));
      set(now.toISOString().slice(0, 10));
    });
    days.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-day]");
      if (chosen) set(chosen.dataset.day);
    });
  }

  const words = document.querySelector("[data-places] input");
  if (!words) return;
  const form = words.form;
  let waiting;

  words.addEventListener("input", () => {
    form.querySelectorAll('input[name="destination"]').forEach((radio) => { radio.checked = radio.value === ""; });
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const from = words.closest("[data-places]").dataset.places;
      window.htmx?.ajax("GET", from, { target: "#places", values: { destination_text: words.value } });
    }, 250);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "destination" && event.target.value && !event.target.closest("#places")) {
      words.value = "";
      document.getElementById("places").replaceChildren();
    }
  });
})();
