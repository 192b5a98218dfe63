/* The map: the world's outline, what happened where as areas and numbers, who holds what, and the names of places.
   It draws what the tables beside it say; everything comes from this desk. */

import { shown } from "./shown.js";
import { address, settled, slider, swap } from "./swap.js";

const { L, topojson } = window;
const form = document.getElementById("ask");
const element = document.getElementById("map");
const said = element.dataset;
const WORLD = [[-60, -180], [78, 180]];

const map = L.map(element, { zoomControl: false, attributionControl: false, minZoom: 2, maxZoom: 14, zoomSnap: 0.5, maxBounds: [[-85, -220], [85, 220]] });
L.control.zoom({ position: said.rtl ? "topright" : "topleft", zoomInTitle: said.in, zoomOutTitle: said.out }).addTo(map);
L.control.attribution({ position: said.rtl ? "bottomleft" : "bottomright", prefix: false }).addAttribution(`<bdi>${said.origin}</bdi>`).addTo(map);
L.control.scale({ position: said.rtl ? "topleft" : "topright", imperial: false }).addTo(map);
for (const [name, order] of [["ground", 200], ["held", 350], ["areas", 400], ["names", 450]]) map.createPane(name).style.zIndex = order;
map.getPane("names").style.pointerEvents = "none";

const held = L.layerGroup().addTo(map), areas = L.layerGroup().addTo(map), spots = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map);

function start() {
  const [west, south, east, north] = (said.box || "-20,5,65,45").split(",").map(Number);
  map.fitBounds([[south, west], [north, east]], { maxZoom: 9, padding: [40, 40], animate: false });
}

async function ground() {
  const world = await (await fetch(said.world)).json();
  L.geoJSON(topojson.feature(world, world.objects.countries), { pane: "ground", interactive: false, style: { className: "land" } }).addTo(map);
}

/* Ask the API; what is asked anew takes the place of what is still on its way. */
const asking = new Map();
async function ask(path, values) {
  asking.get(path)?.abort();
  const control = new AbortController();
  asking.set(path, control);
  try {
    const answer = await fetch(`${path}?${new URLSearchParams(values)}`, { signal: control.signal });
    return answer.ok ? await answer.json() : null;
  } catch (error) {
    if (error.name !== "AbortError") throw error;
    return null;
  }
}

const given = () => [...new FormData(form)].filter(([, value]) => value !== "");
function view() {
  const box = map.getBounds();
  return [["bbox", [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((each) => each.toFixed(4)).join(",")], ["zoom", Math.round(map.getZoom())]];
}
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name] ?? ""));

function mark(className, text) {
  const inner = document.createElement("span");
  inner.textContent = shown(text);
  inner.dir = "auto";
  return L.divIcon({ className, html: inner, iconSize: null });
}

async function events() {
  const found = await ask("/api/v1/map/events.geojson", [...given(), ...view()]);
  if (!found) return;
  areas.clearLayers();
  spots.clearLayers();
  for (const { geometry, properties: it } of found.features) {
    const at = [geometry.coordinates[1], geometry.coordinates[0]];
    if (it.kind === "place") L.circle(at, { radius: it.radius, pane: "areas", interactive: false, className: `area q${it.quad}` }).addTo(areas);
    const label = filled(it.kind === "place" ? said.place : said.cluster, it);
    const size = it.count > 999 ? "four" : it.count > 99 ? "three" : it.count > 9 ? "two" : "one";
    const marker = L.marker(at, { icon: mark(`spot q${it.quad} ${size} ${it.kind}`, it.count), title: label, alt: label, riseOnHover: true, zIndexOffset: it.kind === "cluster" ? 1000 : 0 });
    marker.on("click", () => (it.kind === "cluster" && map.getZoom() < map.getMaxZoom() ? nearer(it, at) : open(it.spots)));
    marker.on("keypress", (event) => { if (event.originalEvent.key === "Enter") marker.fire("click"); });
    marker.addTo(spots);
  }
  element.dataset.drawn = found.features.length;
}

function nearer(it, at) {
  const [west, south, east, north] = it.box;
  const zoom = map.getBoundsZoom([[south, west], [north, east]]);
  if (zoom > map.getZoom()) map.fitBounds([[south, west], [north, east]], { padding: [60, 60], maxZoom: map.getMaxZoom() });
  else map.setView(at, Math.min(map.getZoom() + 2, map.getMaxZoom()));
}

async function open(ids) {
  const query = new URLSearchParams([...given(), ...ids.map((id) => ["spot", id])]);
  if (await swap(`/map/claims?${query}`, ["claims"])) document.getElementById("claims").scrollIntoView({ block: "nearest" });
}

async function control() {
  const wanted = document.getElementById("control").checked;
  const until = form.elements.to.value;
  const found = wanted ? await ask("/api/v1/map/control.geojson", [...(until ? [["as_of", until]] : []), view()[0]]) : { features: [] };
  if (!found) return;
  held.clearLayers();
  for (const { geometry, properties: it } of found.features) {
    const area = L.circle([geometry.coordinates[1], geometry.coordinates[0]], { radius: it.radius, pane: "held", className: `hold side-${it.colour} ${it.state}` });
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = filled(said.held, { name: it.name, holder: it.holder || "–", source: [...it.tellers, it.outlet].filter(Boolean).join(" / "), on: it.on });
    area.bindTooltip(words, { sticky: true });
    area.on("click", () => row(it.place));
    area.addTo(held);
  }
}

function row(place) {
  for (const other of document.querySelectorAll("tr.chosen")) other.classList.remove("chosen");
  const found = document.querySelector(`tr[data-held="${CSS.escape(place)}"]`);
  if (!found) return;
  found.classList.add("chosen");
  found.scrollIntoView({ block: "center" });
}

async function labels() {
  const found = await ask("/api/v1/map/places", view());
  if (!found) return;
  names.clearLayers();
  for (const it of found.items) L.marker([it.latitude, it.longitude], { pane: "names", interactive: false, keyboard: false, icon: mark(`place-name ${it.kind}`, it.name) }).addTo(names);
}

/* The filters: the map, the tables and the address of the page follow. */
const follow = settled(async () => {
  const page = address(form);
  history.replaceState(null, "", page + location.hash);
  events();
  control();
  await swap(page, ["places", "holdings", "claims"]);
});

form.addEventListener("submit", (event) => { event.preventDefault(); follow(); });
form.addEventListener("change", follow);
slider((day) => { form.elements.to.value = day; follow(); });
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-claims]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  swap(link.getAttribute("href"), ["claims"]).then(() => document.getElementById("claims").focus());
});
document.addEventListener("change", (event) => { if (event.target.id === "control") control(); });

start();
ground();
control();
events();
labels();
map.on("moveend", settled(() => { events(); control(); labels(); }, 120));
element.dataset.ready = "yes";
