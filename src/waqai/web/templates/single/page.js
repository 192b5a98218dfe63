(() => {
"use strict";
const root = document.documentElement;
const find = (id) => document.getElementById(id);
const keep = (key, value) => { try { localStorage.setItem("waqai-" + key, value); } catch { /* private window */ } };
const kept = (key) => { try { return localStorage.getItem("waqai-" + key); } catch { return null; } };

/* language and colours */
const speak = (ui) => { root.dataset.ui = root.lang = ui; root.dir = ui === "ar" ? "rtl" : "ltr"; };
const paint = (theme) => { if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme; };
const themes = { auto: "dark", dark: "light", light: "auto" };
if (kept("ui") === "en") speak("en");
if (kept("theme") in themes) paint(kept("theme"));
find("ui").onclick = () => { const ui = root.dataset.ui === "ar" ? "en" : "ar"; speak(ui); keep("ui", ui); };
find("theme").onclick = () => { const next = themes[root.dataset.theme || "auto"]; paint(next); keep("theme", next); };
find("print").onclick = () => window.print();
})();
