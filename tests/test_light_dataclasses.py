"""Light data classes: whatever is done with one, the standard library's does the same."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

import blogkit
from blogkit import light_dataclasses

FROZEN = {"frozen": True, "slots": True, "kw_only": True}


def classes(made_by: Any) -> SimpleNamespace:
    """One class of each kind that is used, made by one or the other library."""
    dataclass, field = made_by.dataclass, made_by.field

    @dataclass(**FROZEN)
    class Plain:
        """Two fields and a default."""

        kind: ClassVar[str] = "plain"
        name: str
        size: int = 3

        @property
        def twice(self) -> int:
            return self.size * 2

    @dataclass(**FROZEN)
    class More(Plain):
        """A field more, and another default for one that is there."""

        size: int = 4
        tags: tuple[str, ...] = ()

    @dataclass(**FROZEN)
    class Made:
        """Defaults that are made, and a field that is not compared, nor shown."""

        words: dict[str, str] = field(default_factory=dict)
        text: str | None = field(default=None, repr=False, compare=False)

    @dataclass(**FROZEN)
    class Checked:
        """What is not every number."""

        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("less than nothing")

    @dataclass(frozen=True, slots=True)
    class ByPlace:
        """Fields by their places."""

        x: int
        y: int = 0

    @dataclass(slots=True)
    class Mutable:
        """One that may change."""

        count: int
        lines: list[str] = field(default_factory=list)

    @dataclass(frozen=True, kw_only=True)
    class Lazy:
        """One without slots."""

        word: str = "tea"

        @cached_property
        def length(self) -> int:
            return len(self.word)

    @dataclass(frozen=True, slots=True, kw_only=True, order=True)
    class Place:
        """One that has an order, and words of its own."""

        path: str
        line: int = 0

        def __str__(self) -> str:
            return f"{self.path}:{self.line}"

        def __repr__(self) -> str:
            return f"<{self}>"

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        """One that is equal to itself alone."""

        name: str

    @dataclass(**FROZEN)
    class Empty:
        """One without fields."""

    return SimpleNamespace(**{name: one for name, one in locals().items() if name[0].isupper()})


STANDARD, LIGHT = classes(dataclasses), classes(light_dataclasses)

DONE: list[Callable[[Any], Any]] = [
    lambda of: of.Plain(name="a"),
    lambda of: of.Plain(name="a", size=1).size,
    lambda of: of.Plain(name="a").twice,
    lambda of: of.Plain.kind,
    lambda of: of.Plain(),
    lambda of: of.Plain("a"),
    lambda of: of.Plain(name="a", other=1),
    lambda of: of.Plain(name="a") == of.Plain(name="a", size=3),
    lambda of: of.Plain(name="a") == of.Plain(name="b"),
    lambda of: of.Plain(name="a") == "a",
    lambda of: of.Plain(name="a", size=4) == of.More(name="a"),
    lambda of: len({of.Plain(name="a"), of.Plain(name="a"), of.Plain(name="b")}),
    lambda of: setattr(of.Plain(name="a"), "name", "b"),
    lambda of: delattr(of.Plain(name="a"), "name"),
    lambda of: hasattr(of.Plain(name="a"), "__dict__"),
    lambda of: of.Plain.__slots__,
    lambda of: of.Plain.__doc__,
    lambda of: of.More(name="a"),
    lambda of: of.More(name="a", tags=("x",)) == of.More(name="a", tags=("x",)),
    lambda of: of.More.__slots__,
    lambda of: isinstance(of.More(name="a"), of.Plain),
    lambda of: of.Made(),
    lambda of: of.Made().words is of.Made().words,
    lambda of: of.Made(text="a") == of.Made(text="b"),
    lambda of: of.Made(text="a").text,
    lambda of: hash(of.Made()),
    lambda of: of.Checked(number=-1),
    lambda of: of.Checked(number=1),
    lambda of: of.ByPlace(1),
    lambda of: of.ByPlace(1, 2) == of.ByPlace(x=1, y=2),
    lambda of: of.ByPlace(1, 2, 3),
    lambda of: of.ByPlace.__match_args__,
    lambda of: of.Plain.__match_args__,
    lambda of: _changed(of.Mutable(1)),
    lambda of: hash(of.Mutable(1)),
    lambda of: of.Mutable(1) == of.Mutable(1, []),
    lambda of: of.Lazy(word="four").length,
    lambda of: of.Lazy.word,
    lambda of: sorted([of.Place(path="b"), of.Place(path="a", line=2), of.Place(path="a")]),
    lambda of: of.Place(path="a") >= of.Place(path="a"),
    lambda of: of.Place(path="a") > of.Place(path="b"),
    lambda of: of.Place(path="a") < 3,
    lambda of: of.Plain(name="a") < of.Plain(name="b"),
    lambda of: of.Itself("a") == of.Itself("a"),
    lambda of: len({of.Itself("a"), of.Itself("a")}),
    lambda of: of.Empty(),
    lambda of: of.Empty() == of.Empty(),
    lambda of: hash(of.Empty()) == hash(of.Empty()),
    lambda of: copy.copy(of.More(name="a")),
    lambda of: copy.deepcopy(of.Made(words={"a": "b"}, text="c")).text,
    lambda of: str(inspect.signature(of.Made)),
    # What the standard library does with data classes it does with these.
    lambda of: dataclasses.asdict(of.Made(words={"a": "b"})),
    lambda of: dataclasses.replace(of.More(name="a"), size=9),
    lambda of: [one.name for one in dataclasses.fields(of.More)],
    lambda of: dataclasses.is_dataclass(of.Empty),
    lambda of: _standard_child(of.Plain)(name="a", more=1),
]


def _changed(value: Any) -> Any:
    value.count += 1
    value.lines.append("a")
    return value


def _standard_child(parent: type) -> Any:
    """A class of a stranger's, who knows the standard library alone."""

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Child(parent):  # type: ignore[misc]
        more: int

    return Child


def what_comes_of(done: Callable[[Any], Any], of: SimpleNamespace) -> str:
    """What it gives, or raises, in words; without what only tells the two libraries apart."""
    try:
        found = done(of)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return repr(found)


@pytest.mark.parametrize("number", range(len(DONE)))
def test_it_is_as_the_standard_library_has_it(number: int) -> None:
    of_standard = what_comes_of(DONE[number], STANDARD)
    assert what_comes_of(DONE[number], LIGHT) == of_standard
    light = classes(light_dataclasses)
    for _ in range(light_dataclasses.FEW + 1):  # once its functions are made, too
        assert what_comes_of(DONE[number], light) == of_standard


def test_their_functions_give_what_those_of_the_standard_library_do() -> None:
    for name in vars(LIGHT):
        light, standard = getattr(LIGHT, name), getattr(STANDARD, name)
        described = [
            [(one.name, one.type, one.repr, one.compare, one.kw_only) for one in fields(kind)]
            for fields, kind in (
                (light_dataclasses.fields, light),
                (dataclasses.fields, standard),
                (dataclasses.fields, light),
            )
        ]
        assert described[0] == described[1] == described[2]
        assert light_dataclasses.is_dataclass(light)
    assert not light_dataclasses.is_dataclass(str)
    more = LIGHT.More(name="a", tags=("x",))
    nested = LIGHT.Made(words={"a": [more, (more,)]})
    assert light_dataclasses.asdict(nested) == dataclasses.asdict(nested)
    assert light_dataclasses.replace(more, size=1) == LIGHT.More(name="a", size=1, tags=("x",))
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        light_dataclasses.replace(more, colour="red")


def test_a_field_without_a_default_says_so() -> None:
    name, size = light_dataclasses.fields(LIGHT.Plain)
    assert name.default is name.default_factory is light_dataclasses.MISSING
    assert size.default == 3


def test_a_default_that_would_be_shared_is_refused() -> None:
    with pytest.raises(ValueError, match="the default of lines would be shared"):

        @light_dataclasses.dataclass(frozen=True)
        class Shared:
            lines: list[str] = []  # noqa: RUF012 - the fault to find


@light_dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What workers send to each other."""

    name: str
    text: str | None = light_dataclasses.field(default=None, compare=False)


def test_values_can_be_sent_to_another_process() -> None:
    kind: Any = Sent
    sent = kind(name="a", text="b")
    come = pickle.loads(pickle.dumps(sent))
    assert come == sent
    assert come.text == "b"


def test_whoever_checks_types_sees_the_standard_library() -> None:
    text = Path(blogkit.__file__).with_name("dataclasses.py").read_text()
    typed: dict[str, Any] = {}
    exec(text.replace("if TYPE_CHECKING", "if True"), typed)
    facade = ModuleType("facade")
    exec(text, vars(facade))
    for name in typed["__all__"]:
        assert typed[name] is getattr(dataclasses, name)
        assert getattr(facade, name) is getattr(light_dataclasses, name)


def test_every_module_uses_the_light_ones() -> None:
    package = Path(blogkit.__file__).parent
    found = [
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if file.name not in ("dataclasses.py", "light_dataclasses.py")
        and "\nfrom dataclasses import" in file.read_text()
    ]
    assert found == []


def test_a_class_of_which_there_are_few_values_compiles_nothing() -> None:
    program = """
from blogkit import light_dataclasses
compiled = []
light_dataclasses._compiled_init = compiled.append
import blogkit.model.views
from blogkit.errors import Place
places = [Place(path="a") for _ in range(light_dataclasses.FEW)]
assert not compiled, compiled
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_class_of_which_there_are_many_values_compiles_one_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[Any] = []
    original = light_dataclasses._compiled_init

    def counted(made: Any) -> Callable[..., None]:
        compiled.append(made)
        return original(made)

    monkeypatch.setattr(light_dataclasses, "_compiled_init", counted)
    plain = classes(light_dataclasses).Plain
    assert len({plain(name=str(number)) for number in range(100)}) == 100
    assert compiled == [plain]
