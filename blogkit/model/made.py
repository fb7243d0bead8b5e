"""Made when asked for: mappings and sequences whose values come to be at the first look."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Generic, TypeVar, overload

Value = TypeVar("Value")
Key = TypeVar("Key")


class MadeMapping(Mapping[str, Value], Generic[Key, Value]):
    """The values that ``make`` gives for ``keys``, which are known by name; each is made once."""

    def __init__(self, keys: Mapping[str, Key], make: Callable[[Key], Value]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, name: str) -> Value:
        """The value for the key of that name."""
        if name not in self._made:
            self._made[name] = self._make(self._keys[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a key of that name."""
        return name in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def all(self) -> dict[str, Value]:
        """Every value, made now."""
        return {name: self[name] for name in self._keys}


class FoundMapping(Mapping[str, Value]):
    """What ``find`` finds for each of ``names``; it has no value where that is None."""

    def __init__(self, names: Collection[str], find: Callable[[str], Value | None]) -> None:
        self._names = names
        self._find = find

    def __getitem__(self, name: str) -> Value:
        value = self._find(name)
        if value is None:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._names if self._find(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class MadeSequence(Sequence[Value]):
    """The values of a mapping that have ``names``, in their order."""

    def __init__(
        self, values: Mapping[str, Value], names: Sequence[str] | Callable[[], Sequence[str]]
    ) -> None:
        self._values = values
        self._names = names

    @property
    def names(self) -> Sequence[str]:
        """The names of the values, which may not have been looked up before."""
        if callable(self._names):
            self._names = self._names()
        return self._names

    @overload
    def __getitem__(self, place: int) -> Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Value]: ...
    def __getitem__(self, place: int | slice) -> Value | Sequence[Value]:
        """The value at ``place``, or those of a slice."""
        if isinstance(place, slice):
            return MadeSequence(self._values, self.names[place])
        return self._values[self.names[place]]

    def __iter__(self) -> Iterator[Value]:
        return map(self._values.__getitem__, self.names)

    def __len__(self) -> int:
        return len(self.names)
