// What a driver says beside the marks of his rides: before the first and after the last, what nobody booked.
// A form that stands there is left alone while the page is drawn anew: nothing typed is lost.

import { words } from "./screen.js";

const LATER = (day) => `later ${day.day}`; // he writes it on paper or tells the desk: not asked again today

const part = (app, name) => app.querySelector(`[data-part="${name}"]`);
const yes = (value) => (value === "yes" ? true : value === "no" ? false : undefined);
const whole = (value) => (/^\d+$/.test(value ?? "") ? Number(value) : undefined);
const hundredths = (value) => (value ? Math.round(Number(value) * 100) : undefined);

// as the desk's computer judges it (casework/records/duty.py): one of these is enough
const forbids = (said) =>
  said.well === false || said.sober === false || said.licence_at_hand === false || said.alcohol > 0;

function put(app, name, kind, fill = () => {}) {
  const here = part(app, name);
  if (here.dataset.kind === kind) return;
  here.dataset.kind = kind;
  const shown = kind ? words(kind, app) : "";
  if (kind) fill(shown);
  here.replaceChildren(shown);
}

function options(select, entries) {
  const made = entries.map(([value, text]) => new Option(text, value));
  if (made.length === select.length && made.every((one, place) => one.text === select[place].text)) return;
  select.replaceChildren(...made);
}

const text = (html) => {
  const read = document.createElement("span");
  read.innerHTML = html.replaceAll("</b>", " </b>");
  return read.textContent;
};

// Which of the forms stand on the page.
export function draw(app, day, found, waiting) {
  const last = (what) => waiting.filter((mark) => mark.what === what).at(-1);
  const before = last("before");
  const forbidden = before ? forbids(before) : Boolean(day?.duty.why_not.length);
  const open = day && found.toCome.length > 0;
  const later = day && sessionStorage.getItem(LATER(day));
  const again = part(app, "before").dataset.again;
  const asked = open && !found.begun && !before && !day.duty.before && !later;
  if (day && forbidden && !again) put(app, "before", "forbidden");
  else put(app, "before", asked || again ? "before" : "", (form) => cars(form, day));
  part(app, "next").hidden = Boolean(day && forbidden && !found.begun);
  const over = day && day.rides.length > 0 && !found.toCome.length;
  put(app, "after", over && !last("after") && !day.duty.after ? "after" : "");
  part(app, "more").hidden = !day;
  if (day) options(app.querySelector('[data-form="passengers"] select'), day.rides.map((ride) => [ride.id, text(ride.line)]));
}

function cars(form, day) {
  options(form.querySelector("select"), day.cars.map((car) => [car.id, car.name]));
}

function said(form) {
  const given = Object.fromEntries(new FormData(form));
  switch (form.dataset.form) {
    case "before":
      return {
        what: "before",
        well: yes(given.well),
        sober: yes(given.sober),
        licence_at_hand: yes(given.licence_at_hand),
        detector: given.alcohol ? true : undefined,
        alcohol: hundredths(given.alcohol),
        vehicle: given.vehicle || undefined,
        odometer: whole(given.odometer),
      };
    case "after":
      return {
        what: "after",
        detector: given.alcohol ? true : undefined,
        alcohol: hundredths(given.alcohol),
        odometer: whole(given.odometer),
        unusual: given.unusual || undefined,
      };
    case "passengers":
      return { what: "passengers", ride: given.ride, people: whole(given.people) };
    default: {
      const metres = given.km ? Math.round(Number(given.km) * 1000) : undefined;
      return { what: "extra", who: given.who, from: given.from, to: given.to, start: given.start, end: given.end, metres };
    }
  }
}

export function listen(app, write, show) {
  app.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-form]");
    if (!form) return;
    event.preventDefault();
    delete part(app, "before").dataset.again;
    await write(said(form));
    if (["passengers", "extra"].includes(form.dataset.form)) {
      form.reset();
      app.querySelector("[data-told]").replaceChildren(words("told", app));
    }
  });
  app.addEventListener("click", async (event) => {
    const does = event.target.closest("button[data-does]")?.dataset.does;
    if (does === "later") sessionStorage.setItem(`later ${app.dataset.day}`, "yes");
    if (does === "again") part(app, "before").dataset.again = "yes";
    if (does === "later" || does === "again") await show();
  });
}
