// Maps of our own: roads, areas, tours and points as GeoJSON from this server; nothing is asked of anybody else, unless an
// administrator allows the 地理院タイル. MapLibre is loaded when a map comes into view. The page holds the same in words.
"use strict";

(() => {
  const LINES = ["#1a3e8c", "#b3261e", "#0b5c3b", "#7a3e9d", "#8a5a00", "#00647a", "#a0216b", "#444444"]; // each 4.5:1 on the ground
  const WIDTHS = { main: 3, middle: 1.75, small: 0.8 };
  const MOST_MARKS = 400;
  let library;

  const load = (figure) =>
    (library ??= new Promise((done, failed) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = figure.dataset.style;
      const script = document.createElement("script");
      script.src = figure.dataset.script;
      script.onload = () => done(window.maplibregl);
      script.onerror = failed;
      document.head.append(style, script);
    }));

  const hasWebGL = () => {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
  };

  async function features(address) {
    const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
    if (answer.status === 204) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function style(figure, roads) {
    const sources = { roads: { type: "geojson", data: roads ?? { type: "FeatureCollection", features: [] } } };
    const layers = [{ id: "ground", type: "background", paint: { "background-color": "#f4f4f0" } }];
    if (figure.dataset.tiles) {
      sources.tiles = { type: "raster", tiles: [figure.dataset.tiles], tileSize: 256, maxzoom: 18 };
      layers.push({ id: "tiles", type: "raster", source: "tiles" });
    }
    for (const [width, pixels] of Object.entries(WIDTHS)) {
      layers.push({
        id: `roads-${width}`, type: "line", source: "roads", filter: ["==", ["get", "width"], width],
        minzoom: width === "small" ? 10.5 : 0,
        paint: { "line-color": width === "main" ? "#a9a9a0" : "#c4c4bb", "line-width": pixels },
      });
    }
    return { version: 8, sources, layers };
  }

  function* positions(geometry) {
    const walk = function* (coordinates) {
      if (typeof coordinates[0] === "number") yield coordinates;
      else for (const part of coordinates) yield* walk(part);
    };
    yield* walk(geometry.coordinates);
  }

  function bounds(found) {
    const box = new window.maplibregl.LngLatBounds();
    for (const feature of found) for (const position of positions(feature.geometry)) box.extend(position);
    return box;
  }

  function popup(feature) {
    const box = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = feature.properties.name;
    box.append(name);
    if (feature.properties.text) box.append(`\n${feature.properties.text}`);
    if (feature.properties.href) {
      const link = document.createElement("a");
      link.href = feature.properties.href;
      link.textContent = "→";
      link.setAttribute("aria-label", feature.properties.name);
      box.append("\n", link);
    }
    return new window.maplibregl.Popup({ offset: 18, maxWidth: "20rem" }).setDOMContent(box);
  }

  function mark(map, feature, colours) {
    const { kind, name, text, number } = feature.properties;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `map__point map__point--${kind}`;
    button.textContent = number ?? "";
    if (kind === "stop") button.style.setProperty("--pin", colours.get(name) ?? LINES[0]);
    const marker = new window.maplibregl.Marker({ element: button }).setLngLat(feature.geometry.coordinates).setPopup(popup(feature)).addTo(map);
    button.setAttribute("aria-label", [name, text].filter(Boolean).join(" ")); // after MapLibre has written its own
    return marker;
  }

  function centre(geometry) {
    const all = [...positions(geometry)];
    return [0, 1].map((axis) => all.reduce((sum, position) => sum + position[axis], 0) / all.length);
  }

  function draw(map, found, marks) {
    const lines = found.filter((feature) => feature.properties.kind === "line");
    const areas = found.filter((feature) => feature.properties.kind === "area");
    const points = found.filter((feature) => feature.geometry.type === "Point").slice(0, MOST_MARKS);
    lines.forEach(({ properties }) => (properties.stroke = LINES[properties.colour % LINES.length]));
    const colours = new Map(lines.map(({ properties }) => [properties.name, properties.stroke]));
    const put = (id, data, layers) => {
      if (map.getSource(id)) map.getSource(id).setData(data);
      else {
        map.addSource(id, { type: "geojson", data });
        layers.forEach((layer) => map.addLayer({ ...layer, source: id }));
      }
    };
    put("areas", { type: "FeatureCollection", features: areas }, [
      { id: "areas-ground", type: "fill", paint: { "fill-color": "#1a3e8c", "fill-opacity": 0.08 } },
      { id: "areas-edge", type: "line", paint: { "line-color": "#1a3e8c", "line-width": 2, "line-dasharray": [3, 2] } },
    ]);
    put("lines", { type: "FeatureCollection", features: lines }, [
      { id: "lines-edge", type: "line", paint: { "line-color": ["get", "stroke"], "line-width": 3, "line-dasharray": [2, 1] } },
    ]);
    marks.splice(0).forEach((each) => each.remove());
    points.forEach((feature) => marks.push(mark(map, feature, colours)));
    for (const area of areas) {
      const label = document.createElement("span");
      label.className = "map__area";
      label.textContent = area.properties.name;
      marks.push(new window.maplibregl.Marker({ element: label }).setLngLat(centre(area.geometry)).addTo(map));
      label.removeAttribute("aria-label");
    }
  }

  // the address of a map beside a form holds what stands in the form
  function address(figure) {
    const form = document.getElementById(figure.dataset.form ?? "");
    if (!form) return figure.dataset.map;
    const said = new FormData(form);
    const asked = figure.dataset.fields.split(" ").map((name) => `${name}=${encodeURIComponent(said.get(name) ?? "")}`);
    return `${figure.dataset.map}?${asked.join("&")}`;
  }

  async function show(figure) {
    const word = figure.querySelector(".map__word");
    if (!hasWebGL()) {
      word.textContent = figure.dataset.noWebgl;
      figure.querySelector(".map__canvas").remove();
      return;
    }
    try {
      const [maplibre, roads, found] = await Promise.all([load(figure), features(figure.dataset.roads), features(address(figure))]);
      const map = new maplibre.Map({
        container: figure.querySelector(".map__canvas"), style: style(figure, roads), attributionControl: false, dragRotate: false,
        pitchWithRotate: false, fadeDuration: 0, maxZoom: 18,
        locale: {
          "Map.Title": figure.querySelector("figcaption").textContent.trim(), "Popup.Close": figure.dataset.close,
          "NavigationControl.ZoomIn": figure.dataset.nearer, "NavigationControl.ZoomOut": figure.dataset.farther,
        },
      });
      map.touchZoomRotate.disableRotation();
      map.addControl(new maplibre.NavigationControl({ showCompass: false }));
      map.addControl(new maplibre.ScaleControl({ unit: "metric" }));
      const marks = [];
      const again = (collection) => {
        draw(map, collection.features, marks);
        word.textContent = collection.features.length ? "" : figure.dataset.empty;
        const box = bounds(collection.features.length ? collection.features : (roads?.features ?? []));
        if (!box.isEmpty()) map.fitBounds(box, { padding: 48, maxZoom: 15, animate: false });
      };
      await map.once("load");
      again(found);
      figure.map = map;
      const form = document.getElementById(figure.dataset.form ?? "");
      form?.addEventListener("change", async () => again(await features(address(figure))));
      figure.dispatchEvent(new CustomEvent("map:ready", { detail: { map }, bubbles: true }));
      figure.dataset.ready = "";
    } catch {
      word.textContent = figure.dataset.failed;
    }
  }

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((each) => each.isIntersecting)) {
      seen.unobserve(entry.target);
      show(entry.target);
    }
  });
  document.querySelectorAll("[data-map]").forEach((figure) => seen.observe(figure));
})();
