// Draws an area's corners on the map beside the field that holds them: by mouse or touch, or by keyboard with a cross in the middle.
// The field stays the truth: what is typed there is drawn, what is drawn is written there.
"use strict";

(() => {
  const form = document.querySelector("[data-outline]");
  const field = form?.querySelector("textarea");
  if (!form) return;

  const read = () =>
    field.value
      .split("\n")
      .map((line) => line.split(/[,、\s]+/).filter(Boolean).map(Number))
      .filter((corner) => corner.length === 2 && corner.every(Number.isFinite))
      .map(([lat, lon]) => [lon, lat]);
  const line = (lon, lat) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
  const lines = () => field.value.split("\n").filter((each) => each.trim());
  const write = (all) => {
    field.value = all.join("\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const shape = (corners) => ({
    type: "Feature", properties: {},
    geometry: corners.length > 2 ? { type: "Polygon", coordinates: [[...corners, corners[0]]] } : { type: "LineString", coordinates: corners.length > 1 ? corners : [] },
  });

  form.addEventListener("map:ready", ({ detail: { map }, target: figure }) => {
    map.addSource("outline", { type: "geojson", data: shape(read()) });
    map.addLayer({ id: "outline-ground", type: "fill", source: "outline", paint: { "fill-color": "#b00020", "fill-opacity": 0.1 } });
    map.addLayer({ id: "outline-edge", type: "line", source: "outline", paint: { "line-color": "#b00020", "line-width": 3 } });
    let handles = [];
    const draw = () => {
      const corners = read();
      map.getSource("outline").setData(shape(corners));
      handles.forEach((handle) => handle.remove());
      handles = corners.map((corner, at) => {
        const element = document.createElement("span");
        element.className = "map__point";
        element.textContent = String(at + 1);
        const handle = new window.maplibregl.Marker({ element, draggable: true }).setLngLat(corner).addTo(map);
        element.removeAttribute("aria-label");
        handle.on("dragend", () => {
          const { lng, lat } = handle.getLngLat();
          write(lines().map((each, index) => (index === at ? line(lng, lat) : each)));
        });
        return handle;
      });
    };
    const add = ({ lng, lat }) => write([...lines(), line(lng, lat)]);

    field.addEventListener("input", draw);
    map.on("click", (event) => add(event.lngLat));
    const cross = document.createElement("span");
    cross.className = "map__cross";
    cross.textContent = "＋";
    cross.setAttribute("aria-hidden", "true");
    map.getContainer().append(cross);
    map.getCanvas().setAttribute("aria-label", form.dataset.help);
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key === "Enter") add(map.getCenter());
      else if (event.key === "Backspace") write(lines().slice(0, -1));
      else return;
      event.preventDefault();
    });
    const help = document.createElement("p");
    help.className = "soft";
    help.textContent = form.dataset.help;
    figure.querySelector("figcaption").before(help);
    draw();
    const corners = read();
    if (corners.length) {
      const box = corners.reduce((all, corner) => all.extend(corner), new window.maplibregl.LngLatBounds());
      map.fitBounds(box, { padding: 64, maxZoom: 15, animate: false });
    }
  });
})();
