// Draws the page from what the phone keeps. All words stand in the page itself (templates/driving/app.html).

const app = () => document.getElementById("app");
const part = (name) => app().querySelector(`[data-part="${name}"]`);

export function words(name, root = app()) {
  return root.querySelector(`template[data-words="${name}"]`).content.cloneNode(true);
}

function filled(name, fill) {
  const found = words(name);
  fill(found);
  return found;
}

function list(name, lines) {
  const section = part(name);
  section.hidden = !lines.length;
  section.querySelector("ul").replaceChildren(...lines.map(item));
}

// the lines and cards were made by our own server, which escaped every name in them
function item(html) {
  const line = document.createElement("li");
  line.innerHTML = html;
  return line;
}

function button(word, what, ride, main) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = main ? "button button--main" : "button";
  made.dataset.press = what;
  made.dataset.ride = ride;
  made.textContent = word;
  return made;
}

export function signal({ waiting, online, clockOff, full }) {
  const shown = [];
  if (full) shown.push(words("refused"));
  if (waiting) shown.push(filled("waiting", (found) => (found.querySelector("[data-number]").textContent = waiting)));
  else shown.push(words(online ? "all_sent" : "no_signal"));
  if (clockOff) shown.push(words("clock_off"));
  part("signal").replaceChildren(...shown);
}

function changed(told) {
  if (!told) return [];
  return [
    filled("changed", (found) => {
      for (const [name, lines] of [["gone", told.gone], ["new", told.changed]]) {
        found.querySelector(`[data-${name}]`).hidden = !lines.length;
        found.querySelector(`[data-${name}-list]`).replaceChildren(...lines.map(item));
      }
    }),
  ];
}

function next(day, found) {
  const stop = found.toCome[0];
  if (!stop) return words(day.rides.length ? "over" : "nothing_today");
  return filled("stop", (card) => {
    card.querySelector("[data-card]").innerHTML = stop.card;
    const marks = found.records.get(stop.ride).next;
    if (!marks.includes("done")) card.querySelector("[data-km]").remove();
    card
      .querySelector("[data-buttons]")
      .replaceChildren(...marks.map((what, place) => button(day.rules.words[what], what, stop.ride, place === 0)));
  });
}

function last(day, found) {
  if (!found.last) return [];
  return [
    filled("last", (shown) => {
      const at = new Date(found.last.at);
      shown.querySelector("[data-time]").textContent = at.toLocaleTimeString("ja-JP", {
        hour: "numeric",
        minute: "2-digit",
        timeZone: "Asia/Tokyo",
      });
      shown.querySelector("[data-what]").textContent = day.rules.words[found.last.what];
      shown.querySelector("[data-no-show]").hidden = found.last.what !== "no_show";
      shown.querySelector("button").dataset.mark = found.last.id;
    }),
  ];
}

// What stands as it stood is left alone while the page is drawn anew: a distance half typed is not lost.
function put(name, key, made) {
  const here = part(name);
  if (here.dataset.key === key) return;
  here.dataset.key = key;
  here.replaceChildren(made());
}

export function draw(day, found) {
  document.getElementById("plain")?.remove();
  app().hidden = false;
  part("driver").textContent = day ? `${day.driver}` : "";
  part("title").textContent = day?.title ?? "";
  part("changes").replaceChildren(...changed(day?.told));
  app().dataset.day = day?.day ?? "";
  const stop = found?.toCome[0];
  put("next", JSON.stringify([day?.day, stop, stop && found.records.get(stop.ride).next]), () =>
    day ? next(day, found) : words("nothing_kept"),
  );
  part("last").replaceChildren(...(day ? last(day, found) : []));
  list("later", day ? found.toCome.slice(1).map((stop) => stop.line) : []);
  list("over", day ? found.over.map((ride) => ride.line) : []);
  part("coming").innerHTML = day?.coming ?? "";
}
