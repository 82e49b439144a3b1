// What this phone keeps, in one small database of the browser:
//   days   today's runs of a link, with names and addresses, until they vanish at 03:00
//   marks  what was pressed and has not arrived; keys and times, no names. They stay until the desk's computer has answered
// Words a driver types about an extra ride may hold a name: they vanish with the day, the rest of the mark stays.

const NAME = "ashinami-driver";
export const WORDS = ["who", "from", "to", "words", "condition", "unusual"];

let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("days", { keyPath: "base" });
      asked.result.createObjectStore("marks", { keyPath: "id" });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error("blocked"));
  });
  return opened;
}

// One transaction. It is over when the phone has written it down, not before.
async function within(names, mode, work) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(names, mode, { durability: mode === "readwrite" ? "strict" : "default" });
    const found = work(transaction);
    transaction.oncomplete = () => done(found?.result);
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
}

export const dayOf = (base) => within(["days"], "readonly", (all) => all.objectStore("days").get(base));

export const marks = () => within(["marks"], "readonly", (all) => all.objectStore("marks").getAll());

export const keep = (mark) => within(["marks"], "readwrite", (all) => all.objectStore("marks").put(mark));

// What has arrived goes, and the day as it now stands comes, in one step: never the one without the other.
export function arrived(base, ids, day) {
  return within(["days", "marks"], "readwrite", (all) => {
    for (const id of ids) all.objectStore("marks").delete(id);
    if (day) all.objectStore("days").put({ ...day, base });
  });
}

export const saw = (day) => within(["days"], "readwrite", (all) => all.objectStore("days").put(day));

export const forget = (base) => within(["days"], "readwrite", (all) => all.objectStore("days").delete(base));

// At 03:00, or whenever the page is next opened after it: names, addresses and notes of every link on this phone.
export function vanish(now) {
  return within(["days", "marks"], "readwrite", (all) => {
    const days = all.objectStore("days");
    days.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      if (Date.parse(cursor.value.vanishes) <= now) cursor.delete();
      cursor.continue();
    };
    all.objectStore("marks").openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return;
      const mark = cursor.value;
      if (mark.vanishes && Date.parse(mark.vanishes) <= now && WORDS.some((name) => name in mark.said)) {
        for (const name of WORDS) delete mark.said[name];
        mark.said.vanished = true;
        cursor.update(mark);
      }
      cursor.continue();
    };
  });
}
