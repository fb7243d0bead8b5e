"""From a seed to how often blogkit and the channels' own libraries count differently.

    python benchmarks/oracles/compare_counts.py FOLDER [--strings 10000] [--seed 1]

FOLDER is one in which the packages that ``counts.mjs`` names are installed with npm.
"""

import argparse
import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any
from unicodedata import category

from blogkit.channels.bluesky import Bluesky
from blogkit.channels.sms import segments
from blogkit.channels.x import X

WORDS = Path(__file__).with_name("words.txt").read_text("utf-8").split()
SHARE_OF_WORDS = 0.7
BARE_OR_CASHTAG = re.compile(
    r"(?:^|[\s(\ufeff])(?:[a-z][a-z0-9]*\.[a-z0-9]|\$[a-z])", re.IGNORECASE
)
JOINTS = (" ", "", " ", ". ", ", ", "\n", "(", ")", ":", "/")
RANGES = ((32, 127), (0xA0, 0x600), (0x600, 0xD7FF), (0x2000, 0x2100), (0x1F300, 0x1FAF0))


def random_string(source: random.Random) -> str:
    """Words, links, emoji and single characters of every script, joined in every way."""
    pieces = []
    for _ in range(source.randrange(1, 14)):
        letters = [chr(source.randrange(*source.choice(RANGES))) for _ in range(4)]
        # What is not assigned yet is counted by the Unicode version that a library knows.
        known = "".join(letter for letter in letters if category(letter) != "Cn")
        pieces.append(source.choice(WORDS) if source.random() < SHARE_OF_WORDS else known)
        pieces.append(source.choice(JOINTS))
    return "".join(pieces)


def differences(text: str, answer: dict[str, Any]) -> list[str]:
    """What is counted differently in ``text``.

    Facets are compared where there is neither a bare domain, which swallows what is glued to
    it, nor a cashtag: blogkit leaves both as text.
    """
    clusters, size = Bluesky().meters(text, 300)
    pairs: dict[str, tuple[object, object]] = {
        "x weighted length": (X().count(text), answer["x"]),
        "bluesky clusters": (clusters.count, answer["clusters"]),
        "bluesky bytes": (size.count, answer["bytes"]),
        "sms messages": (segments(text), answer["messages"]),
    }
    if not BARE_OR_CASHTAG.search(text):
        ours = [[one.start, one.end, one.kind, one.target] for one in Bluesky().facets(text)]
        pairs["bluesky facets"] = (ours, sorted(answer["facets"]))
    return [name for name, (ours, theirs) in pairs.items() if ours != theirs]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--strings", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    source = random.Random(options.seed)
    texts = [random_string(source) for _ in range(options.strings)]
    command = ["node", str(Path(__file__).with_name("counts.mjs").resolve())]
    told = subprocess.run(
        command,
        input=json.dumps(texts).encode(),
        cwd=options.folder,
        check=True,
        capture_output=True,
    )
    found: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for text, answer in zip(texts, json.loads(told.stdout), strict=True):
        for name in differences(text, answer):
            found[name] += 1
            examples.setdefault(name, text)
    print(f"{len(texts)} strings: {dict(found) or 'no difference'}")
    for name, text in examples.items():
        print(f"  {name}, for example {text!r}")


if __name__ == "__main__":
    main()
