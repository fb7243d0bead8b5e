"""Layout in a browser: nothing jumps, nothing sticks out, and a thumb hits what it means."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blogkit.pipeline.build import build
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from tests.browser.conftest import NOW
from tests.browser.server import served
from tests.browser.test_reading import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PHONE = (360, 800)
DESK = (1280, 800)
STILL = 0.005
"""What the browser's own player moves inside itself."""

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
WORDS = "A title that goes on and on " * 18
MARKS = "<script>alert(1)</script> ]]> {{ x }} & \\u202eedirrevo\\u202c"
ARABIC = "مرحبا بالعالم (English) 123"
JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"

BODY = f"""{LONG} and https://tea.example/{LONG}?a=1&b=2 and `{LONG}`

## {LONG}
#### Text
## Text

| {LONG} | {" | ".join("abcdefgh")} |
| --- {"| --- " * 8}|
| {ARABIC} | {" | ".join("12345678")} |

```python title="{LONG}.py" linenos
x = "{LONG}"
```

{"> " * 20}deep

{"".join("  " * depth + f"- level {depth}{chr(10)}" for depth in range(20))}
Tea[^1]

[^1]: {LONG}

!!! warning "{LONG}"
    Text
"""

SETTINGS = f"""
[site]
title = "{LONG}"
tagline = "{MARKS}"
base_url = "https://tea.example"
author = "a"
email = "{LONG[:50]}@tea.example"
copyright = "{LONG}"
[lists]
per_page = 2
[authors.a]
name = "{LONG}"
bio = "{JAPANESE}"
url = "https://tea.example/{LONG}"
[series."{WORDS}"]
planned = ["{LONG}", "{ARABIC}"]
[channels.x]
label = "{LONG}"
url = "https://x.example/{LONG}"
[[menu]]
title = "{LONG}"
to = "/archive/"
[theme]
name = "THEME"
[hooks]
post_build = []
"""

KINDS = (
    "kind: post",
    f'kind: story\ncustomer: "{LONG}"\nconsent: "{WORDS}"\nsource: "{ARABIC}"',
    f'kind: question\nasked_by: "{LONG}"',
    "kind: episode\nenclosure: {file: a.mp3, duration: '1:02:03', explicit: true}",
    "kind: post\nlang: ar",
)

SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 20);
})"""

# WCAG 2.2, 2.5.8: 24 by 24 pixels, or a circle of that size that touches no other target.
SMALL = """() => {
  const all = [...document.querySelectorAll("a, button, summary, input, audio")]
    .filter((one) => one.checkVisibility() && !one.closest(".skip, .anchor, [aria-hidden]"))
    .map((one) => {
      const box = one.getBoundingClientRect();
      const small = box.width < 24 || box.height < 24;
      return { one, box, small, x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
  const near = (a, b) => {
    const dx = Math.max(b.box.left - a.x, 0, a.x - b.box.right);
    const dy = Math.max(b.box.top - a.y, 0, a.y - b.box.bottom);
    return Math.hypot(dx, dy) < 12 || (b.small && Math.hypot(a.x - b.x, a.y - b.y) < 24);
  };
  return all
    .filter((a) => a.small && !a.one.closest("p, dd, figcaption"))
    .filter((a) => all.some((b) => a !== b && !b.one.contains(a.one) && near(a, b)))
    .map((a) => a.one.textContent);
}"""

WIDE = """() => document.documentElement.scrollWidth > innerWidth ? location.pathname : null"""


def hostile(folder: Path, theme: str) -> Path:
    """A site of words that do not break, titles that do not end, and lists that go deep."""
    posts = folder / "site" / "content" / "posts"
    posts.mkdir(parents=True)
    (posts / "a.mp3").write_bytes(b"ID3" + b"\0" * 99)
    (folder / "site" / "blogkit.toml").write_text(SETTINGS.replace("THEME", theme), "utf-8")
    for number, title in enumerate((LONG, WORDS, MARKS, ARABIC, JAPANESE)):
        front = f'title: "{title}"\nslug: p{number}\ndate: 2026-0{number + 1}-01\n{KINDS[number]}'
        terms = f'tags: ["{LONG}", "{MARKS}"]\ncategory: "{WORDS}"\nseries: "{WORDS}"'
        (posts / f"{number}.md").write_text(f"---\n{front}\n{terms}\n---\n\n{BODY}", "utf-8")
    output = folder / "output"
    build(BuildRequest(root=folder / "site", output=output, now=NOW), Silent())
    return output


def kinds(output: Path) -> Iterator[str]:
    """The paths of all posts, and of one page for each other place in the tree."""
    seen = set()
    for file in sorted(output.rglob("*.html")):
        path = file.relative_to(output).parent
        place = (len(path.parts), *path.parts[:1], path.name if path.name == "print" else "")
        if path.name.startswith("p") or place not in seen:
            seen.add(place)
            yield f"/{path.as_posix()}/".replace("/./", "/")


@pytest.mark.parametrize(("size", "paths"), [(PHONE, PAGES), (DESK, PAGES[:4])])
def test_nothing_jumps_and_a_thumb_hits_what_it_means(
    browser: "Browser", site: str, size: tuple[int, int], paths: tuple[str, ...]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    found = {}
    for path in paths:
        page.goto(site + path)
        found[path] = (page.evaluate(SHIFT) > STILL, page.evaluate(SMALL))
    page.close()
    assert {path: faults for path, faults in found.items() if faults != (False, [])} == {}


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_nothing_sticks_out_of_a_phone(browser: "Browser", tmp_path: Path, theme: str) -> None:
    output = hostile(tmp_path, theme)
    page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    with served(output) as address:
        wide = []
        for path in kinds(output):
            page.goto(address + path)
            wide.append(page.evaluate(WIDE))
    page.close()
    assert len(wide) > 15
    assert [path for path in wide if path] == []


# Whether two places to click in the head lie over one another.
OVERLAID = """() => {
  const boxes = [...document.querySelectorAll(".site-header a, .site-header button")]
    .filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect());
  return boxes.some((a, i) => boxes.slice(i + 1).some((b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
}"""


def test_the_icons_of_a_short_head_lie_over_nothing(browser: "Browser", tmp_path: Path) -> None:
    """A short name and a short menu fit into one line of a phone, where the icons are too."""
    (tmp_path / "site/content/posts").mkdir(parents=True)
    (tmp_path / "site/content/posts/tea.md").write_text("---\ndate: 2026-05-01\n---\n# Tea\n\nTea.")
    (tmp_path / "site/blogkit.toml").write_text(
        '[site]\ntitle = "Tea"\nbase_url = "https://tea.example"\n'
    )
    output = tmp_path / "output"
    build(BuildRequest(root=tmp_path / "site", output=output, now=NOW), Silent())
    overlaid = []
    with served(output) as address:
        for width in range(320, 760, 40):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(address + "/")
            if page.evaluate(OVERLAID):
                overlaid.append(width)
            page.close()
    assert overlaid == []
