// What the writer sees beside a page of the preview; no published page has it.
"use strict";

(() => {
  const script = document.currentScript;
  const source = script.dataset.source;
  const shownKey = script.dataset.key;
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

  const look = async (edited) => {
    const query = new URLSearchParams({ path: decodeURI(location.pathname), source });
    const facts = await (await fetch(`/_blogkit/page?${query}`)).json();
    if (facts.moved) return location.replace(facts.moved);
    if (facts.key !== shownKey && (facts.key || !facts.problems.length)) return location.reload();
    swapStyles(facts.styles);
    showProblems(facts);
    showPanel(facts);
    offer(edited);
  };

  const hear = (text) => look(JSON.parse(text).edited).catch(() => {});

  if (window.SharedWorker) {
    const worker = new SharedWorker("/_blogkit/worker.js");
    worker.port.onmessage = (event) => hear(event.data);
    addEventListener("pagehide", () => worker.port.postMessage("bye"));
  } else {
    new EventSource("/_blogkit/events").onmessage = (event) => hear(event.data);
  }
  document.body.append(host);
  look();
})();
