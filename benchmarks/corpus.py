"""From a number to that many posts, always the same ones, as sources of blogkit and of its peers.

Posts have about 600 words; 61 of 100 have code; each has three of sixty tags and one of eight
categories. The Markdown is the same for every program, front matter is what each one wants.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

WORDS = Path(__file__).with_name("words.txt").read_text("utf-8").split()

CODE = """\
```python
from dataclasses import dataclass


@dataclass(frozen=True)
class {name}:
    \"\"\"What the {low} costs, and for how many.\"\"\"

    price: float
    people: int = {number}

    def each(self) -> float:
        return round(self.price / self.people, 2)  # in euros
```
"""

FIRST_DAY = date(2005, 1, 1)
DAYS = 7_600
"""Over so many days the posts are spread, however many they are."""


@dataclass(frozen=True)
class Post:
    """One post, before any program's front matter; its page has the same address in all."""

    number: int
    title: str
    day: date
    tags: tuple[str, ...]
    category: str
    body: str

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return f"post-{self.number:06}"

    @property
    def page(self) -> str:
        """Where its page is, below the output folder."""
        return f"{self.day:%Y/%m}/{self.slug}/index.html"


def posts(count: int) -> Iterator[Post]:
    """``count`` posts, the oldest first, two or three a week."""
    return (old_post(count, number) for number in range(count))


def old_post(count: int, number: int) -> Post:
    """The post with this number, from 0, of ``count``."""
    return _post(number, number * DAYS // max(count, 1))


def newer_post(count: int, number: int) -> Post:
    """The post after the newest of ``count`` and ``number`` more."""
    return _post(count + number, DAYS + number)


def _post(number: int, days: int) -> Post:
    chance = random.Random(number)
    return Post(
        number=number,
        title=" ".join(chance.sample(WORDS, 5)).capitalize(),
        day=FIRST_DAY + timedelta(days=days),
        tags=tuple(f"topic {one}" for one in chance.sample(range(60), 3)),
        category=f"part {number % 8}",
        body=_body(chance),
    )


def _sentence(chance: random.Random, least: int, most: int) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(least, most))]
    if len(words) > 12:
        words[6] += ","
    if chance.random() < 0.2:
        words[2] = f"*{words[2]}*"
    if len(words) > 5 and chance.random() < 0.1:
        words[3] = f'"{words[3]} {words[4]}"'
    if chance.random() < 0.08:
        words[1] = f"[{words[1]}](https://example.com/{words[1]})"
    return " ".join(words).capitalize() + chance.choice("...?")


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, 6, 16) for _ in range(chance.randint(4, 7)))


def _body(chance: random.Random) -> str:
    parts = [_paragraph(chance), f"## {_sentence(chance, 3, 5)[:-1]}", _paragraph(chance)]
    if chance.random() < 0.61:
        name = chance.choice(WORDS)
        parts.append(
            CODE.format(name=name.capitalize(), low=name, number=chance.randint(2, 9)).rstrip()
        )
    parts += [_paragraph(chance), "\n".join(f"- {_sentence(chance, 4, 9)}" for _ in range(4))]
    parts += [_paragraph(chance), f"## {_sentence(chance, 3, 5)[:-1]}", _paragraph(chance)]
    parts += [f"> {_sentence(chance, 8, 16)}", *(_paragraph(chance) for _ in range(3))]
    return "\n\n".join(parts) + "\n"


def source(post: Post, program: str) -> str:
    """The source of ``post`` as ``program`` reads it."""
    tags = ", ".join(post.tags)
    if program == "pelican":
        head = [f"Title: {post.title}", f"Date: {post.day}", f"Slug: {post.slug}"]
        return "\n".join([*head, f"Tags: {tags}", f"Category: {post.category}", "", post.body])
    own = program == "blogkit"
    category = f"category: {post.category}" if own else f"categories: [{post.category}]"
    head = ["---", f"title: {post.title}", f"date: {post.day}", f"tags: [{tags}]", category]
    if program == "eleventy":
        head.append("layout: post.njk")
    return "\n".join([*head, "---", post.body])


def write_posts(folder: Path, count: int, program: str) -> None:
    """Write ``count`` posts into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for post in posts(count):
        (folder / f"{post.slug}.md").write_text(source(post, program), "utf-8")
