"""The registry, and what holds for every channel whatever the text."""

import unicodedata
from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogkit import channels
from blogkit.channels import DEFAULT, channel_names, find_channel
from blogkit.channels.base import Channel, Draft, Limit, Parts, fits, stranger
from blogkit.errors import ContentError

LINK = "https://tea.example/2026/05/tea/"
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400)


class Pager(Channel):
    """A stranger's channel: 80 characters and no more."""

    name = "pager"
    label = "Pager"
    limit = Limit(most=80, unit="characters", source="the box it came in", as_of="1994-05")

    def count(self, text: str) -> int:
        return len(text)


def every_channel() -> list[Channel]:
    found = [find_channel(name) for name in channel_names()]
    return [channel for channel in found if channel is not None]


def test_every_name_has_its_channel() -> None:
    assert [channel.name for channel in every_channel()] == list(channel_names())
    assert set(DEFAULT) <= set(channel_names())
    assert find_channel("fax") is None


def test_a_stranger_brings_a_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("pager", f"{__name__}:Pager", channels.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda _: Pager)
    found = EntryPoints([entry])
    monkeypatch.setattr(channels, "entry_points", found.select)
    assert channel_names()[-1] == "pager"
    pager = find_channel("pager")
    assert pager is not None
    text = pager.lay_out(Parts(text="Tea is ready.", link=LINK, hashtags=("Tea",)))
    assert text == f"Tea is ready.\n\n#Tea\n{LINK}"
    assert fits(pager, text, 80)
    assert not fits(pager, text, 40)


@settings(deadline=None)
@given(text=TEXTS, title=TEXTS)
def test_the_link_is_whole_and_last(text: str, title: str) -> None:
    parts = Parts(text=text, link=LINK, title=title, hashtags=("Tea", "Café"))
    for channel in every_channel():
        assert channel.lay_out(parts).endswith(LINK)


@settings(deadline=None)
@given(text=TEXTS)
def test_meters_agree_with_the_count(text: str) -> None:
    for channel in every_channel():
        first = channel.meters(text, channel.limit.most)[0]
        assert first.count == channel.count(text) >= 0
        assert channel.count("") == 0


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_anything_can_be_counted_and_opened(text: str) -> None:
    text = text.encode(errors="replace").decode()
    for channel in every_channel():
        channel.warnings(text)
        encoded = text.encode()
        for facet in channel.facets(text):
            assert 0 <= facet.start < facet.end <= len(encoded)
            encoded[facet.start : facet.end].decode()
        address = channel.compose_url(Draft(text=text, link=LINK))
        assert address.isascii()
        assert not set(address) & set(' "<>')


@settings(deadline=None)
@given(text=TEXTS)
def test_the_composed_form_is_never_longer(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    x = find_channel("x")
    assert x is not None
    assert x.count(text) == x.count(composed)


def test_limits_say_where_they_are_from() -> None:
    for channel in every_channel():
        assert channel.limit.most > 0
        assert channel.limit.source
        assert channel.limit.as_of


def broken() -> type:
    raise ImportError("no module named 'modem'")


BROKEN: dict[str, tuple[Callable[[], object], str]] = {
    "import": (broken, "the channel 'fax' does not load: ImportError: no module named 'modem'"),
    "nothing": (lambda: dict, "the channel 'fax' has no 'name' that is a str"),
    "limit": (
        lambda: type("Fax", (), {"name": "fax", "label": "Fax", "limit": 80}),
        "the channel 'fax' has no 'limit' that is a Limit",
    ),
    "name": (lambda: Pager, "the channel 'fax' calls itself 'pager'"),
}


@pytest.mark.parametrize(("load", "expected"), BROKEN.values(), ids=[*BROKEN])
def test_a_strangers_channel_that_is_none_is_named(
    load: Callable[[], object], expected: str
) -> None:
    with pytest.raises(ContentError) as caught:
        stranger("fax", load)
    assert [problem.what for problem in caught.value.problems] == [expected]


def test_a_strangers_method_that_fails_is_named() -> None:
    class Odd(Pager):
        def count(self, text: str) -> int:
            return None  # type: ignore[return-value]

        def warnings(self, text: str) -> tuple[str, ...]:
            raise SystemExit(3)

    odd = stranger("pager", lambda: Odd)
    with pytest.raises(ContentError, match="'count' of the channel 'pager' failed: it gave NoneT"):
        odd.count("tea")
    with pytest.raises(ContentError, match="'warnings' of the channel 'pager' failed: SystemExit"):
        odd.warnings("tea")
