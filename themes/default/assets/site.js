// The buttons: light or dark, and copying. The page reads entirely without them.
const words = document.currentScript.dataset;
const root = document.documentElement;

// Light or dark: from what the system says over dark to light, and back.
const next = { auto: "dark", dark: "light", light: "auto" };
const toggle = document.querySelector(".scheme");

function show(mode) {
  root.dataset.theme = mode;
  toggle.title = words[mode];
  toggle.setAttribute("aria-label", words[mode]);
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    const own = meta.dataset.mode;
    meta.media = mode === "auto" ? `(prefers-color-scheme: ${own})` : mode === own ? "all" : "not all";
  }
}

if (toggle) {
  show(next[root.dataset.theme] ? root.dataset.theme : "auto");
  toggle.addEventListener("click", () => {
    const mode = next[root.dataset.theme];
    show(mode);
    try {
      if (mode === "auto") localStorage.removeItem("blogkit-theme");
      else localStorage.setItem("blogkit-theme", mode);
    } catch {}
  });
}

// Copying: a button beside each block of code and each address.
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");

function copies(button, text) {
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = said.textContent = words.copied;
    } catch {
      button.textContent = said.textContent = words.failed;
    }
    setTimeout(() => { button.textContent = words.copy; said.textContent = ""; }, 2000);
  });
}

if (navigator.clipboard) {
  const places = document.querySelectorAll(".code, [data-copy]");
  if (places.length) document.body.append(said);
  for (const place of places) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    const source = place.querySelector("code");
    copies(button, () => source.textContent);
    (place.querySelector(".highlight") || place).append(button);
  }
}
