"""Light data classes: what ``dataclasses`` makes of a class, most of it once it is needed.

The standard library writes and compiles six functions for each data class when its module is
loaded. A build after an edit loads two hundred of them and makes values of a hundred, a few of
each; that took a sixth of it. Here classes share their functions, but for an ``__init__``, which
is compiled for those alone of which there are many values. ``InitVar``, ``KW_ONLY`` and what else
nobody here uses is not there; what the standard library's functions ask of a data class, such as
``dataclasses.asdict``, is.
"""

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any, ClassVar, TypeVar

Kind = TypeVar("Kind", bound=type)
Value = TypeVar("Value")

MISSING: Any = object()
"""Stands for the default that a field does not have."""

FEW = 16
"""Values of a class: to compile a function that makes them takes longer than to make so many."""

_FIELDS = "__light_fields__"
_OF_EACH_CLASS = frozenset({"__dict__", "__weakref__"})


class Field:
    """A field of a data class, as ``dataclasses.Field`` describes one."""

    __slots__ = ("compare", "default", "default_factory", "kw_only", "name", "repr", "type")

    def __init__(self, default: Any, default_factory: Any, *, shown: bool, compare: bool) -> None:
        self.default, self.default_factory = default, default_factory
        self.repr, self.compare = shown, compare
        self.name, self.type, self.kw_only = "", MISSING, False


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    repr: bool = True,  # noqa: A002 - as the standard library calls it
    compare: bool = True,
) -> Any:
    """What stands for the default of a field of which more is to be said."""
    return Field(default, default_factory, shown=repr, compare=compare)


def dataclass(
    *,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
    eq: bool = True,
    order: bool = False,
) -> Callable[[Kind], Kind]:
    """Make a data class of a class, as ``dataclasses.dataclass`` does with the same words.

    Raises ``ValueError`` for a default that values would share and could change.
    """
    methods: dict[str, Any] = {**_OF_ALL}
    methods |= _COMPARED if eq else {}
    methods |= _ORDERED if order else {}
    methods |= _FROZEN if frozen else {}
    if eq:
        methods["__hash__"] = _hash if frozen else None

    def make(kind: Kind) -> Kind:
        own = {one.name: one for one in _fields_of(kind, kw_only=kw_only)}
        known: dict[str, Field] = {**getattr(kind, _FIELDS, {}), **own}
        added = {name: one for name, one in methods.items() if name not in kind.__dict__}
        added[_FIELDS] = known
        added["__match_args__"] = tuple(name for name, one in known.items() if not one.kw_only)
        made = _with_slots(kind, own, added) if slots else _without_slots(kind, own, added)
        made.__init__ = _first_init(made)  # type: ignore[misc]
        return made

    return make


def fields(value: Any) -> tuple[Field, ...]:
    """The fields of a data class, or of a value of one, in order."""
    known: dict[str, Field] = getattr(value, _FIELDS)
    return tuple(known.values())


def is_dataclass(value: object) -> bool:
    """Whether ``value`` is a data class or a value of one."""
    return hasattr(value, _FIELDS)


def replace(value: Value, /, **changes: Any) -> Value:
    """Another value, which differs in ``changes``; raises ``TypeError`` for an unknown field."""
    for one in fields(value):
        if one.name not in changes:
            changes[one.name] = getattr(value, one.name)
    return type(value)(**changes)


def asdict(value: Any) -> dict[str, Any]:
    """The values of all fields by name, and of all data classes in them."""
    return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return asdict(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    return type(value)(map(_plain, value)) if isinstance(value, list | tuple) else value


# --- making a class --------------------------------------------------------------------------


def _fields_of(kind: type, *, kw_only: bool) -> Iterable[Field]:
    """The fields that the body of a class declares."""
    declared: dict[str, Any] = kind.__annotations__
    for name, annotation in declared.items():
        if getattr(annotation, "__origin__", annotation) is ClassVar:
            continue
        default = kind.__dict__.get(name, MISSING)
        one = default if isinstance(default, Field) else field(default=default)
        if isinstance(one.default, list | dict | set):
            raise ValueError(f"the default of {name} would be shared: use default_factory")
        one.name, one.type, one.kw_only = name, annotation, kw_only
        yield one


def _with_slots(kind: Kind, own: dict[str, Field], added: dict[str, Any]) -> Kind:
    """``kind`` anew: slots cannot be given to a class that is there."""
    left_out = _OF_EACH_CLASS.union(own)
    body = {name: value for name, value in kind.__dict__.items() if name not in left_out}
    inherited = {slot for base in kind.__mro__[1:] for slot in getattr(base, "__slots__", ())}
    body["__qualname__"] = kind.__qualname__
    body["__slots__"] = tuple(name for name in own if name not in inherited)
    return type(kind)(kind.__name__, kind.__bases__, {**body, **added})


def _without_slots(kind: Kind, own: dict[str, Field], added: dict[str, Any]) -> Kind:
    for name, one in own.items():
        if one.default is not MISSING:
            setattr(kind, name, one.default)
        elif name in kind.__dict__:
            delattr(kind, name)
    for name, value in added.items():
        setattr(kind, name, value)
    return kind


# --- making a value --------------------------------------------------------------------------


def _first_init(made: Any) -> Callable[..., None]:
    """The ``__init__`` that after a few values puts a compiled one in its place."""
    left = FEW

    def __init__(self: Any, /, *args: Any, **values: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        if left < 0 or args or not _is_set(self, fields(made), values):
            made.__init__ = initialise = _compiled_init(made)
            initialise(self, *args, **values)
        elif hasattr(self, "__post_init__"):
            self.__post_init__()

    return __init__


def _is_set(value: Any, known: tuple[Field, ...], values: dict[str, Any]) -> bool:
    """Set the fields of ``value``; False where ``values`` are not what it takes."""
    if not values.keys() <= {one.name for one in known}:
        return False
    for one in known:
        if one.name in values:
            object.__setattr__(value, one.name, values[one.name])
        elif one.default is not MISSING:
            object.__setattr__(value, one.name, one.default)
        elif one.default_factory is not MISSING:
            object.__setattr__(value, one.name, one.default_factory())
        else:
            return False
    return True


def _compiled_init(made: Any) -> Callable[..., None]:
    """An ``__init__`` whose parameters are the fields."""
    names: dict[str, Any] = {"_MISSING": MISSING}
    head, body = ["_self"], ["pass"]
    for one in sorted(fields(made), key=lambda one: one.kw_only):
        if one.kw_only and "*" not in head:
            head.append("*")
        name = value = one.name
        if one.default_factory is not MISSING:
            names[f"_new_{name}"] = one.default_factory
            head.append(f"{name}=_MISSING")
            value = f"_new_{name}() if {name} is _MISSING else {name}"
        elif one.default is not MISSING:
            names[f"_default_{name}"] = one.default
            head.append(f"{name}=_default_{name}")
        else:
            head.append(name)
        names[f"_set_{name}"] = _setter(made, name)
        body.append(f"_set_{name}(_self, {value})")
    if hasattr(made, "__post_init__"):
        body.append("_self.__post_init__()")
    exec(f"def __init__({', '.join(head)}):\n " + "\n ".join(body), names)
    initialise: Callable[..., None] = names["__init__"]
    initialise.__qualname__ = f"{made.__qualname__}.__init__"
    return initialise


def _setter(made: Any, name: str) -> Callable[[Any, Any], None]:
    """What sets a field of a value that may be frozen; a slot does it in half of the time."""
    slot = getattr(made, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda value, given: object.__setattr__(value, name, given)


# --- what values have in common --------------------------------------------------------------


@cache
def _compared(kind: Any) -> Callable[[Any], Any]:
    """What gives the values of the fields that count where two of ``kind`` are compared."""
    names = [one.name for one in fields(kind) if one.compare]
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: Any) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) == values(other)


def _lt(self: Any, other: Any) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) < values(other)


def _le(self: Any, other: Any) -> Any:
    if self.__class__ is not other.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) <= values(other)


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _setattr(_self: Any, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


class _Standard:
    """An attribute of a class that the standard library looks for, made when it does."""

    def __init__(self, make: Callable[[type], Any]) -> None:
        self._make = make

    def __get__(self, value: object, kind: type) -> Any:
        return self._make(_twin(kind))


@cache
def _twin(kind: Any) -> type:
    """The data class that the standard library makes of the same fields."""
    import dataclasses

    def twin_of(one: Field) -> Any:
        given = {"default": one.default, "default_factory": one.default_factory}
        given = {name: value for name, value in given.items() if value is not MISSING}
        return dataclasses.field(**given, repr=one.repr, compare=one.compare, kw_only=one.kw_only)

    declared = [(one.name, one.type, twin_of(one)) for one in fields(kind)]
    return dataclasses.make_dataclass(kind.__name__, declared, frozen=kind.__setattr__ is _setattr)


def _signature(kind: type) -> Any:
    from inspect import signature

    return signature(kind)


_OF_ALL = {
    "__repr__": _repr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
    "__dataclass_fields__": _Standard(attrgetter("__dataclass_fields__")),
    "__dataclass_params__": _Standard(attrgetter("__dataclass_params__")),
    "__signature__": _Standard(_signature),
}
_COMPARED = {"__eq__": _eq}
_ORDERED = {"__lt__": _lt, "__le__": _le}
_FROZEN = {"__setattr__": _setattr, "__delattr__": _delattr}
