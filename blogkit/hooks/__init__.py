"""Hooks: from a finished build to whatever they make of it.

A hook is a callable that takes a ``BuildResult`` and gives a ``HookReport`` or None.
``[hooks] post_build`` of ``blogkit.toml`` names those that run, in order: blogkit's own and those
in the entry-point group ``blogkit.post_build`` by their name, the site's as
``hooks/file.py:function``.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from blogkit.config.settings import Settings
from blogkit.errors import ContentError, Place, Problem, SettingsError, did_you_mean
from blogkit.model.result import BuildResult, HookReport

GROUP = "blogkit.post_build"
BUILT_IN = {"teasers": "blogkit.hooks.teasers:write_teasers"}
"""The hooks that come with blogkit, and where they are: other packages are not asked for them."""


class PostBuildHook(Protocol):
    """What a post-build hook is: it must cope with being called again for the same build."""

    def __call__(self, result: BuildResult, /) -> HookReport | None:
        """Do what the hook is for; raise ``ContentError`` for what the writer must mend."""


def find_hooks(settings: Settings, root: Path) -> tuple[tuple[str, PostBuildHook], ...]:
    """The hooks that ``settings`` name, in order, by name.

    Raises ``SettingsError`` for those that are not there, ``ContentError`` for one of the
    site's own that does not load.
    """
    hooks: list[tuple[str, PostBuildHook]] = []
    problems: list[Problem] = []
    for position, name in enumerate(settings.hooks.post_build):
        try:
            hooks.append((name, _find(name, root)))
        except SettingsError as error:
            place = settings.place("hooks", "post_build", position)
            problems += (problem.at(place) for problem in error.problems)
    if problems:
        raise SettingsError(problems)
    return tuple(hooks)


def run_hooks(
    hooks: Iterable[tuple[str, PostBuildHook]], result: BuildResult
) -> Iterator[tuple[str, HookReport]]:
    """Run ``hooks``, in order; raises ``ContentError`` for one that fails."""
    for name, hook in hooks:
        try:
            with redirect_stdout(sys.stderr):  # standard output is the command's own
                report = hook(result)
        except ContentError:
            raise
        except (Exception, SystemExit) as error:
            what = f"the hook '{name}' failed: {type(error).__name__}: {error}"
            raise _failed(what, _place_of(error, result.root)) from error
        if not isinstance(report, HookReport | None):
            what = f"the hook '{name}' gave {type(report).__name__}, not a HookReport or None"
            raise _failed(what, None)
        yield name, report or HookReport(line="done")


def _failed(what: str, place: Place | None) -> ContentError:
    return ContentError([Problem(rule="hook", what=what, place=place)])


def _unknown(what: str, hint: str = "") -> SettingsError:
    return SettingsError([Problem(rule="unknown-hook", what=what, hint=hint)])


def _find(name: str, root: Path) -> PostBuildHook:
    if ".py:" in name:
        return _from_file(name, root)
    if name in BUILT_IN:
        module, _, function = BUILT_IN[name].partition(":")
        return _callable(getattr(import_module(module), function), name)
    from importlib.metadata import entry_points

    known = {entry.name: entry for entry in entry_points(group=GROUP)}
    if name not in known:
        raise _unknown(f"there is no hook '{name}'", did_you_mean(name, (*BUILT_IN, *known)))
    return _callable(known[name].load(), name)


def _from_file(name: str, root: Path) -> PostBuildHook:
    file, _, function = name.rpartition(":")
    path = root / file
    if not path.is_file() or not path.resolve().is_relative_to(root.resolve()):
        raise _unknown(f"the hook '{name}' names {file}, which is not in this site")
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(f"blogkit_hook_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise _unknown(f"the hook '{name}' names {file}, which is no Python file")
    module = module_from_spec(spec)
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        what = f"the hook '{name}' does not load: {error.msg}"
        raise _failed(what, Place(path=file, line=error.lineno or 0)) from error
    except (Exception, SystemExit) as error:
        what = f"the hook '{name}' does not load: {type(error).__name__}: {error}"
        raise _failed(what, _place_of(error, root)) from error
    finally:
        sys.dont_write_bytecode = writes
    found = getattr(module, function, None)
    if found is None:
        named = (one for one in vars(module) if not one.startswith("_"))
        raise _unknown(f"{file} has no function '{function}'", did_you_mean(function, named))
    return _callable(found, name)


def _callable(found: Any, name: str) -> PostBuildHook:
    if not callable(found):
        raise _unknown(f"the hook '{name}' is not a function")
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
