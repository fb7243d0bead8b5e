// What the writer sees beside a page of the preview; no published page has it.
"use strict";

(() => {
  const script = document.currentScript;
  const source = script.dataset.source;
  let shownKey = script.dataset.key;
  let styles = null;

  // --- a panel in a corner, out of reach of the theme's styles ------------------------------

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const host = make("blogkit-desk");
  const root = host.attachShadow({ mode: "open" });
  const sheet = make("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_blogkit/desk.css";
  const panel = make("details", "panel");
  const summary = make("summary");
  const inside = make("div", "inside");
  const note = make("p", "note");
  const overlay = make("section", "overlay");
  overlay.setAttribute("role", "alert");
  panel.append(summary, inside);
  note.hidden = overlay.hidden = true;
  root.append(sheet, overlay, note, panel);
  panel.open = localStorage.getItem("blogkit-desk") === "open";
  panel.addEventListener("toggle", () => {
    localStorage.setItem("blogkit-desk", panel.open ? "open" : "closed");
  });

  const place = (problem) =>
    [problem.path, problem.line, problem.column].filter(Boolean).join(":");

  const opener = (path, line, editor) => {
    if (!editor || !path.startsWith("content/")) return make("code", "", path + (line ? `:${line}` : ""));
    const button = make("button", "open", path + (line ? `:${line}` : ""));
    button.title = "Open in the editor";
    button.addEventListener("click", () => {
      const query = new URLSearchParams({ source: path, line: String(line || 1) });
      fetch(`/_blogkit/open?${query}`, { method: "POST" });
    });
    return button;
  };

  const told = (problem, editor) => {
    const item = make("li", problem.severity);
    item.append(make("strong", "", problem.what), opener(problem.path, problem.line, editor));
    if (problem.excerpt) item.append(make("pre", "", problem.excerpt));
    if (problem.hint) item.append(make("p", "hint", problem.hint));
    return item;
  };

  const list = (problems, editor) => {
    const items = make("ul");
    items.append(...problems.map((problem) => told(problem, editor)));
    return items;
  };

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  const showProblems = (facts) => {
    overlay.hidden = facts.problems.length === 0;
    overlay.replaceChildren();
    if (overlay.hidden) return;
    const close = make("button", "close", "Hide");
    close.addEventListener("click", () => { overlay.hidden = true; });
    overlay.append(
      close,
      make("h2", "", `${count(facts.problems.length, "problem")} to mend`),
      make("p", "", "What you see is what was last good. Save, and this goes away."),
      list(facts.problems, facts.editor),
    );
  };

  const showPanel = (facts) => {
    const about = facts.document;
    const words = about ? `${count(about.words, "word")} · ${about.minutes} min` : "preview";
    const voice = facts.voice ? ` · voice ${facts.voice.score}` : "";
    const hints = facts.hints.length ? ` · ${count(facts.hints.length, "hint")}` : "";
    summary.textContent = (about && about.draft ? "draft · " : "") + words + voice + hints;
    panel.dataset.state = facts.problems.length ? "broken" : facts.hints.length ? "hints" : "good";
    inside.replaceChildren();
    if (about) {
      inside.append(opener(about.source, 0, facts.editor));
    }
    if (facts.voice && facts.voice.reasons.length) {
      inside.append(make("p", "hint", `Voice: ${facts.voice.score} of 100. ${facts.voice.reasons.join(", ")}`));
    }
    if (facts.hints.length) inside.append(list(facts.hints, facts.editor));
    else if (about) inside.append(make("p", "hint", "Nothing to say about this page."));
    else inside.append(make("p", "hint", source ? "Its source cannot be read as it is now." : "This page is made of all posts."));
    for (const [name, url] of facts.links || []) {
      const link = make("a", "", name);
      link.href = url;
      inside.append(link);
    }
  };

  const offer = (edited) => {
    note.hidden = !edited || edited.source === source;
    if (note.hidden) return;
    const link = make("a", "", edited.title);
    link.href = edited.url;
    note.replaceChildren("Saved: ", link);
  };

  // --- following ------------------------------------------------------------------------------

  const swapStyles = (now) => {
    for (const [name, url] of Object.entries(now)) {
      if (!styles || !styles[name] || styles[name] === url) continue;
      const was = new URL(styles[name], location.href).pathname;
      for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
        if (new URL(link.href).pathname !== was) continue;
        const next = link.cloneNode();
        next.href = url;
        next.addEventListener("load", () => link.remove()); // no flash without styles
        link.after(next);
      }
    }
    styles = now;
  };

  // --- putting a change into the page, where nothing but text and pictures changed ------------

  // What scripts of a theme may have taken hold of, or what runs: then the page is loaded again.
  const ALIVE = "script, style, link, pre, form, button, input, audio, video, iframe, dialog, template";
  const alive = (node) => node.nodeType === 1 && (node.matches(ALIVE) || node.querySelector(ALIVE));
  const isData = (node) => node.nodeName === "SCRIPT" && node.type === "application/ld+json";

  // The children of `live` that came as `was`, without what scripts put between them.
  const counterparts = (live, was) => {
    const found = [];
    let node = live.firstChild;
    for (const one of was) {
      while (node && (node.nodeName !== one.nodeName || node.id !== one.id)) node = node.nextSibling;
      if (!node) return null;
      found.push(node);
      node = node.nextSibling;
    }
    return found;
  };

  // Makes `live`, which was `before`, what `now` is; false where it is not what it was.
  const patch = (live, before, now) => {
    if (before.isEqualNode(now) || isData(now)) return true;
    if (live.nodeName !== before.nodeName || before.nodeName !== now.nodeName) return false;
    if (now.nodeType !== 1) {
      live.nodeValue = now.nodeValue;
      return true;
    }
    for (const { name } of before.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of now.attributes) {
      if (before.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    const was = [...before.childNodes];
    const will = [...now.childNodes];
    const there = counterparts(live, was);
    if (!there) return false;
    let start = 0;
    let end = 0;
    const least = Math.min(was.length, will.length);
    while (start < least && was[start].isEqualNode(will[start])) start += 1;
    while (end < least - start && was.at(-1 - end).isEqualNode(will.at(-1 - end))) end += 1;
    const gone = was.slice(start, was.length - end);
    const come = will.slice(start, will.length - end);
    if (gone.length === come.length && gone.every((node, i) => node.nodeName === come[i].nodeName)) {
      return gone.every((node, i) => patch(there[start + i], node, come[i]));
    }
    if ([...gone, ...come].some(alive)) return false;
    const next = there[was.length - end] || there.at(-1)?.nextSibling || null;
    there.slice(start, was.length - end).forEach((node) => node.remove());
    come.forEach((node) => live.insertBefore(document.importNode(node, true), next));
    return true;
  };

  const fetched = async () => {
    const answer = await fetch(location.pathname + location.search);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const keyOf = (page) => page.querySelector("script[data-key]")?.dataset.key;
  let shown = null; // the page as it came, before any script changed it
  const came = fetched().then((page) => { shown = page; }).catch(() => {});

  const putIn = async () => {
    const before = shownKey;
    await came; // a page that was just opened need not be loaded again for that
    const now = await fetched();
    const key = keyOf(now); // may be newer than the one that was told, or put in meanwhile
    if (key === shownKey) return key !== before;
    if (!key || !shown || keyOf(shown) !== shownKey) return false;
    const own = script.cloneNode();
    own.dataset.key = key;
    for (const page of [shown, now]) page.querySelector("script[data-key]").replaceWith(own.cloneNode());
    if (!patch(document.head, shown.head, now.head)) return false;
    if (!patch(document.body, shown.body, now.body)) return false;
    script.dataset.key = key;
    shownKey = key;
    shown = now;
    return true;
  };

  let known = "";
  const look = async (edited) => {
    const query = new URLSearchParams({ path: decodeURI(location.pathname), source });
    const text = await (await fetch(`/_blogkit/page?${query}`)).text();
    if (text === known && !edited) return;
    const facts = JSON.parse(text);
    if (facts.moved) return location.replace(facts.moved);
    if (facts.key !== shownKey && (facts.key || !facts.problems.length)) {
      if (!facts.key || !(await putIn())) return location.reload();
    }
    swapStyles(facts.styles);
    showProblems(facts);
    showPanel(facts);
    if (edited) offer(edited);
    known = text;
  };

  const hear = (text) => look(JSON.parse(text).edited).catch(() => {});

  if (window.SharedWorker) {
    const worker = new SharedWorker("/_blogkit/worker.js");
    worker.port.onmessage = (event) => hear(event.data);
    addEventListener("pagehide", () => worker.port.postMessage("bye"));
  } else {
    new EventSource("/_blogkit/events").onmessage = (event) => hear(event.data);
  }
  // Whatever was missed, while a page or the stream was just opening, is seen soon after.
  setInterval(() => { if (!document.hidden) look().catch(() => {}); }, 2000);
  document.body.append(host);
  look().catch(() => {});
})();
