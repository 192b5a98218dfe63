/* Fetch a page of the desk and put some of its parts, by their ids, in the place of ours. The newest call wins. */

const running = new Map();

export async function swap(address, ids) {
  const key = ids.join(" ");
  running.get(key)?.abort();
  const control = new AbortController();
  running.set(key, control);
  try {
    const answer = await fetch(address, { signal: control.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ids) {
      const ours = document.getElementById(id), theirs = page.getElementById(id);
      if (ours && theirs) ours.replaceWith(document.adoptNode(theirs));
    }
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    throw error;
  }
}

/** The address that a form would open, without what was left empty. */
export function address(form, path = form.getAttribute("action")) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}

/** Call `act` once nothing has happened for a while. */
export function settled(act, wait = 180) {
  let timer = 0;
  return (...given) => { clearTimeout(timer); timer = setTimeout(() => act(...given), wait); };
}

/** A day as people write it, in the language of the page. */
export function written(day) {
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const form = new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return form.format(new Date(`${day}T00:00:00Z`));
}

/** A slider over days: `moved` is called with the last day of the step that it stands on, null at the end. */
export function slider(moved) {
  const box = document.getElementById("slider"), input = document.getElementById("day"), said = document.getElementById("day-said");
  if (!box || !input) return;
  const lasts = box.dataset.lasts.split(",");
  const say = () => {
    const text = written(lasts[input.valueAsNumber]);
    said.textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  box.hidden = false;
  say();
  input.addEventListener("input", () => { say(); moved(lasts[input.valueAsNumber]); });
  const play = document.getElementById("play");
  if (!play) return;
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; play.setAttribute("aria-pressed", "false"); };
  play.addEventListener("click", () => {
    if (timer) { stop(); return; }
    if (input.valueAsNumber >= lasts.length - 1) input.value = 0;
    play.setAttribute("aria-pressed", "true");
    timer = setInterval(() => {
      if (input.valueAsNumber >= lasts.length - 1) { stop(); return; }
      input.stepUp();
      input.dispatchEvent(new Event("input"));
    }, 700);
  });
}
