/* The network: its slider and filters take the picture and the table along; a line opens its claims. */

import { address, settled, slider, swap } from "./swap.js";

const form = document.querySelector("form#ask[action='/network']");
const centre = new URLSearchParams(location.search).get("actor");

/* Who is in the middle was asked for by id; the name in the form is only its name. */
function asked() {
  const page = new URL(address(form), location.origin);
  if (centre && form.elements.name.value === form.elements.name.defaultValue) {
    page.searchParams.delete("name");
    page.searchParams.set("actor", centre);
  }
  if (!form.querySelector("input[name=family]:not(:checked)")) page.searchParams.delete("family");
  return page.pathname + page.search;
}

/* On the page of an actor there is no form: the day stands in the address alone. */
function until(day) {
  const page = new URL(location.href);
  page.searchParams.set("to", day);
  return page.pathname + page.search;
}

const show = settled(async (page) => {
  history.replaceState(null, "", page);
  if (await swap(page, ["network"])) middle();
});

if (form) {
  form.addEventListener("change", (event) => { if (event.target.name !== "name") show(asked()); });
  form.addEventListener("submit", (event) => { event.preventDefault(); location.assign(asked()); });
}
slider((day) => {
  if (!form) { show(until(day)); return; }
  form.elements.to.value = day;
  show(asked());
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-claims]");
  if (!link || !document.getElementById("claims") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  swap(link.getAttribute("href"), ["claims"]).then(() => document.getElementById("claims").focus());
});
/* On a narrow screen the middle of the picture comes first. */
function middle() {
  const frame = document.querySelector(".network-frame");
  if (frame) frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2 * (document.dir === "rtl" ? -1 : 1);
}
middle();
/* Whoever is pointed at keeps their lines; the others step back. */
document.addEventListener("pointerover", (event) => {
  const picture = event.target.closest("svg.network");
  if (!picture) return;
  const party = event.target.closest("a.plate")?.dataset.party;
  picture.classList.toggle("pointed", Boolean(party));
  for (const tie of picture.querySelectorAll("a[data-tie]")) tie.classList.toggle("near", Boolean(party) && tie.dataset.tie.includes(party));
});
