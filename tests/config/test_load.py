"""Every mistake in ``blogkit.toml``: the line it is on, what it is, and how to mend it."""

import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from blogkit.config.load import load_settings
from blogkit.errors import SettingsError
from tests.problems import lines, refused
from tests.sites import SETTINGS, TestSite

FILE = "blogkit.toml"
ADDRESS = "should be a web address such as https://example.com"
TABLE = "should be a table of names and values"
QUOTES = "put it in quotes"
BASE = SETTINGS.rstrip("\n")
LAST = BASE.count("\n") + 1
"""The last line of the settings that every case begins with; ``+1`` is the one behind it."""

IN_SITE = {
    'base_url = "tea.example"': f"'site.base_url' {ADDRESS}: \"tea.example\"",
    'base_url = "https://[tea"': f"'site.base_url' {ADDRESS}: \"https://[tea\"",
    'base_url = "https://t:99999"': f"'site.base_url' {ADDRESS}: \"https://t:99999\"",
    'base_url = "https://t e/"': f"'site.base_url' {ADDRESS}: \"https://t e/\"",
    'base_url = "https://t/?x"': (
        "'site.base_url' should have no query and no fragment: \"https://t/?x\""
    ),
    "base_url = 5": f"'site.base_url' should be text: 5 | {QUOTES}",
    "title = 2024-01-01": f"'site.title' should be text: 2024-01-01 | {QUOTES}",
    'title = "a\\nb"': "'site.title' should be one line without control characters: \"a\\nb\"",
    'timezone = "Mars"': "'site.timezone' is not a time zone such as Europe/Berlin: \"Mars\"",
    'timezone = "../x"': "'site.timezone' is not a time zone such as Europe/Berlin: \"../x\"",
    'timezone = ""': "'site.timezone' is not a time zone such as Europe/Berlin: \"\"",
    'language = "en_US"': (
        "'site.language' is not a language tag such as en or pt-BR (BCP 47): \"en_US\""
    ),
    'tag_authority = "tea"': (
        "'site.tag_authority' should be a host and a date such as example.com,2026 (RFC 4151):"
        ' "tea"'
    ),
    'newsletter_url = "mailto:news"': (
        "'site.newsletter_url' should be an address such as mailto:join@example.com: "
        '"mailto:news"'
    ),
    'newsletter_url = "news"': f"'site.newsletter_url' {ADDRESS}: \"news\"",
    "tagline = [1]": f"'site.tagline' should be text: a list | {QUOTES}",
    'titel = "x"': "unknown key 'titel' | did you mean 'title'?",
}


@pytest.mark.parametrize(("line", "expected"), IN_SITE.items(), ids=[*IN_SITE])
def test_a_key_of_the_site_that_cannot_be_used_is_refused(
    shop: TestSite, line: str, expected: str
) -> None:
    key = line.split(" ", maxsplit=1)[0]
    kept = "\n".join(one for one in BASE.split("\n") if not one.startswith(f"{key} ="))
    text = kept.replace("[site]", f"[site]\n\n{line}")
    assert refused(shop, {FILE: text}) == [f"{FILE}:3: {expected}"]


APPENDED: dict[str, list[str]] = {
    "[sites]\n": ["+1: unknown key 'sites' | did you mean 'site'?"],
    "[urls]\npost = '/x/'": ["+2: 'urls.post' should contain {slug}: \"/x/\""],
    "[urls]\npage = '/{slg}/'": [
        "+2: 'urls.page' has the unknown name {slg}; known here: {slug}, {path}: \"/{slg}/\""
    ],
    "[urls]\ntag = '/{day}/{slug}/'": [
        "+2: 'urls.tag' has the unknown name {day}; known here: {slug}: \"/{day}/{slug}/\""
    ],
    "[urls]\npost = '{slug}'": [
        (
            "+2: 'urls.post' is no path on this site: a path on this site begins with one slash:"
            ' "{slug}"'
        )
    ],
    "[urls]\npost = '/{slug}/../../x'": [
        "+2: 'urls.post' is no path on this site: it leaves the site: \"/{slug}/../../x\""
    ],
    "[urls]\nposts = '/{slug}/'": ["+2: unknown key 'posts' | did you mean 'post'?"],
    "[feeds]\nentries = 0": ["+2: 'feeds.entries' should be greater than or equal to 1: 0"],
    "[feeds]\nentries = '5'": ["+2: 'feeds.entries' should be a whole number: \"5\""],
    "[feeds]\nentries = true": ["+2: 'feeds.entries' should be a whole number: true"],
    "[feeds]\nentries = 1.5": ["+2: 'feeds.entries' should be a whole number: 1.5"],
    "[feeds]\ncontent = 'all'": ["+2: 'feeds.content' should be 'full' or 'summary': \"all\""],
    "[feeds]\nhub = 'x'": [f"+2: 'feeds.hub' {ADDRESS}: \"x\""],
    "[feeds.contents]\natm = 'full'": ["+2: unknown key 'atm' | did you mean 'atom'?"],
    "[markdown]\nsmart_quotes = 'no'": [
        "+2: 'markdown.smart_quotes' should be true or false, without quotes: \"no\""
    ],
    "[markdown]\nengine = 'fast'": [
        "+2: 'markdown.engine' should be 'markdown' or 'pyromark': \"fast\""
    ],
    "[authors.ann]\nurl = 'x'\nnam = 'Ann'": [
        "+1: 'authors.ann.name' is missing",
        f"+2: 'authors.ann.url' {ADDRESS}: \"x\"",
        "+3: unknown key 'nam' | did you mean 'name'?",
    ],
    '[series."Green leaves"]\nplanned = "one"': [
        (
            "+2: 'series.Green leaves.planned' should be a list: \"one\""
            " | write it in brackets: [one, two]"
        )
    ],
    '[series."Green leaves"]\nplanned = ["a", 1]': [
        f"+2: 'series.Green leaves.planned[2]' should be text: 1 | {QUOTES}"
    ],
    "[channels.x]\nlimit = 0": ["+2: 'channels.x.limit' should be greater than or equal to 1: 0"],
    "[channels]\nx = '@tea'": [f"+2: 'channels.x' {TABLE}: \"@tea\""],
    "[[menu]]\ntitle = 'A'\nto = '/a/'\n[[menu]]\ntitle = 'B'": ["+4: 'menu[2].to' is missing"],
    "[[menu]]\ntitle = 'A'\nto = '/a/'\n\n[[menu]]\nto = 1\ntitle = 'B'": [
        f"+6: 'menu[2].to' should be text: 1 | {QUOTES}"
    ],
    "[people.ann]\nname = 'Ann'\nmastodon = '@ann'\nbluesky = 'ann'\ndid = 'abc'\nx = '@a b'": [
        (
            "+3: 'people.ann.mastodon' should be a handle with its server such as"
            ' @ann@social.example: "@ann"'
        ),
        "+4: 'people.ann.bluesky' should be a handle such as @ann.bsky.social: \"ann\"",
        "+5: 'people.ann.did' should be a DID such as did:plc:abc: \"abc\"",
        "+6: 'people.ann.x' should be a handle such as @ann: \"@a b\"",
    ],
    "[teasers]\nutm = 'a b'": [
        "+2: 'teasers.utm' should be true, false or a word such as social: \"a b\""
    ],
    "[teasers]\nutm = 5": ["+2: 'teasers.utm' should be true, false or a word such as social: 5"],
    "[checks]\nleast_voice = 101": [
        "+2: 'checks.least_voice' should be less than or equal to 100: 101"
    ],
    "[checks]\nseverity.voice = 'warn'": [
        "+2: 'checks.severity.voice' should be 'error', 'warning' or 'hint': \"warn\""
    ],
    "[feeds]\nformats = ['rss', 'xml', 1]": [
        "+2: 'feeds.formats[2]' should be 'rss', 'atom' or 'json': \"xml\"",
        "+2: 'feeds.formats[3]' should be 'rss', 'atom' or 'json': 1",
    ],
    "widths = [480, 10, true, 9e9]": [
        "+1: 'images.widths[2]' should be greater than or equal to 64: 10",
        "+1: 'images.widths[3]' should be a whole number: true",
        "+1: 'images.widths[4]' should be a whole number: 9000000000.0",
    ],
    "widths = []": ["+1: 'images.widths' should name at least one width in pixels: a list"],
    "[markdown.diagrams]\nDot = 'dot'": [
        "+1: 'markdown.diagrams' should have names of small letters, digits and - _ +: \"Dot\""
    ],
    "[languages.en_US]\ntitel = 'Tea'": [
        ("+1: 'languages.en_US' is not a language tag such as en or pt-BR (BCP 47): \"en_US\""),
        "+2: unknown key 'titel' | did you mean 'title'?",
    ],
    "[teasers]\nnewest = -1": ["+2: 'teasers.newest' should be greater than or equal to 0: -1"],
}


@pytest.mark.parametrize(("text", "expected"), APPENDED.items(), ids=[*APPENDED])
def test_a_table_that_cannot_be_used_is_refused(
    shop: TestSite, text: str, expected: list[str]
) -> None:
    placed = [one[1:].partition(":") for one in expected]
    assert refused(shop, {FILE: f"{BASE}\n{text}\n"}) == [
        f"{FILE}:{LAST + int(line)}:{what}" for line, _, what in placed
    ]


def test_every_problem_of_the_settings_is_told_at_once(shop: TestSite) -> None:
    text = '[site]\ntitle = 1\nbase_url = "x"\n[lists]\nper_page = 0\n[themes]\n'
    told = [one.split("'")[0] for one in refused(shop, {FILE: text})]
    assert told == [f"{FILE}:2: ", f"{FILE}:3: ", f"{FILE}:5: ", f"{FILE}:6: unknown key "]


def test_an_engine_that_is_not_installed_is_told(
    shop: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyromark", None)
    told = refused(shop, {FILE: f"{BASE}\n[markdown]\nengine = 'pyromark'\n"})
    what = "'markdown.engine' needs a package that is not installed: \"pyromark\""
    assert told == [f"{FILE}:{LAST + 2}: {what} | pip install 'blogkit[fast]'"]


NOT_TOML = {
    b"[site]\ntitle = Tea\n": '2:9: is not TOML: invalid value | text needs quotes: title = "Tea"',
    b"[site]\ntitle = 'a'\ntitle = 'b'\n": "3:12: is not TOML: cannot overwrite a value",
    b"[site\n": "1:6: is not TOML: expected ']' at the end of a table declaration",
    b"[site]\ntitle": "2: is not TOML: expected '=' after a key in a key/value pair",
    b"\xff\xfe[\0": " is UTF-16 | save it as UTF-8",
    b"[site]\ntitle = 'caf\xe9'\n": (
        "2: is not UTF-8: byte 0xE9, perhaps Latin-1 or Windows-1252 | save it as UTF-8"
    ),
    b"": " 'site' is missing",
    b"site = 5": f"1: 'site' {TABLE}: 5",
    b"site = " + b"[" * 2000: "1: is not TOML: maximum recursion depth exceeded",
}


@pytest.mark.parametrize(
    ("raw", "expected"), NOT_TOML.items(), ids=[str(raw[:30]) for raw in NOT_TOML]
)
def test_a_file_that_is_no_toml_is_refused(shop: TestSite, raw: bytes, expected: str) -> None:
    assert refused(shop, {FILE: raw})[0].startswith(f"{FILE}:{expected}")


def test_a_folder_without_settings_is_no_site(shop: TestSite) -> None:
    hint = "`blogkit new site DIR` makes a site; -C DIR names another folder"
    assert refused(shop, {FILE: None}) == [f"{FILE}: is not here | {hint}"]


def test_a_problem_shows_its_line(site: TestSite) -> None:
    site.write(FILE, "[site]\ntitle = 'Tea'\nbase_url = 'x' # here\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(site.root)
    assert caught.value.problems[0].excerpt == "base_url = 'x' # here"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ftp://tea.example", f"--base-url {ADDRESS}: ftp://tea.example"),
        ("tea", f"--base-url {ADDRESS}: tea"),
        ("https://[", f"--base-url {ADDRESS}: https://["),
        ("https://t/#top", "--base-url should have no query and no fragment: https://t/#top"),
    ],
)
def test_an_address_on_the_command_line_is_refused_as_such(
    shop: TestSite, address: str, expected: str
) -> None:
    assert refused(shop, {}, base_url=address) == [expected]


def test_settings_that_are_no_table_do_not_trip_an_address(shop: TestSite) -> None:
    told = refused(shop, {FILE: "site = 5"}, base_url="https://other.example")
    assert told == [f"{FILE}:1: 'site' {TABLE}: 5"]


@pytest.mark.parametrize(
    "raw",
    [
        SETTINGS.encode(),
        b"\xef\xbb\xbf" + SETTINGS.encode(),
        SETTINGS.replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-8", "a mark", "CRLF"],
)
def test_marks_and_line_ends_make_no_difference(site: TestSite, raw: bytes) -> None:
    site.write(FILE, raw)
    assert load_settings(site.root).site.title == "Tea Shop"


def test_an_address_on_the_command_line_wins(site: TestSite) -> None:
    settings = load_settings(site.root, "http://127.0.0.1:8000/")
    assert settings.site.base_url == "http://127.0.0.1:8000"


def test_a_newsletter_may_have_a_query(site: TestSite) -> None:
    address = "https://list.example/subscribe?u=1&id=2#form"
    site.write(FILE, SETTINGS.replace("[theme]", f'newsletter_url = "{address}"\n[theme]', 1))
    assert load_settings(site.root).site.newsletter_url == address


@pytest.mark.parametrize(
    ("address", "authority"),
    [
        ("https://Tea.example:8443/blog/", "tea.example,2026"),
        ("https://bücher.example", "xn--bcher-kva.example,2026"),
    ],
)
def test_an_authority_is_made_from_the_host(tmp_path: Path, address: str, authority: str) -> None:
    (tmp_path / FILE).write_text(f'[site]\ntitle = "Tea"\nbase_url = "{address}"\n', "utf-8")
    assert load_settings(tmp_path).site.tag_authority == authority


def test_settings_know_the_lines_that_they_stand_on(site: TestSite) -> None:
    site.write(FILE, f"{BASE}\n[[menu]]\ntitle = 'A'\nto = '/a/'\n")
    settings = load_settings(site.root)
    assert str(settings.place("theme", "name")) == f"{FILE}:8"
    assert str(settings.place("menu", 0, "to")) == f"{FILE}:{LAST + 3}"
    assert str(settings.place("feeds", "entries")) == FILE


def test_settings_know_which_of_their_keys_were_written(site: TestSite) -> None:
    settings = load_settings(site.root)
    assert settings.has("site", "tag_authority")
    assert not settings.has("site", "tagline")
    assert not settings.has("podcast", "title")


def test_a_theme_has_keys_of_any_name(site: TestSite) -> None:
    site.write(FILE, SETTINGS.replace('name = "bare"', 'name = "bare"\nown = 1\nink = "green"'))
    theme = load_settings(site.root).theme
    assert (theme.name, theme.own) == ("bare", {"own": 1, "ink": "green"})


def test_what_is_no_key_is_refused_though_settings_have_it(shop: TestSite) -> None:
    assert [one.partition(" |")[0] for one in refused(shop, {FILE: f"_file = 1\n{BASE}"})] == [
        f"{FILE}:1: unknown key '_file'"
    ]


def test_widths_are_in_order_and_each_there_once(site: TestSite) -> None:
    site.write(FILE, SETTINGS.replace("[images]", "[images]\nwidths = [960, 480, 960]"))
    assert load_settings(site.root).images.widths == (480, 960)


def test_settings_are_the_same_wherever_they_stand(site: TestSite) -> None:
    first = load_settings(site.root)
    site.write(FILE, f"# Tea\n\n{SETTINGS}")
    second = load_settings(site.root)
    assert second == first
    assert repr(second) == repr(first)
    assert second.place("site") != first.place("site")


def test_settings_do_not_change(site: TestSite) -> None:
    settings = load_settings(site.root)
    with pytest.raises(FrozenInstanceError):
        settings.site = settings.site  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        settings.site.title = ""  # type: ignore[misc]


def test_a_title_and_an_address_are_enough(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('[site]\ntitle = "T"\nbase_url = "https://t.example"\n')
    settings = load_settings(tmp_path)
    assert (settings.theme.name, settings.lists.per_page) == ("default", 10)
    assert settings.hooks.post_build == ("teasers",)


def test_problems_of_settings_are_not_those_of_content(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[site]\ntitel = 'x'\n")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert lines(caught.value.problems) == [
        f"{FILE}:1: 'site.base_url' is missing",
        f"{FILE}:1: 'site.title' is missing",
        f"{FILE}:2: unknown key 'titel' | did you mean 'title'?",
    ]
    assert caught.value.exit_status == 2


def test_who_signs_up_may_write_a_mail(site: TestSite) -> None:
    address = "mailto:join@tea.example?subject=Join"
    site.write(FILE, SETTINGS.replace("[theme]", f'newsletter_url = "{address}"\n[theme]', 1))
    assert load_settings(site.root).site.newsletter_url == address
