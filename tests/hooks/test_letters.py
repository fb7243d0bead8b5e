"""Mails: what is in them, that every mail program can read them, and who may change them."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from blogkit.channels.email import MOST_BYTES
from blogkit.errors import ContentError
from blogkit.hooks.teasers import write_teasers
from blogkit.hooks.teasers.letters import Letter, LetterPost, MailWriter
from blogkit.model.views import ImageView
from tests.hooks.teasers_sample import POST, SITE, result
from tests.problems import lines
from tests.render.test_catalogue import LANGUAGES, read
from tests.sites import settings_of

IMAGE = ImageView(url="/tea.png", alt="A cup", media_type="image/png", width=800, height=400)
ONE = replace(POST, summary="Why is your tea bitter? It is the <water> & more.", image=IMAGE)
WORDS = Path(__file__).parents[2] / "blogkit/hooks/teasers/letters/words"


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def written(root: Path, **tables: Any) -> tuple[str, EmailMessage]:
    """The page and the draft of one post."""
    write_teasers(result(root, [ONE], **tables))
    folder = root / "teasers/tea"
    return (folder / "email.html").read_text("utf-8"), parsed((folder / "email.eml").read_bytes())


def test_a_post_is_a_mail(tmp_path: Path) -> None:
    site = {"title": "Tea Shop, Ltd", "base_url": "https://tea.example", "email": "ada@tea.example"}
    address = {"address": "Kettle Lane 1", "unsubscribe_url": "https://tea.example/bye"}
    page, draft = written(tmp_path, site=site, newsletter=address)
    assert draft["Subject"] == "How to brew tea"
    assert draft["From"] == '"Tea Shop, Ltd" <ada@tea.example>'
    assert draft["Date"] == "Fri, 01 May 2026 00:00:00 +0000"
    assert draft["Message-ID"].endswith("@tea.example>")
    assert draft["X-Unsent"] == "1"
    assert draft["List-Unsubscribe"] == "<https://tea.example/bye>"
    assert not {"To", "Cc", "Bcc"} & set(draft.keys())
    assert part(draft, "html").replace("\r\n", "\n").strip() == page.strip()
    assert part(draft, "plain").replace("\r\n", "\n").split("\n") == [
        "Tea Shop",
        "",
        "How to brew tea",
        "",
        "Why is your tea bitter? It is the <water> & more.",
        "",
        f"Read on: {POST.canonical}",
        "",
        "-- ",
        "You get this mail because you asked for new posts of Tea Shop.",
        "Unsubscribe: https://tea.example/bye",
        "Kettle Lane 1",
        "",
    ]
    root = lxml_html.fromstring(page)
    preview = (tmp_path / "teasers/index.html").read_text("utf-8")
    assert 'href="tea/email.html"' in preview
    assert 'href="tea/email.eml"' in preview
    links = {element.get("href") or element.get("src") for element in root.iter("a", "img")}
    assert links == {
        "https://tea.example",
        "https://tea.example/tea.png",
        POST.canonical,
        "https://tea.example/bye",
    }
    assert "It is the <water> & more." in root.text_content()
    assert all(element.get("style") for element in root.iter("h1", "p", "img", "td"))
    assert page.index("charset") < page.index("<style")
    assert "@media (prefers-color-scheme: dark)" in page
    assert len(page.encode()) < MOST_BYTES


def test_same_mail_same_bytes_and_nothing_of_this_machine(tmp_path: Path) -> None:
    for name in ("one", "other"):
        written(tmp_path / name)
    one, other = (tmp_path / name / "teasers/tea/email.eml" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    assert b"{{unsubscribe_url}}" in one.read_bytes()
    assert b"noreply@tea.example" in one.read_bytes()
    assert one.read_bytes().isascii()


def test_a_picture_that_mail_programs_do_not_show_is_left_out(tmp_path: Path) -> None:
    webp = replace(ONE, image=replace(IMAGE, media_type="image/webp"))
    write_teasers(result(tmp_path, [webp]))
    assert "<img" not in (tmp_path / "teasers/tea/email.html").read_text("utf-8")


def test_a_site_has_its_own_template_and_is_told_where_it_fails(tmp_path: Path) -> None:
    template = tmp_path / "templates/email/letter.html"
    template.parent.mkdir(parents=True)
    template.write_text("<style>b { color: red }</style><b>{{ posts[0].title }}</b>")
    assert '<b style="color: red;">How to brew tea</b>' in written(tmp_path)[0]
    template.write_text("\n{{ post.title }}")
    with pytest.raises(ContentError) as caught:
        written(tmp_path)
    (told,) = lines(caught.value.problems)
    place, _, hint = told.partition(" | ")
    assert place == "templates/email/letter.html:2: the template fails: 'post' is undefined"
    assert hint == "while making the mail 'How to brew tea'"


def test_nothing_is_loaded_from_the_network(tmp_path: Path) -> None:
    template = tmp_path / "templates/email/letter.html"
    template.parent.mkdir(parents=True)
    link = '<link rel="stylesheet" href="http://127.0.0.1:9/tea.css">'
    template.write_text(f"{link}<p>{{{{ subject }}}}</p>")
    assert "How to brew tea" in written(tmp_path)[0]


def letter(text: str, subject: str) -> Letter:
    post = LetterPost(
        title=subject, url=POST.canonical, paragraphs=(text,), image=None, date=POST.date, lang="en"
    )
    return Letter(
        id="x", subject=subject, preheader=text, posts=(post,), language="en", date=POST.date
    )


def decoded(header: str) -> str:
    """What a header says; the newer parser of ``email`` adds spaces between encoded words."""
    return str(make_header(decode_header(header)))


LINE = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=60).map(
    lambda text: " ".join(text.split())
)


@settings(deadline=None, max_examples=25, phases=[Phase.generate])
@given(text=LINE, subject=LINE)
def test_any_words_come_back(text: str, subject: str) -> None:
    site = {"title": f"{subject} ok", "base_url": "https://tea.example"}
    writer = MailWriter(Path(), settings_of(site=site), SITE)
    mail = writer.mail(letter(text, subject))
    draft = message_from_bytes(mail.draft)
    assert decoded(draft["Subject"]) == subject
    assert decoded(parseaddr(draft["From"])[0]) == f"{subject} ok".strip()
    assert text in part(parsed(mail.draft), "plain")
    assert all(len(line) <= 998 for line in mail.draft.split(b"\r\n"))


def test_the_words_of_mails_are_there_in_every_language() -> None:
    english = read(WORDS / "en.toml")
    for language in LANGUAGES:
        own = read(WORDS / f"{language}.toml")
        assert own.keys() == english.keys()
        assert "%(name)s" in own["letter_why"]
