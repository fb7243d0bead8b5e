"""Shortcuts that stand alone: their markup, and that nothing is loaded unasked."""

import re

from tests.content.markdown.rendering import html, plain


def one_line(text: str) -> str:
    return re.sub(r">\s+<", "><", plain(text)).strip()


def test_a_figure_is_that_of_an_image_alone_with_a_richer_caption() -> None:
    assert one_line("::figure[It rises.]{src=a.jpg alt=Loaf}") == one_line(
        '![Loaf](a.jpg "It rises.")'
    ).replace('alt="Loaf" src="a.jpg"', 'alt="Loaf" src="a.jpg"')
    assert one_line("::figure{src=a.jpg alt=Loaf link=b.md}") == one_line("[![Loaf](a.jpg)](b.md)")
    assert "<figcaption>*By* <em>x</em> <small>Yuki</small></figcaption>" in html(
        r'::figure[\*By\* *x*]{src=a.jpg alt="" credit=Yuki}'
    )
    assert "<figcaption><small>Yuki</small>" in html("::figure{src=a.jpg alt=x credit=Yuki}")


def test_a_button_is_a_link() -> None:
    assert one_line("::button[Book a *table*]{to=b.md}") == (
        '<p class="actions"><a class="button" href="b.md">Book a <em>table</em></a></p>'
    )


def test_a_player_loads_nothing_before_somebody_plays_it() -> None:
    assert one_line('::audio[Tea & "milk"]{src=a.mp3 transcript=a.vtt}') == (
        '<figure class="audio"><audio controls preload="none" src="a.mp3">'
        '<a href="a.mp3">Tea &amp; "milk"</a></audio>'
        '<figcaption>Tea &amp; "milk" · <a href="a.vtt">Transcript</a></figcaption></figure>'
    )
    assert one_line("::video[Tea]{src=a.mp4 poster=a.jpg captions=a.vtt}") == (
        '<figure class="video"><video controls poster="a.jpg" preload="none" src="a.mp4">'
        '<track kind="captions" src="a.vtt" srclang="en"><a href="a.mp4">Tea</a></video>'
        "<figcaption>Tea</figcaption></figure>"
    )
    assert ">Transcription<" in html("::audio[T]{src=a transcript=b}", language="fr-CA")


def test_a_film_elsewhere_is_a_link_with_a_picture_of_ours() -> None:
    assert one_line("::youtube[Tea]{id=dQw4w9WgXcQ poster=a.jpg}") == (
        '<figure class="film"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">'
        '<img alt="" src="a.jpg"><strong>Tea</strong><small>YouTube</small></a></figure>'
    )
    assert one_line("::vimeo[Tea]{id=76979871}") == (
        '<figure class="film"><a href="https://vimeo.com/76979871">'
        "<strong>Tea</strong><small>Vimeo</small></a></figure>"
    )
