/* The bench: keys, marks in the text, and words selected in it as offsets in code points of the report. */

const bench = () => document.getElementById("bench");
const cards = () => [...document.querySelectorAll(".bench-cards .claim")];
let currentId = location.hash.slice(1) || null;
let picked = null;

/* ---- which card is the current one, and the words that belong to it ---- */

const current = () => (currentId && document.getElementById(currentId)?.closest(".claim")) || null;

function choose(card, { scroll = true, focus = true } = {}) {
  for (const other of document.querySelectorAll(".claim.current")) other.classList.remove("current");
  currentId = card?.id ?? null;
  if (card) {
    card.classList.add("current");
    if (focus) card.focus({ preventScroll: true });
  }
  mark(card, scroll);
  if (card && scroll) card.scrollIntoView({ block: card.classList.contains("open") ? "start" : "nearest" });
}

function mark(card, scroll) {
  const name = card?.dataset.card;
  let first = null;
  for (const piece of document.querySelectorAll("#text [data-marks]")) {
    const parts = piece.dataset.marks.split(" ").map((each) => each.split(".")).filter(([owner]) => owner === name);
    piece.classList.remove("on", "trigger", "also", "actor", "recipient", "source", "topic", "casualties", "status", "relation");
    if (parts.length) {
      piece.classList.add("on", ...parts.map(([, part]) => part).filter((part) => !["entity", "place", "time"].includes(part)));
      first ??= piece;
    }
  }
  if (scroll) first?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const rows = cards();
  const at = rows.indexOf(current());
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (next) choose(next);
}

/** The next card after `id` that waits, else the one itself. */
function onward(id) {
  const rows = cards();
  const at = rows.findIndex((card) => card.id === id);
  return rows.slice(at + 1).find((card) => card.classList.contains("waiting")) ?? rows[at] ?? rows[0];
}

/* ---- words selected in the text ---- */

const points = (text) => [...text].length;

/** The code point of the report at a place in the page. */
function pointAt(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
  if (piece) {
    const before = document.createRange();
    before.setStart(piece, 0);
    before.setEnd(node, offset);
    return Number(piece.dataset.at) + points(before.toString());
  }
  const next = node.childNodes[offset]?.querySelector?.("[data-at]") ?? node.childNodes[offset];
  if (next?.dataset?.at !== undefined) return Number(next.dataset.at);
  const all = [...node.querySelectorAll?.("[data-at]") ?? []];
  const last = all.at(-1);
  return last ? Number(last.dataset.at) + points(last.textContent) : 0;
}

function read() {
  const chosen = getSelection();
  const text = document.getElementById("text");
  if (!chosen?.rangeCount || chosen.isCollapsed || !text?.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return null;
  const range = chosen.getRangeAt(0);
  let start = pointAt(range.startContainer, range.startOffset), end = pointAt(range.endContainer, range.endOffset);
  const words = chosen.toString();
  start += points(words) - points(words.trimStart());
  end -= points(words) - points(words.trimEnd());
  return start < end ? { start, end, words: words.trim() } : null;
}

function show() {
  const form = document.getElementById("picked");
  const now = read();
  if (!form || !now) return;
  picked = now;
  form.hidden = false;
  document.getElementById("pick-hint").hidden = true;
  form.elements.at.value = `${now.start}-${now.end}`;
  document.getElementById("picked-words").textContent = now.words;
}

/** Fill a field of the open form with the selected words. */
function use(field) {
  const place = document.querySelector(`.edit [data-span="${field}"]`);
  if (!place || !picked) return;
  place.querySelector("input[type=hidden]").value = `${picked.start}-${picked.end}`;
  place.querySelector(".span-words").textContent = picked.words;
  place.scrollIntoView({ block: "nearest" });
}

/* ---- the map on which a place is put ---- */

const scripts = new Map();

/** Load a script once; whoever asks again waits for the same load. */
function script(address) {
  if (!scripts.has(address)) scripts.set(address, new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed }));
  }));
  return scripts.get(address);
}

async function pin() {
  const box = document.getElementById("pin");
  const said = bench()?.dataset;
  if (!box || box.dataset.ready || !said.leaflet.includes("leaflet")) return;
  box.dataset.ready = "1";
  try { await Promise.all([script(said.leaflet), script(said.topojson)]); } catch { return; }
  const { L, topojson } = window;
  const field = (name) => document.querySelector(`.edit input[name=${name}]`);
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, minZoom: 2, maxZoom: 14 });
  const at = () => [Number(field("latitude").value), Number(field("longitude").value)];
  const known = field("latitude").value !== "";
  map.setView(known ? at() : [33, 40], known ? 8 : 4);
  const world = await (await fetch(said.world)).json();
  L.geoJSON(topojson.feature(world, world.objects.countries), { interactive: false, style: { className: "land" } }).addTo(map);
  const spot = L.circleMarker(at(), { radius: 7, className: "spot" });
  if (known) spot.addTo(map);
  box.dataset.drawn = "1";
  const put = (latitude, longitude) => {
    field("latitude").value = latitude;
    field("longitude").value = longitude;
    spot.setLatLng([latitude, longitude]).addTo(map);
  };
  map.on("click", ({ latlng }) => {
    put(latlng.lat.toFixed(4), latlng.wrap().lng.toFixed(4));
    field("gazetteer_id").value = "";
    document.querySelector(".edit select[name=precision]").value = "point";
  });
  box.addEventListener("put", () => { put(...at()); map.setView(at(), 8); });
}

/* ---- forms ---- */

function fit() {
  const type = document.querySelector(".edit select[name=type]")?.value;
  for (const label of document.querySelectorAll(".modes label")) {
    const fits = label.dataset.types.split(" ").includes(type);
    label.hidden = !fits;
    if (!fits) label.querySelector("input").checked = false;
  }
}

function kindOf(form) {
  for (const label of form.querySelectorAll("[data-of]")) {
    label.hidden = label.dataset.of !== form.elements.kind.value;
    label.querySelector("select").disabled = label.hidden;
  }
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".edit select[name=type]")) fit();
  if (target.matches("#picked select[name=kind]")) kindOf(target.form);
});

document.addEventListener("click", ({ target }) => {
  const card = target.closest(".claim"), used = target.closest("[data-use]"), cleared = target.closest("[data-clear]"), known = target.closest(".known");
  const piece = target.closest("#text [data-marks]");
  if (target.closest("#keys")) document.getElementById("help").showModal();
  else if (used) use(used.dataset.use);
  else if (cleared) {
    const place = cleared.closest("[data-span]");
    place.querySelector("input[type=hidden]").value = "";
    place.querySelector(".span-words").textContent = "";
  } else if (known) {
    const fields = document.querySelector(".edit").elements;
    fields.latitude.value = known.dataset.latitude;
    fields.longitude.value = known.dataset.longitude;
    fields.gazetteer_id.value = known.dataset.id;
    document.getElementById("pin")?.dispatchEvent(new Event("put"));
  } else if (card) { if (card !== current()) choose(card, { scroll: false, focus: false }); }
  else if (piece && getSelection().isCollapsed) {
    const name = piece.dataset.marks.split(" ").find((each) => /\.(trigger|also)$/.test(each)) ?? piece.dataset.marks.split(" ")[0];
    choose(document.querySelector(`[data-card="${name.split(".")[0]}"]`));
  }
});

document.addEventListener("selectionchange", () => { if (read()) show(); });

/* ---- keys ---- */

const press = (selector) => current()?.querySelector(selector)?.click();
const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  a: () => press('button[value="accept"]'),
  r: () => press('button[value="reject"]'),
  e: () => press("a.edit"),
  c: () => { const more = current()?.querySelector(".remark"); if (more) { more.open = true; more.querySelector("input[name=comment]").focus(); } },
  u: () => document.getElementById("undo")?.click(),
  n: () => document.getElementById("next")?.click(),
  "?": () => document.getElementById("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !bench()) return;
  if (event.key === "Escape" && event.target.closest(".edit, .remark")) { document.activeElement.blur(); current()?.focus(); return; }
  if (event.target.closest("input, textarea, select, dialog[open]")) return;
  const does = KEYS[event.key];
  if (does) { event.preventDefault(); does(); }
});

/* ---- after the server has answered ---- */

let asked = null;
document.addEventListener("htmx:beforeRequest", ({ detail }) => { asked = detail.requestConfig; });
document.addEventListener("htmx:afterSettle", () => {
  const act = asked?.parameters?.act ?? asked?.formData?.get?.("act");
  const id = currentId;
  begin(["accept", "reject"].includes(act) && !document.querySelector(".problem") ? onward(id) : null);
});

function begin(card) {
  picked = null;
  fit();
  pin();
  const open = document.querySelector(".claim.open");
  choose(open ?? card ?? current(), { scroll: Boolean(open || card || currentId), focus: !open });
  if (open) open.querySelector("[data-first]")?.focus({ preventScroll: true });
  document.querySelector(".problem")?.scrollIntoView({ block: "center" });
}

begin(null);
