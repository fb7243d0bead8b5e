"""Hooks: from a finished build to whatever they make of it.

A hook is a callable that takes a ``BuildResult`` and gives a ``HookReport`` or None.
``[hooks] post_build`` of ``blogkit.toml`` names those that run, in order: by their name in
the entry-point group ``blogkit.post_build``, or as ``hooks/file.py:function`` of the site.
"""

import importlib.util
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from blogkit.errors import ContentError, Place, Problem, SettingsError, did_you_mean
from blogkit.model.result import BuildResult, HookReport

GROUP = "blogkit.post_build"
_PLACE = Place(path="blogkit.toml")


class PostBuildHook(Protocol):
    """What a post-build hook is: it must cope with being called again for the same build."""

    def __call__(self, result: BuildResult, /) -> HookReport | None:
        """Do what the hook is for; raise ``ContentError`` for what the writer must mend."""


def run_hooks(result: BuildResult) -> Iterator[tuple[str, HookReport]]:
    """Run the hooks that the settings name, in order.

    Raises ``SettingsError`` for one that is not there, ``ContentError`` for one that fails.
    """
    hooks = [(name, _find(name, result.root)) for name in result.settings.hooks.post_build]
    for name, hook in hooks:
        try:
            report = hook(result)
        except ContentError:
            raise
        except Exception as error:
            what = f"the hook '{name}' failed: {type(error).__name__}: {error}"
            place = _place_of(error, result.root)
            problem = Problem(rule="hook", what=what, place=place)
            raise ContentError([problem]) from error
        yield name, report or HookReport(line="done")


def _find(name: str, root: Path) -> PostBuildHook:
    if ".py:" in name:
        return _from_file(name, root)
    known = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in known:
        problem = Problem(
            rule="unknown-hook",
            what=f"there is no hook '{name}' ([hooks] post_build)",
            place=_PLACE,
            hint=did_you_mean(name, known),
        )
        raise SettingsError([problem])
    return _callable(known[name].load(), name)


def _from_file(name: str, root: Path) -> PostBuildHook:
    file, _, function = name.rpartition(":")
    path = root / file
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        what = f"the hook '{name}' names {file}, which is not in this site"
        raise SettingsError([Problem(rule="unknown-hook", what=what, place=_PLACE)])
    spec = importlib.util.spec_from_file_location(f"blogkit_hook_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SettingsError([Problem(rule="unknown-hook", what=f"{file} is no Python file")])
    module = importlib.util.module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        what = f"the hook '{name}' does not load: {type(error).__name__}: {error}"
        raise ContentError([Problem(rule="hook", what=what, place=Place(path=file))]) from error
    finally:
        sys.dont_write_bytecode = writes
    return _callable(getattr(module, function, None), name)


def _callable(found: Any, name: str) -> PostBuildHook:
    if not callable(found):
        what = f"the hook '{name}' is not a function"
        raise SettingsError([Problem(rule="unknown-hook", what=what, place=_PLACE)])
    hook: PostBuildHook = found
    return hook


def _place_of(error: BaseException, root: Path) -> Place | None:
    """The line of the site's own hook that raised, where it was one."""
    place: Place | None = None
    traceback = error.__traceback__
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(root):
            place = Place(path=path.relative_to(root).as_posix(), line=traceback.tb_lineno)
        traceback = traceback.tb_next
    return place
