"""Phrases: from a sentence to whether it greets, thanks, announces, points at the page, is code.

All of that is well on a page, and says nothing to somebody who is not there yet.
"""

import re

LEANS_BACK = {
    "en": "it its that this these those they them their he she his her him there then so but and "
    "or because otherwise instead also still however therefore such both each neither here which "
    "now again perhaps yes no right not none one same besides previous previously though see note "
    "welcome hi hello hey thanks thank p",
    "de": "das dies diese dieser dieses er es sie sein ihre dann so aber und oder denn sonst auch "
    "trotzdem deshalb darum daher also jedoch dort hier dabei damit dafür danach davon nein ja "
    "außerdem übrigens siehe willkommen hallo danke",
    "es": "eso esto esa ese estos estas esos esas él ella ellos ellas entonces así pero y o porque "
    "también además allí aquí luego sí no bienvenidos hola gracias véase",
    "fr": "il elle ils elles cela ça ce cet cette ces alors donc mais et ou car aussi pourtant "
    "ainsi puis là ici sinon oui non c bienvenue bonjour merci voir",
    "pt": "isso isto esse essa esses essas ele ela eles elas então assim mas e ou porque também "
    "porém além ali aqui depois sim não bem-vindo olá obrigado",
}
"""First words that lean on the sentence before, or that greet: neither stands alone."""

BEGINNINGS_THAT_LEAN = {
    "en": (
        *("in fact", "in addition", "as a result", "for example", "for instance", "of course"),
        *("on the other hand", "that said", "with this", "with that", "after that", "at that"),
        *("side note", "note to", "tip:", "pro tip", "tl;dr", "update:", "edit:", "disclaimer"),
        *("because of th", "for this", "for that", "in that case", "to do so", "to do that"),
    ),
    "de": (
        *("zum beispiel", "im gegensatz", "darüber hinaus", "mit dies", "in dies", "auf dies"),
        *("aus diesem", "im übrigen", "am ende davon"),
    ),
    "es": (
        "por ejemplo",
        "por eso",
        "sin embargo",
        "por lo tanto",
        "de hecho",
        "en este",
        "en ese",
    ),
    "fr": ("par exemple", "en effet", "par contre", "de plus", "en fait", "dans ce", "pour cela"),
    "pt": ("por exemplo", "por isso", "no entanto", "de fato", "neste caso", "nesse caso"),
    "zh": (
        *(
            "此",
            "这个",
            "这些",
            "这是",
            "这样",
            "這個",
            "這些",
            "這是",
            "這樣",
            "该",
            "該",
            "它",
            "他",
            "她",
            "其",
            "因此",
            "所以",
            "但",
            "不过",
        ),
        *("不過", "另外", "而且", "然后", "然後", "同时", "同時", "也"),
    ),
    "ja": (
        *(
            "この",
            "これ",
            "その",
            "それ",
            "あの",
            "こう",
            "そう",
            "ただし",
            "しかし",
            "また",
            "そして",
        ),
        *("なお", "でも", "だから", "つまり", "さらに", "そこで", "一方"),
    ),
    "ar": ("هذا", "هذه", "ذلك", "تلك", "لكن", "ولكن", "لذلك", "كما", "وهو", "وهي", "ثم"),
}
"""The same in more than one word, or where spaces do not part words; in small letters."""

_AT_PAGE = re.compile(
    r"\b(?:below|above|the following|in this post|this (?:article|page)|table|figure|listing"
    r"|(?:more|further|weitere|mehr) information(?:en)?|más información|plus d['’]informations?"
    r"|mais informações|unten|oben|folgende[nrs]?|siehe|abajo|arriba|siguientes?"
    r"|ci-(?:dessous|dessus)|suivante?s?|abaixo|acima|seguintes?|https?"
    r"|(?:here|hier|aquí|ici|aqui)(?=\W*\Z)|(?:part|teil|parte|partie)\s\d+)\b",
    re.IGNORECASE,
)
_WORDS_AT_PAGE = frozenset(
    (
        *("below", "above", "following", "this", "table", "figure", "listing", "http", "https"),
        *("here", "part", "unten", "oben", "folgende", "folgenden", "folgender", "folgendes"),
        *("siehe", "hier", "teil", "abajo", "arriba", "siguiente", "siguientes", "aquí", "aqui"),
        *("parte", "suivant", "suivants", "suivante", "suivantes", "ici", "partie", "abaixo"),
        *("acima", "seguinte", "seguintes", "information", "informationen", "informations"),
        *("información", "informações"),
    )
)
"""Whatever ``_AT_PAGE`` finds has one of these, alone or in a compound."""

_COMPOUND = re.compile(r"[-'\u2019]")
_CODE = re.compile(
    r"\w\(\)|(?<!\w)--\w|(?<!\S)-[a-z]|\w\w\.[a-z]{2}|\w_\w|::|\w=\W?\w|[{}<>]|https?:|(?<!\S)/\w|\.\w+/\w"
    r"|(?<![\w.])[@#]\w"
)
"""What no one says aloud; a handle or a hashtag would be somebody else's on another channel."""

_SIGN_OF_CODE = re.compile(r"[(_:={}<>/@#-]")
"""One of these is in whatever is code, or a full stop within it."""

_TALK = re.compile(
    r"""^(?:hi|hello|hey|howdy|cheers|greetings|welcome|zomg|dear|hallo|hola|bonjour|salut|olá)\b
      | \b(?:this\ is|it\ is|it['’]s|i['’]m|i\ am|my\ name\ is|hier\ ist)\ (?-i:[A-Z])\w+
        (?:,|!|\ (?:here|and|along|with|bringing|from)\b)
      | ^(?-i:[A-Z])\w+\ here(?:[,.!]|\ with\b)
      | \bthank(?:s\b(?!\ to)|\ you|ing\b|ful\b) | \b(?:danke|bedanken|dankbar)\b | \bvielen\ dank\b
      | \b(?:gracias\ a\ todos|agradec\w+|muchas\ gracias|merci\ [àa]|remerci\w+|obrigad[oa])\b
      | \b(?:happy|pleased|glad|excited|proud|delighted|thrilled|like)
        \ to\ (?:announce|share|report|present|introduce|release)\b
      | \bfreuen\ uns\b | \bnos\ complace\b | \b(?:placer|gusto|content[oa]s?)\ de\ anunciar\b
      | \b(?:plaisir|heureux|heureuses?|ravis?)\ (?:de|d['’])\ ?
        (?:vous\ )?(?:annoncer|pr[ée]senter)
      | \b(?:prazer|felizes|contentes?)\ (?:de|em)\ anunciar\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS_OF_TALK = frozenset(
    (
        *("hi", "hello", "hey", "howdy", "cheers", "greetings", "welcome", "zomg", "dear", "hallo"),
        *("hola", "bonjour", "salut", "olá", "this", "it's", "it\u2019s", "i'm", "i\u2019m", "am"),
        *("name", "hier", "here", "thank", "thanks", "thanking", "thankful", "danke", "bedanken"),
        *(
            "dankbar",
            "dank",
            "gracias",
            "agradecemos",
            "agradezco",
            "agradecer",
            "merci",
            "remercions",
        ),
        *(
            "remercie",
            "obrigado",
            "obrigada",
            "announce",
            "share",
            "report",
            "present",
            "introduce",
        ),
        *(
            "release",
            "freuen",
            "complace",
            "anunciar",
            "plaisir",
            "heureux",
            "heureuse",
            "heureuses",
        ),
        *("ravi", "ravis"),
    )
)
"""One of these is in whatever ``_TALK`` finds, and is looked for much sooner."""

_ELSEWHERE = re.compile(
    "感谢|感謝|谢谢|謝謝|ありがとう|お知らせします|高兴地?宣布|高興地?宣布|شكر"
    "|以下|下記|上記|如下|上述|详情|詳情|詳細は|请参阅|請參閱|详细信息|發布說明|发布说明|ご覧ください|أدناه|أعلاه"
)
"""Thanks, announcements and what points at the page, in other scripts."""


def points_at_page(sentence: str, words: list[str]) -> bool:
    """Whether a sentence says where to look on its page; ``words`` are its own in small letters."""
    if _WORDS_AT_PAGE.isdisjoint(words) and not _COMPOUND.search(sentence):
        return False
    return bool(_AT_PAGE.search(sentence))


def has_code(sentence: str) -> bool:
    """Whether there is code in a sentence, an address, a handle."""
    if sentence.find(".", 0, -1) < 0 and not _SIGN_OF_CODE.search(sentence):
        return False
    return bool(_CODE.search(sentence))


def is_talk(sentence: str, words: list[str]) -> bool:
    """Whether a sentence greets, says who writes, thanks, or is happy to announce something."""
    return not _WORDS_OF_TALK.isdisjoint(words) and bool(_TALK.search(sentence))


def is_talk_elsewhere(sentence: str) -> bool:
    """The same of a sentence in another script; also whether it points at its page."""
    return bool(_ELSEWHERE.search(sentence))
