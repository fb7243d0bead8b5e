"""Templates: from a theme's folders to an environment that renders, and to what reaches what."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    meta,
    pass_context,
)
from jinja2.runtime import Context

from blogkit.dates import duration, long_date
from blogkit.errors import ContentError, Place, Problem, did_you_mean, line_of
from blogkit.render.bytecode import Bytecode
from blogkit.render.catalogue import language_name, plural
from blogkit.render.quick_template import template_class
from blogkit.urls import Addresses


class AssetError(TemplateRuntimeError):
    """A template asks for an asset that the theme does not have."""


def environment(
    folders: tuple[Path, ...],
    base_url: str,
    language: str,
    words: Mapping[str, Any],
    *,
    fast_paths: bool = True,
) -> Environment:
    """An environment over ``folders``, the nearest first, that speaks ``language``.

    ``fast_paths``: Jinja may be overridden where that changes nothing.

    Escapes always; an undefined name is an error; ``folders`` were scanned before, so that
    no symbolic link leads out of them.
    """
    made = Environment(
        loader=loader(folders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=Bytecode(),
    )
    made.template_class = template_class(fast_paths=fast_paths)
    addresses = Addresses(base_url=base_url)
    made.filters["absolute"] = addresses.absolute
    made.filters["date"] = partial(long_date, language=language)
    made.filters["plural"] = lambda number, forms: plural(forms, number, language)
    made.globals["words"] = words
    made.globals["language"] = language
    made.filters["duration"] = duration
    made.filters["language_name"] = language_name
    made.filters["iso"] = datetime.isoformat
    made.filters["json"] = made.filters["tojson"]
    made.globals["asset"] = _asset
    return made


def loader(folders: tuple[Path, ...]) -> BaseLoader:
    """Finds a template in the nearest folder that has it."""
    return FileSystemLoader([str(folder) for folder in folders])


@pass_context
def _asset(context: Context, name: str) -> str:
    """The URL of one of the theme's assets."""
    site = context.get("site")
    urls = dict(site.assets) if site is not None else {}
    if name not in urls:
        raise AssetError(f"the theme has no asset '{name}': {did_you_mean(name, urls)}")
    return str(urls[name])


def reachable(
    folders: tuple[Path, ...], names: Iterable[str]
) -> Mapping[str, frozenset[str] | None]:
    """For each template all that it can reach, itself included; None where that is unknown.

    A template that includes another by a name it works out can reach every one of them.
    Raises ``ContentError`` for each template that does not compile.
    """
    plain = Environment(loader=loader(folders), autoescape=True)
    direct: dict[str, set[str] | None] = {}
    problems: list[Problem] = []
    for name in sorted(names):
        if not name.endswith((".html", ".xml", ".txt", ".jinja")):
            direct[name] = set()
            continue
        try:
            source, _, _ = plain.loader.get_source(plain, name)  # type: ignore[union-attr]
            found = list(meta.find_referenced_templates(plain.parse(source, name)))
        except TemplateSyntaxError as error:
            problems.append(syntax_problem(error, name, folders))
            continue
        except UnicodeDecodeError:
            place = Place(path=template_place(name, folders))
            problems.append(Problem(rule="encoding", what="is not UTF-8", place=place))
            continue
        direct[name] = None if None in found else {one for one in found if one}
    if problems:
        raise ContentError(problems)
    return {name: _closure(name, direct) for name in direct}


def _closure(name: str, direct: Mapping[str, set[str] | None]) -> frozenset[str] | None:
    seen: set[str] = set()
    pending = [name]
    while pending:
        current = pending.pop()
        if current in seen:
            continue
        seen.add(current)
        found = direct.get(current, set())
        if found is None:
            return None
        pending.extend(found)
    return frozenset(seen)


def rendered(
    templates: Environment,
    name: str,
    variables: Mapping[str, Any],
    folders: tuple[Path, ...],
    hint: str,
) -> str:
    """What the template ``name`` makes of ``variables``; ``hint`` says what for.

    Raises ``ContentError`` with the file and line, below ``folders``, where it fails.
    """
    try:
        return templates.get_template(name).render(variables)
    except TemplateSyntaxError as error:
        raise ContentError([syntax_problem(error, name, folders)]) from None
    except RecursionError:
        what = "the template includes itself without end"
        place = Place(path=template_place(name, folders))
        raise ContentError([Problem(rule="template", what=what, place=place)]) from None
    except Exception as error:
        found = error_place(error, folders)
        if found is None and not isinstance(error, TemplateError):
            raise
        place, excerpt = found or (Place(path=template_place(name, folders)), "")
        what = f"the template fails: {_words(error)}"
        raise ContentError(
            [Problem(rule="template", what=what, place=place, hint=hint, excerpt=excerpt)]
        ) from None


def _words(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"


def syntax_problem(error: TemplateSyntaxError, name: str, folders: tuple[Path, ...]) -> Problem:
    """A template that does not compile, with its file and line."""
    place = Place(path=template_place(error.name or name, folders), line=error.lineno)
    return Problem(
        rule="template-syntax",
        what=f"the template does not compile: {error.message}",
        place=place,
        excerpt=line_of(error.source or "", error.lineno).strip(),
    )


def template_place(name: str, folders: tuple[Path, ...]) -> str:
    """A template as messages name it: its folder's last names and its own."""
    for folder in folders:
        if (folder / name).is_file():
            parts = (
                (*folder.parts[-3:], name)
                if folder.parts[-3:-2] == ("themes",)
                else (
                    folder.name,
                    name,
                )
            )
            return "/".join(parts)
    return f"templates/{name}"


def error_place(error: BaseException, folders: tuple[Path, ...]) -> tuple[Place, str] | None:
    """The template line that an error came from, and that line; None if from no template."""
    found: tuple[Place, str] | None = None
    traceback: Any = error.__traceback__
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        for folder in folders:
            if path.is_relative_to(folder):
                line = traceback.tb_lineno
                name = path.relative_to(folder).as_posix()
                text = line_of(path.read_text("utf-8", errors="replace"), line)
                found = Place(path=template_place(name, folders), line=line), text.strip()
        traceback = traceback.tb_next
    return found
