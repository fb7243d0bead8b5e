"""Content of feeds: what of a body goes out, and in which form."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from blogkit.model.documents import Html
from blogkit.render.feed_content import feed_content

PAGE = "https://tea.example/blog/2026/05/oolong/"


def content(body: str, name: str = "n") -> str:
    return feed_content(Html(body), PAGE, name)


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("/blog/about/", "https://tea.example/blog/about/"),
        ("#leaves", PAGE + "#leaves"),
        ("../green/", "https://tea.example/blog/2026/05/green/"),
        ("cup.png", PAGE + "cup.png"),
        ("?page=2", PAGE + "?page=2"),
        ("//cdn.example/a.js", "https://cdn.example/a.js"),
        ("/blog/tee küche/", "https://tea.example/blog/tee%20k%C3%BCche/"),
        ("/blog/?a=1&amp;b=2", "https://tea.example/blog/?a=1&amp;b=2"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:hello@tea.example", "mailto:hello@tea.example"),
    ],
)
def test_every_link_is_absolute(written: str, absolute: str) -> None:
    assert content(f'<p><a href="{written}">x</a></p>') == f'<p><a href="{absolute}">x</a></p>'


def test_every_other_url_is_absolute() -> None:
    body = (
        '<video controls poster="/p.png" src="/v.mp4"><track src="t.vtt"></video>'
        '<audio controls src="/a.mp3"></audio>'
        '<picture><source srcset="/a.webp 1x,/b.webp 2x"><img src="/a.png" alt=""></picture>'
    )
    urls = re.findall(r'(?:src|poster)="([^"]*)"', content(body))
    assert len(urls) == 5
    assert all(url.startswith("https://tea.example/") for url in urls)
    expected = 'srcset="https://tea.example/a.webp 1x,https://tea.example/b.webp 2x"'
    assert expected in content(body)


def test_a_srcset_that_is_text_stays_as_it_is() -> None:
    code = '<p><code>&lt;img srcset="/a.png 1x" id="b"&gt;</code></p>'
    assert content(code) == code


def test_what_runs_or_asks_goes_with_all_that_is_in_it() -> None:
    body = (
        '<p onclick="run()">Tea</p><script>run()</script><style>p{}</style>'
        '<form action="/"><label>Mail</label><input name="mail"><button>Send</button></form>'
        '<object data="x.swf">plugin</object><svg onload="run()"><text>s</text></svg>'
        '<p style="position:fixed" class="x" data-x="y">Milk</p>'
    )
    assert content(body) == "<p>Tea</p><p>Milk</p>"


@pytest.mark.parametrize("scheme", ["javascript:run()", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_is_none(scheme: str) -> None:
    assert content(f'<a href="{scheme}">x</a>') == "<a>x</a>"


def test_a_frame_becomes_a_link() -> None:
    film = '<iframe src="https://film.example/embed/1" title="How we pour"></iframe>'
    assert content(film) == '<a href="https://film.example/embed/1">How we pour</a>'
    bare = '<iframe src="https://film.example/embed/1"></iframe>'
    assert content(bare) == '<a href="https://film.example/embed/1">film.example</a>'
    assert content('<iframe srcdoc="<p>x</p>"></iframe>') == ""


def test_highlighted_code_is_kept_without_its_marks() -> None:
    body = (
        '<figure class="code" data-lang="Python"><figcaption>tea.py</figcaption>'
        '<div class="highlight"><pre tabindex="0"><code class="language-python">'
        '<span class="k">def</span> <span class="nf">pour</span>():\n    <span>&lt;</span>'
        "</code></pre></div></figure>"
    )
    assert content(body) == (
        "<figure><figcaption>tea.py</figcaption><div><pre>"
        '<code class="language-python">def pour():\n    &lt;</code></pre></div></figure>'
    )


def test_a_span_that_says_a_language_stays_in_text() -> None:
    body = '<p><span lang="ar" dir="rtl">شاي</span></p>'
    assert content(body) == body


def test_a_callout_is_set_off_where_no_stylesheet_is() -> None:
    body = (
        '<aside class="callout callout-tip" role="note">'
        '<p class="callout-title">Tip <em>one</em></p><p>Pour slowly.</p></aside>'
    )
    assert content(body) == (
        "<blockquote><p><strong>Tip <em>one</em></strong></p><p>Pour slowly.</p></blockquote>"
    )


def test_a_formula_is_what_it_was_written_as() -> None:
    body = (
        'So <math display="inline" alttext="a &lt; b^2"><mi>a</mi></math> <math><mi>c</mi></math> d'
    )
    assert content(body) == "So <code>a &lt; b^2</code>  d"


def test_players_and_cards_are_links_where_there_is_no_player() -> None:
    body = (
        '<figure class="audio"><audio controls preload="none" src="/a.mp3"><a href="/a.mp3">T</a>'
        '</audio></figure><figure class="film"><a href="https://vimeo.com/1"><strong>F</strong>'
        " <small>Vimeo</small></a></figure>"
        '<p class="actions"><a class="button" href="/b/">Go</a></p>'
    )
    made = content(body)
    assert '<a href="https://tea.example/a.mp3">T</a></audio>' in made
    assert '<a href="https://vimeo.com/1"><strong>F</strong> <small>Vimeo</small></a>' in made
    assert '<p><a href="https://tea.example/b/">Go</a></p>' in made


def test_a_heading_loses_the_link_to_itself() -> None:
    body = (
        '<div class="heading"><h2 id="leaves">Leaves</h2>'
        '<a class="anchor" href="#leaves" aria-label="Link to this section">#</a></div>'
    )
    assert content(body) == '<div><h2 id="n-leaves">Leaves</h2></div>'


def test_a_footnote_leads_to_the_page_and_its_id_is_the_posts_own() -> None:
    body = (
        '<p>Tea<sup id="fnref-a"><a class="footnote-ref" href="#fn-a">1</a></sup></p>'
        '<section class="footnotes"><ol><li id="fn-a"><p>Leaves. '
        '<a class="footnote-backref" href="#fnref-a">↩</a></p></li></ol></section>'
    )
    one, other = content(body, "one"), content(body, "other")
    assert f'<sup id="one-fnref-a"><a href="{PAGE}#fn-a">1</a></sup>' in one
    assert '<li id="one-fn-a"><p>Leaves. </p></li>' in one
    ids = re.findall(r'id="([^"]*)"', one + other)
    assert len(ids) == len(set(ids)) == 4


def test_columns_keep_their_side_and_tasks_their_mark() -> None:
    body = (
        '<div class="table" role="group"><table><thead><tr><th class="right" scope="col">g</th>'
        '</tr></thead><tbody><tr><td class="right">3</td></tr></tbody></table></div>'
        '<ul><li class="task"><input type="checkbox" checked="checked" aria-label="Done"> a</li>'
        '<li class="task"><input type="checkbox" disabled="disabled"> b</li></ul>'
    )
    found = content(body)
    assert '<th style="text-align:right" scope="col">g</th>' in found
    assert '<td style="text-align:right">3</td>' in found
    assert "<li>\u2611 a</li><li>\u2610 b</li>" in found


def test_an_image_keeps_caption_size_and_words() -> None:
    body = (
        '<figure class="image"><img src="/a.png" alt="A &quot;cup&quot;" width="4" height="3" '
        'loading="lazy" decoding="async"><figcaption>Ours</figcaption></figure>'
    )
    assert content(body) == (
        '<figure><img src="https://tea.example/a.png" alt="A &quot;cup&quot;" width="4" '
        'height="3"><figcaption>Ours</figcaption></figure>'
    )


def test_characters_that_xml_forbids_are_removed_even_where_they_are_written_as_numbers() -> None:
    assert content("<p>a\x01\x0b&#2;b\ufffe\x9f\ufffd</p>") == "<p>ab&#xfffd;</p>"


def test_what_is_left_open_is_closed() -> None:
    assert content("<p>a<b>b</p><ul><li>c") == "<p>a<b>b</b></p><ul><li><b>c</b></li></ul>"


@pytest.mark.parametrize(
    "body",
    [
        '<a class="anchor">' * 20_000,
        "<pre>" * 20_000,
        "<iframe " * 20_000,
        '<td class="right ' * 20_000,
        '<p class="callout-title">' * 20_000,
        '<img srcset="' + "a,b c " * 20_000,
    ],
)
def test_no_body_takes_long(body: str) -> None:
    started = time.process_time()
    content(body)
    assert time.process_time() - started < 5


@given(st.text(st.sampled_from("<>&\"'/=# aipx!-\x00\x01\ud800é\U0001f375]") | st.characters()))
def test_any_text_gives_markup_without_relative_urls(text: str) -> None:
    found = content(f'<p title="{text}"><a href="{text}">{text}</a></p>{text}')
    assert "\x00" not in found
    if not found:
        return
    tree = lxml_html.fragment_fromstring(found, create_parent=True)
    for element in tree.iter():
        for name in ("href", "src", "poster"):
            url = element.get(name)
            assert url is None or ":" in url
