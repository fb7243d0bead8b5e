"""From a seed to how often blogkit and the channels' own libraries count differently.

    python benchmarks/oracles/compare_counts.py FOLDER [--strings 10000] [--seed 1] [--as-it-is]

FOLDER is one in which the packages that ``counts.mjs`` names are installed with npm; Node.js has
to know the clusters of the same Unicode as the package ``regex``. ``--as-it-is`` asks the SMS
calculator with its own clusters, which are those of Unicode 10.
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
SHARE_OF_WORDS = 0.6
SHARE_OF_EMOJI = 0.15
BARE_OR_CASHTAG = re.compile(
    r"(?:^|[\s(\ufeff])(?:[a-z][a-z0-9]*\.[a-z0-9]|\$[a-z])", re.IGNORECASE
)
JOINTS = (" ", "", " ", ". ", ", ", "\n", "(", ")", ":", "/")
RANGES = ((32, 127), (0xA0, 0x600), (0x600, 0xD7FF), (0x2000, 0x2100), (0x1F300, 0x1FAF0))
PICTURES = "👨👩👦👧🧑👯🧞🏃👮🕵⛹🏳🏴👁🗨🌈☠❤💋⚕✈🎨🚀🦰♀♂☺☎©🥷🩰⚧🦽✊☝#1"
JOINERS = ("\u200d", "\u200d", "\ufe0f", "🏽", "🏿", "\u20e3", "\ufe0e", "")


def random_emoji(source: random.Random) -> str:
    """Pictures, flags and what joins and changes them, as they may come and as they may not."""
    if source.random() < 0.3:
        return "".join(chr(source.randrange(0x1F1E6, 0x1F200)) for _ in range(3))
    if source.random() < 0.1:
        lands = source.choice(("gbeng", "gbsct", "gbwls", "usca"))
        return "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in lands) + "\U000e007f"
    pieces = []
    for _ in range(source.randrange(1, 6)):
        other = chr(source.randrange(*RANGES[-1]))
        usual = source.random() < 0.8 or category(other) == "Cn"
        picture = source.choice(PICTURES) if usual else other
        pieces += [picture, source.choice(JOINERS), source.choice(JOINERS[2:] + ("",) * 4)]
    return "".join(pieces)


def random_string(source: random.Random) -> str:
    """Words, links, emoji and single characters of every script, joined in every way."""
    pieces = []
    for _ in range(source.randrange(1, 14)):
        letters = [chr(source.randrange(*source.choice(RANGES))) for _ in range(4)]
        # What is not assigned yet is counted by the Unicode version that a library knows.
        known = "".join(letter for letter in letters if category(letter) != "Cn")
        kind = source.random()
        if kind < SHARE_OF_WORDS:
            pieces.append(source.choice(WORDS))
        else:
            pieces.append(random_emoji(source) if kind > 1 - SHARE_OF_EMOJI else known)
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
    parser.add_argument("--as-it-is", action="store_true")
    options = parser.parse_args()
    source = random.Random(options.seed)
    texts = [random_string(source) for _ in range(options.strings)]
    command = ["node", str(Path(__file__).with_name("counts.mjs").resolve())]
    command += ["--as-it-is"] if options.as_it_is else []
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
