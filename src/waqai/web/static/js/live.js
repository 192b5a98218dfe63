/* Listens for news of the desk while the page is seen, and lets the page's line "news" ask what to say of it. */

const line = () => document.getElementById("news");
let stream = null;

const hear = (event) => {
  const { version } = JSON.parse(event.data);
  const news = line();
  if (news && version !== news.dataset.version) window.htmx.trigger(news, "news");
};

const listen = () => {
  if (stream || !line()) return;
  stream = new EventSource(`/live?seen=${encodeURIComponent(line().dataset.version)}`);
  stream.addEventListener("news", hear);
};

/* A browser has few connections to one server: windows that nobody sees must not hold them. */
const rest = () => {
  stream?.close();
  stream = null;
};

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
window.addEventListener("pagehide", rest);
window.addEventListener("pageshow", listen);
if (!document.hidden) listen();
