// The timeline under the hand: drag, pinch, ctrl and wheel, arrow keys. What is seen is drawn by the server for the
// stretch of time that the address names; this only asks for another stretch.

const WAIT = 220;
const SHORTEST = 6 * 3600e3;
const LONGEST = 120 * 365 * 86400e3;
const page = new DOMParser();
let asked = null;
let timer = 0;

const holder = () => document.getElementById("timeline");
const sky = () => document.querySelector("#timeline .sky");
const backwards = () => document.documentElement.dir === "rtl";
// Moments have no zone; as if in UTC they keep their distances on any machine.
const time = (text) => Date.parse(`${text}Z`);
const text = (moment) => new Date(moment).toISOString().slice(0, 19);

function stretch() {
  const { from, to } = holder().dataset;
  return { first: time(from), last: time(to) };
}

// Where a point of the screen lies in the picture: 0 where time begins, 1 where it ends.
function share(x) {
  const box = sky().getBoundingClientRect();
  const along = (x - box.left) / box.width;
  return backwards() ? 1 - along : along;
}

function zoomed({ first, last }, factor, at) {
  const length = Math.min(Math.max((last - first) * factor, SHORTEST), LONGEST);
  const fixed = first + (last - first) * at;
  return { first: fixed - length * at, last: fixed + length * (1 - at) };
}

function moved({ first, last }, by) {
  const step = (last - first) * by;
  return { first: first + step, last: last + step };
}

// Show at once, out of the old picture, about where things will be.
function preview(next) {
  const now = stretch();
  const length = now.last - now.first;
  const scale = length / (next.last - next.first);
  const offset = ((now.first - next.first) / (next.last - next.first)) * 100;
  const start = backwards() ? 100 - (offset + scale * 100) : offset;
  for (const picture of sky().querySelectorAll(".lanes")) {
    picture.style.transform = `translateX(${start}%) scaleX(${scale})`;
  }
}

let pending = null;

function go(next) {
  asked?.abort(); // what is still on its way is of a stretch that was left
  pending = next;
  preview(next);
  clearTimeout(timer);
  timer = setTimeout(load, WAIT);
}

async function load() {
  const address = new URL(location.href);
  address.searchParams.set("from", text(pending.first));
  address.searchParams.set("to", text(pending.last));
  await show(address);
}

async function show(address) {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) return location.assign(address);
    const fresh = page.parseFromString(await answer.text(), "text/html").getElementById("timeline");
    const focused = document.activeElement?.closest("#timeline .sky") !== null && sky()?.contains(document.activeElement);
    const open = holder().querySelector(".listed")?.open;
    holder().replaceWith(document.adoptNode(fresh));
    if (open) holder().querySelector(".listed")?.setAttribute("open", "");
    history.replaceState(null, "", address);
    pending = null;
    if (focused) sky()?.focus({ preventScroll: true });
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

const current = () => pending ?? stretch();
const fingers = new Map();
let pinch = 0;
let travelled = 0;

document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#timeline .sky") || event.button) return;
  fingers.set(event.pointerId, event.clientX);
  travelled = 0;
  pinch = 0;
});

document.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId) || !sky()) return;
  const before = fingers.get(event.pointerId);
  fingers.set(event.pointerId, event.clientX);
  travelled += Math.abs(event.clientX - before);
  if (travelled < 4) return;
  sky().classList.add("held");
  if (fingers.size === 1) {
    const by = (before - event.clientX) / sky().getBoundingClientRect().width;
    go(moved(current(), backwards() ? -by : by));
  } else {
    const [a, b] = [...fingers.values()];
    const apart = Math.max(20, Math.abs(a - b));
    if (pinch) go(zoomed(current(), pinch / apart, share((a + b) / 2)));
    pinch = apart;
  }
});

for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, (event) => {
    fingers.delete(event.pointerId);
    pinch = 0;
    sky()?.classList.remove("held");
  });
}

// Links and pictures would be dragged as such.
document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.("#timeline .sky")) event.preventDefault();
});

document.addEventListener(
  "click",
  (event) => {
    if (travelled >= 4 && event.target.closest("#timeline .sky")) event.preventDefault();
    travelled = 0;
    const way = event.target.closest("#timeline a[data-way]");
    if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const key = way.dataset.way;
    show(new URL(way.href)).then(() => document.querySelector(`#timeline a[data-way="${key}"]`)?.focus({ preventScroll: true }));
  },
  true,
);

document.addEventListener(
  "wheel",
  (event) => {
    if (!event.target.closest("#timeline .sky")) return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      go(zoomed(current(), Math.exp(event.deltaY / 300), share(event.clientX)));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      const by = event.deltaX / sky().getBoundingClientRect().width;
      go(moved(current(), backwards() ? -by : by));
    }
  },
  { passive: false },
);

const KEYS = { "+": 0.5, "=": 0.5, "-": 2, "_": 2 };

document.addEventListener("keydown", (event) => {
  if (event.target !== sky() || event.ctrlKey || event.altKey || event.metaKey) return;
  const onward = backwards() ? "ArrowLeft" : "ArrowRight";
  const back = backwards() ? "ArrowRight" : "ArrowLeft";
  if (event.key === onward || event.key === back) go(moved(current(), event.key === onward ? 0.25 : -0.25));
  else if (KEYS[event.key]) go(zoomed(current(), KEYS[event.key], 0.5));
  else return;
  event.preventDefault();
});
