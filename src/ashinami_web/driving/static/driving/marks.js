// Where each ride stands on this phone: the marks the desk's computer knew, and those that still wait here, in the order of
// their times. The same fold as on the server (casework/ride_log.py), for what a driver can press.

const time = (mark) => Date.parse(mark.at);

// rules.next lists what may be pressed in each state; a mark is named like the state it leads to
export function record(ride, waiting, rules) {
  const gone = new Set(waiting.filter((mark) => mark.what === "take_back").map((mark) => mark.mark));
  const known = new Map(ride.marks.map((mark) => [mark.id, mark]));
  for (const mark of waiting) {
    if (mark.ride === ride.id && mark.what in rules.words) known.set(mark.id, { ...mark, mine: true });
  }
  const standing = [...known.values()].filter((mark) => !gone.has(mark.id)).sort((one, other) => time(one) - time(other));
  const last = standing.at(-1);
  return { state: last?.what ?? "confirmed", last, next: rules.next[last?.what ?? "confirmed"] ?? [] };
}

// The day as it stands: which stops are still to come, which rides are over, what was pressed last.
export function standing(day, waiting) {
  const records = new Map(day.rides.map((ride) => [ride.id, record(ride, waiting, day.rules)]));
  const toCome = day.stops.filter((stop) => {
    const { state } = records.get(stop.ride);
    return (stop.boarding ? day.rules.boarding : day.rules.leaving).includes(state);
  });
  const lasts = [...records.values()].map((one) => one.last).filter((mark) => mark?.mine);
  return {
    records,
    toCome,
    over: day.rides.filter((ride) => ["done", "no_show"].includes(records.get(ride.id).state)),
    last: lasts.sort((one, other) => time(one) - time(other)).at(-1),
    begun: [...records.values()].some((one) => one.last),
  };
}

// What the desk changed since the day was last looked at: rides gone, rides new or with other stops.
export function changes(before, after) {
  if (!before || before.day !== after.day) return null;
  const words = (day, ride) => day.stops.filter((stop) => stop.ride === ride.id).map((stop) => stop.card).join();
  const gone = before.rides.filter((ride) => !after.rides.some((one) => one.id === ride.id));
  const changed = after.rides.filter((ride) => {
    const known = before.rides.find((one) => one.id === ride.id);
    return !known || words(before, known) !== words(after, ride);
  });
  return gone.length + changed.length ? { gone: gone.map((ride) => ride.line), changed: changed.map((ride) => ride.line) } : null;
}
