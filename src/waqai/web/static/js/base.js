/* What every page shares. Small on purpose: pages work without it. */

/** Read a word that the server put into the page as data-word-NAME on <html>, so that modules hold no language. */
export const word = (name) => document.documentElement.dataset[name] || "";

/* "/" goes to the search box, unless somebody is writing. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const find = document.getElementById("find");
  if (find) { event.preventDefault(); find.focus(); }
});

/* On a narrow window the ways are a strip that is longer than it: show the one we are on. */
document.querySelector(".ways [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
