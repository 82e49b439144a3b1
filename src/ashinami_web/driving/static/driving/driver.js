// The driver's page, with or without signal. Without this script the page works as forms, and needs signal.
//
// What is pressed is written down on the phone first, under an id of its own and with the phone's time, and shown at once.
// It is sent when there is signal, as often as needed: the server takes each id once.

import { changes, standing } from "./marks.js";
import * as forms from "./forms.js";
import * as screen from "./screen.js";
import * as store from "./store.js";
import { send } from "./sync.js";

const EVERY = 30_000; // how often waiting marks are tried again
const TWICE = 800; // a second touch within so many milliseconds was the same touch
const MOST_OFF = 5 * 60_000; // a phone's clock further off than this is told

const app = document.getElementById("app");
const closed = document.getElementById("closed");
const base = (app ?? closed).dataset.base;

let online = navigator.onLine;
let clockOff = false;
let full = false;
let sending = null;
let touched = 0;

async function waitingOf(mine) {
  const all = await store.marks();
  return mine ? all.filter((mark) => mark.base === base).map((mark) => mark.said) : all;
}

async function show() {
  const day = await store.dayOf(base);
  const waiting = await waitingOf(true);
  const found = day ? standing(day, waiting) : null;
  screen.draw(day, found);
  forms.draw(app, day, found, waiting);
  screen.signal({ waiting: (await waitingOf(false)).length, online, clockOff, full });
}

// Sends what waits; asked again while it is still sending, it sends once more after that.
async function sync() {
  if (sending) {
    sending.again = true;
    return sending.done;
  }
  const state = { again: false };
  sending = state;
  state.done = (async () => {
    const before = await store.dayOf(base);
    const said = await send(base);
    online = Boolean(said);
    if (said?.now) clockOff = Math.abs(Date.parse(said.now) - Date.now()) > MOST_OFF;
    if (said?.day) {
      const told = changes(before, said.day) ?? (before?.day === said.day.day ? before.told : null);
      if (told) await store.saw({ ...said.day, base, told });
    }
    if (said && said.link !== "open") {
      await store.forget(base);
      if (app) return location.reload(); // the server says in words that the link has ended
    }
    if (app) await show();
  })().finally(() => {
    sending = null;
    if (state.again) sync();
  });
  return state.done;
}

async function write(said) {
  const day = await store.dayOf(base);
  const mark = { id: crypto.randomUUID(), at: new Date().toISOString(), ...said };
  try {
    await store.keep({ id: mark.id, base, vanishes: day?.vanishes, said: mark });
    full = false;
  } catch {
    full = true; // never a mark that seems written and is not
  }
  await show();
  sync();
}

const metres = (km) => (km ? Math.round(Number(km) * 1000) : undefined);

async function press(event) {
  const pressed = event.target.closest("button[data-press], button[data-does]");
  if (!pressed || event.timeStamp - touched < TWICE) return;
  const { press: what, ride, does, mark } = pressed.dataset;
  const far = what === "done" ? app.querySelector('[data-part="next"] [name=km]') : null;
  if (far && !far.reportValidity()) return;
  touched = event.timeStamp;
  if (what) await write({ what, ride, metres: metres(far?.value) });
  else if (does === "take_back") await write({ what: "take_back", mark });
  else if (does === "seen") {
    const { told, ...day } = await store.dayOf(base);
    await store.saw(day);
    await show();
    sync(); // the desk learns that it was seen
  }
}

// Names go at 03:00 while the page is open, and before anything is shown when it is opened later.
async function vanish() {
  await store.vanish(Date.now());
  const day = app ? await store.dayOf(base) : null;
  if (day) setTimeout(vanishAndShow, Math.min(Date.parse(day.vanishes) - Date.now() + 1_000, 12 * 3_600_000));
}

async function vanishAndShow() {
  await vanish();
  await show();
}

async function lookAgain() {
  if (document.visibilityState !== "visible") return;
  await store.vanish(Date.now());
  if (app) await show();
  sync();
}

async function start() {
  if (!window.isSecureContext) return; // no worker, no ids of our own: the forms of the page do it
  await vanish();
  navigator.storage?.persist?.();
  if (closed) return startClosed();
  navigator.serviceWorker?.register(`${base}worker.js`, { scope: base });
  app.addEventListener("click", press);
  forms.listen(app, write, show);
  addEventListener("online", () => sync());
  addEventListener("offline", () => {
    online = false;
    show();
  });
  document.addEventListener("visibilitychange", lookAgain);
  setInterval(async () => ((await waitingOf(false)).length ? sync() : null), EVERY);
  if (document.getElementById("plain")) await sync(); // the server has just drawn the day: no older one is shown in between
  await show();
  await sync();
  await vanish();
  document.documentElement.dataset.ready = "yes";
}

async function startClosed() {
  await store.forget(base);
  await sync();
  const waiting = (await store.marks()).length;
  const found = screen.words(waiting ? "waiting" : "sent", closed);
  if (waiting) found.querySelector("[data-number]").textContent = waiting;
  closed.querySelector('[data-part="signal"]').replaceChildren(found);
}

start();
