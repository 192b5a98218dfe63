/* Facts and their words: point at one to see the other. Nothing is imported, so that it also runs inside one file. */
(() => {
"use strict";
const find = (id) => document.getElementById(id);
const text = find("text");
if (!text) return;
const sheet = find("sheet");
const narrow = matchMedia("(max-width: 60rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const order = ["trigger", "also", "actor", "recipient", "place", "time", "source", "casualties", "status", "reason",
  "topic", "mention", "evidence", "said"];
const parts = new Map();
for (const piece of text.querySelectorAll("[data-m]")) {
  for (const mark of piece.dataset.m.split(" ")) {
    const [owner, role] = mark.split(".");
    if (!parts.has(owner)) parts.set(owner, new Map());
    const roles = parts.get(owner);
    if (!roles.has(piece) || order.indexOf(role) < order.indexOf(roles.get(piece))) roles.set(piece, role);
  }
}
let pinned = null, lit = null;

const light = (owner) => {
  if (owner === lit) return;
  for (const old of document.querySelectorAll(".on")) { old.classList.remove("on"); delete old.dataset.role; }
  lit = owner;
  text.classList.toggle("focus", parts.has(owner));
  for (const [piece, role] of parts.get(owner) || []) { piece.classList.add("on"); piece.dataset.role = role; }
  for (const card of document.querySelectorAll(`[data-own="${owner}"], .tick[data-go="${owner}"]`)) card.classList.add("on");
};
const bring = (element, block) => element && element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
const first = (owner) => {
  const roles = [...(parts.get(owner) || [])];
  return (roles.find(([, role]) => role === "trigger") || roles[0] || [])[0];
};
const raise = (card) => {
  const copy = card.cloneNode(true);
  copy.removeAttribute("id");
  sheet.lastElementChild.replaceChildren(copy);
  sheet.hidden = false;
};
const pin = (owner, from, piece) => {
  pinned = owner;
  sheet.hidden = true;
  light(owner);
  if (!owner) return;
  const card = find(owner);
  if (narrow.matches) {
    if (card) raise(card);
    bring(piece || first(owner), "nearest");
    return;
  }
  if (from !== "card") bring(card, "nearest");
  if (from !== "text") bring(first(owner), "center");
};
const owners = (piece) => {
  const marks = piece.dataset.m.split(" ").map((mark) => mark.split("."));
  const of = (...roles) => marks.filter(([, role]) => roles.includes(role)).map(([owner]) => owner);
  for (const some of [of("trigger", "also"), of("mention"), of("source")]) if (some.length) return some;
  return marks.filter(([, role]) => role !== "said").map(([owner]) => owner);
};
const act = (target) => {
  const go = target.closest("[data-go]"), piece = target.closest("[data-m]"), card = target.closest("[data-own]");
  if (go) pin(go.dataset.go, "chip");
  else if (piece) { const some = owners(piece); pin(some[(some.indexOf(pinned) + 1) % some.length] ?? null, "text", piece); }
  else if (card && !target.closest("summary, a")) pin(card.dataset.own, "card");
  else if (target.closest("#text, #close")) pin(null);
};
document.addEventListener("click", (event) => {
  const layer = event.target.closest("[data-layer]");
  if (layer) layer.setAttribute("aria-pressed", !text.classList.toggle("no-" + layer.dataset.layer));
  else if (!String(getSelection())) act(event.target);
});
document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  const go = event.target.closest("[data-go]"), piece = event.target.closest("[data-m]");
  const card = event.target.closest("[data-own]");
  light(go ? go.dataset.go : piece ? owners(piece)[0] ?? pinned : card ? card.dataset.own : pinned);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") pin(null);
  const step = { j: 1, k: -1 }[event.key];
  if (step && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) {
    const all = [...document.querySelectorAll("article[data-own]")].filter((card) => !sheet.contains(card));
    const at = all.findIndex((card) => card.dataset.own === pinned);
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) { pin(next.dataset.own, "key"); next.focus({ preventScroll: true }); }
  }
  if ((event.key === "Enter" || event.key === " ") && event.target.matches("#text [data-m], [data-own]")) {
    event.preventDefault();
    act(event.target);
  }
});
/* An address that ends with #… opens at that fact. */
const arrive = () => {
  const target = location.hash.length > 1 && find(decodeURIComponent(location.hash.slice(1)));
  const card = target && target.closest("[data-own]");
  if (card) pin(card.dataset.own, "address");
};
addEventListener("hashchange", arrive);
arrive();
})();
