// Sends what waits on this phone, of every link it ever held, and fetches the day of the link that is open.
// A mark leaves the phone only when the server has answered for it by its id.

import * as store from "./store.js";

const PATIENCE = 20_000;

// What this phone shows of the day; a change not yet acknowledged with 「見ました」 is not shown yet.
async function shown(base) {
  const day = await store.dayOf(base);
  return day?.version && !day.told ? { day: day.day, version: day.version } : null;
}

async function ask(base, waiting) {
  const answer = await fetch(`${base}sync/`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ marks: waiting.map((mark) => mark.said), seen: await shown(base) }),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status === 404) return { link: "unknown", arrived: {}, day: null };
  if (!answer.ok) throw new Error(`sync: ${answer.status}`);
  return answer.json();
}

// One link: until nothing of it waits, or nothing more is answered.
async function sendOf(base, waiting) {
  let said;
  do {
    said = await ask(base, waiting);
    const ids = Object.keys(said.arrived);
    await store.arrived(base, ids, said.day);
    const before = waiting.length;
    waiting = waiting.filter((mark) => !(mark.id in said.arrived));
    if (waiting.length === before) break;
  } while (waiting.length);
  return said;
}

// Returns what the server said of the open link; null when there is no signal.
export async function send(base) {
  let said = null;
  const all = (await store.marks()).sort((one, other) => Date.parse(one.said.at) - Date.parse(other.said.at));
  const bases = new Set([base, ...all.map((mark) => mark.base)]);
  for (const one of bases) {
    try {
      const answer = await sendOf(one, all.filter((mark) => mark.base === one));
      if (one === base) said = answer;
    } catch (error) {
      console.info("not sent", error.name);
      if (one === base) return null; // no signal: the others would wait for nothing
    }
  }
  return said;
}
