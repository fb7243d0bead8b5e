"""Wording: from a language tag to the words and quotation marks that rendering adds."""

# ruff: noqa: RUF001 - typographic marks are what this is about

from blogkit.dataclasses import dataclass
from blogkit.model.shortcuts import CALLOUTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language; ``callouts`` names the kinds in the order of ``KINDS``."""

    callouts: tuple[str, str, str, str, str]
    done: str
    to_do: str
    section_link: str
    contents: str
    table: str
    footnotes: str
    back: str
    transcript: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """Opening and closing marks, outer and inner, with the space that belongs to them."""

    double: tuple[str, str]
    single: tuple[str, str]


KINDS = CALLOUTS

BACK = "↩\ufe0e"
"""The way back from a footnote, as text: without the selector some show an emoji."""

_ENGLISH = Wording(
    callouts=("Note", "Tip", "Important", "Warning", "Caution"),
    done="Done",
    to_do="To do",
    section_link="Link to this section",
    contents="Contents",
    table="Table",
    footnotes="Footnotes",
    back="Back to the text, footnote {}",
    transcript="Transcript",
)
_WORDINGS = {
    "en": _ENGLISH,
    "de": Wording(
        callouts=("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
        done="Erledigt",
        to_do="Zu erledigen",
        section_link="Link zu diesem Abschnitt",
        contents="Inhalt",
        table="Tabelle",
        footnotes="Fußnoten",
        back="Zurück zum Text, Fußnote {}",
        transcript="Zum Mitlesen",
    ),
    "fr": Wording(
        callouts=("Note", "Astuce", "Important", "Avertissement", "Attention"),
        done="Fait",
        to_do="À faire",
        section_link="Lien vers cette section",
        contents="Sommaire",
        table="Tableau",
        footnotes="Notes",
        back="Retour au texte, note {}",
        transcript="Transcription",
    ),
    "es": Wording(
        callouts=("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
        done="Hecho",
        to_do="Pendiente",
        section_link="Enlace a esta sección",
        contents="Contenido",
        table="Tabla",
        footnotes="Notas",
        back="Volver al texto, nota {}",
        transcript="Transcripción",
    ),
}

_CURLY = Quotes(double=("“", "”"), single=("‘", "’"))
_LOW = Quotes(double=("„", "“"), single=("‚", "‘"))
_ANGLED = Quotes(double=("«", "»"), single=("“", "”"))
_RIGHT = Quotes(double=("”", "”"), single=("’", "’"))
_QUOTES = {
    "bg": _LOW,
    "cs": _LOW,
    "da": Quotes(double=("»", "«"), single=("›", "‹")),
    "de": _LOW,
    "de-ch": Quotes(double=("«", "»"), single=("‹", "›")),
    "el": _ANGLED,
    "es": _ANGLED,
    "fi": _RIGHT,
    "fr": Quotes(double=("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), single=("“", "”")),
    "fr-ch": Quotes(double=("«", "»"), single=("‹", "›")),
    "hu": Quotes(double=("„", "”"), single=("»", "«")),
    "it": _ANGLED,
    "nb": Quotes(double=("«", "»"), single=("‘", "’")),
    "no": Quotes(double=("«", "»"), single=("‘", "’")),
    "pl": Quotes(double=("„", "”"), single=("«", "»")),
    "pt": _ANGLED,
    "pt-br": _CURLY,
    "ro": Quotes(double=("„", "”"), single=("«", "»")),
    "ru": Quotes(double=("«", "»"), single=("„", "“")),
    "sk": _LOW,
    "sl": _LOW,
    "sv": _RIGHT,
    "uk": Quotes(double=("«", "»"), single=("„", "“")),
}


def wording(language: str) -> Wording:
    """The words of ``language`` (a BCP 47 tag), English where it is not known."""
    return _WORDINGS.get(language.lower().partition("-")[0], _ENGLISH)


def quotes(language: str) -> Quotes:
    """The quotation marks of ``language`` (CLDR), the English ones where it is not known."""
    tag = language.lower().replace("_", "-")
    return _QUOTES.get(tag) or _QUOTES.get(tag.partition("-")[0], _CURLY)
