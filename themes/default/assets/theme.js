// Before the first paint: the light or dark that the reader chose. Its mark shows the buttons.
let mode = "auto";
try { mode = localStorage.getItem("blogkit-theme") || mode; } catch {}
document.documentElement.dataset.theme = mode;
