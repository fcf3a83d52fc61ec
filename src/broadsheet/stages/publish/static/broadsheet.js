// What a page does besides being read. Without it everything works; nothing here moves what is being read.
"use strict";
(() => {
  const { events, story, revision, front, updated, changed, worker } = document.body.dataset;
  const offer = document.getElementById("offer");

  // A story changed: offered at the edge of the window, shown when the reader asks.
  const offered = new Set();
  const propose = (text) => {
    const link = document.createElement("a");
    link.href = location.pathname + location.search;
    link.textContent = text;
    link.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
    offer.replaceChildren(link);
    offer.hidden = false;
  };
  const heard = (event) => {
    const told = JSON.parse(event.data);
    if (story === told.story && told.revision > Number(revision)) propose(updated);
    if (front) {
      offered.add(told.story);
      propose(changed.replace("{n}", offered.size));
    }
  };
  if (events && offer && (story || front) && "EventSource" in window) {
    let source = null;
    const listen = () => {
      if (document.hidden) { source?.close(); source = null; }
      else if (!source) { source = new EventSource(story ? `${events}?story=${story}&revision=${revision}` : events); source.addEventListener("story", heard); }
    };
    document.addEventListener("visibilitychange", listen);
    listen();
  }

  // The page of progress looks again until all is read, then leads to the front page.
  const { again } = document.body.dataset;
  if (again) setTimeout(() => location.replace(again), 2000);

  // A picture that does not come leaves its place, so that nothing moves, and says so.
  const missed = (image) => {
    const place = image.closest(".frame, .thumb");
    if (!place || place.classList.contains("missing")) return;
    place.classList.add("missing");
    if (place.matches(".frame")) place.append(document.querySelector(".gallery").dataset.missing);
  };
  document.querySelectorAll(".frame img, .thumb img").forEach((image) => {
    if (image.complete && image.currentSrc && !image.naturalWidth) missed(image);
    image.addEventListener("error", () => missed(image));
  });

  // Pictures: full size opens above the page; arrow keys, swipes and buttons go from one to the next.
  const gallery = document.querySelector(".gallery");
  if (gallery) {
    const links = [...document.querySelectorAll(".gallery a.full")];
    const box = document.createElement("dialog");
    const image = document.createElement("img");
    const said = document.createElement("p");
    const bar = document.createElement("div");
    const button = (text, act) => {
      const made = document.createElement("button");
      made.textContent = text;
      made.addEventListener("click", act);
      bar.append(made);
    };
    let at = 0;
    const show = (n) => {
      at = (n + links.length) % links.length;
      const figure = links[at].closest("figure");
      image.referrerPolicy = "no-referrer";
      image.src = links[at].href;
      image.alt = figure.querySelector("img").alt;
      said.textContent = `${at + 1}/${links.length} ${figure.querySelector("figcaption").textContent.replace(links[at].textContent, "")}`;
    };
    if (links.length > 1) button(gallery.dataset.before, () => show(at - 1));
    button(gallery.dataset.close, () => box.close());
    if (links.length > 1) button(gallery.dataset.after, () => show(at + 1));
    said.className = "mark";
    said.setAttribute("aria-live", "polite");
    box.className = "viewer";
    box.setAttribute("aria-label", gallery.getAttribute("aria-label"));
    box.append(image, said, bar);
    document.body.append(box);
    links.forEach((link, n) => link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show(n);
      box.showModal();
    }));
    const side = () => (getComputedStyle(gallery).direction === "rtl" ? -1 : 1);
    box.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight") show(at + side());
      if (event.key === "ArrowLeft") show(at - side());
    });
    let from = null;
    box.addEventListener("pointerdown", (event) => { from = event.target === image ? event.clientX : null; if (from !== null && event.pointerType === "mouse") event.preventDefault(); });
    box.addEventListener("pointerup", (event) => {
      if (from !== null && Math.abs(event.clientX - from) > 40) show(at + (event.clientX < from ? 1 : -1) * side());
      from = null;
    });
    box.addEventListener("pointercancel", () => { from = null; });
  }

  // The last edition stays readable without a network.
  if (worker && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(worker).then(() => navigator.serviceWorker.ready).then((ready) => {
      if (!front || document.body.dataset.topic) return;
      const stories = [...document.querySelectorAll("a.headline")].slice(0, 25).map((a) => a.href);
      ready.active.postMessage({ keep: [location.href, ...new Set(stories)] });
    }).catch(() => undefined);
  }
})();
