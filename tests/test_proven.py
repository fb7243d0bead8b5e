"""What is installed here is proven, and what is not has a reason."""

from importlib.metadata import version

import pytest

from blogkit.proven import PROVEN, why_not


def test_what_the_lock_installs_is_proven() -> None:
    assert {name: version(name) for name in PROVEN} == PROVEN
    assert not list(why_not(allowed=True))


def test_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(why_not(allowed=False)) == ["fast_paths is off under [markdown]"]
    monkeypatch.setitem(PROVEN, "Markdown", "3.0")
    (reason,) = why_not(allowed=True)
    assert reason.endswith(" is not 3.0, which blogkit was tested with")
