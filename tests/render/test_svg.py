"""SVG: nothing runs, nothing is loaded, the drawing stays."""

import pytest

from blogkit.render.svg import clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def cleaned(inner: str) -> str:
    text = clean_svg(f"{HEAD}{inner}</svg>".encode()).decode()
    return text.removeprefix(HEAD).removesuffix("</svg>")


@pytest.mark.parametrize(
    "inner",
    [
        '<!-- a note --><path d="M0 0h9" fill="url(#g)" transform="rotate(3)"/>',
        '<style>path { fill: red; mask: url("#m") } .a:not(.b) { opacity: .5 }</style>',
        '<use xlink:href="#leaf"/><use href="#leaf"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a href="https://tea.example/"><text>Tea</text></a>',
        '<animate attributeName="opacity" values="0;1" dur="1s"/>',
    ],
)
def test_drawings_stay_byte_for_byte(inner: str) -> None:
    assert cleaned(inner) == inner


@pytest.mark.parametrize(
    ("inner", "left"),
    [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<g>one<script>x</script>two</g>", "<g>onetwo</g>"),
        ('<g onclick="alert(1)" ONLOAD="x"/>', "<g/>"),
        ("<foreignObject><p>x</p></foreignObject>", ""),
        ('<a href="javascript:alert(1)"><g/></a>', "<a><g/></a>"),
        ('<use href="https://evil.example/x.svg#a"/>', "<use/>"),
        ('<image xlink:href="//evil.example/x.png"/>', "<image/>"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "<image/>"),
        ('<animate attributeName="href" to="javascript:x"/>', ""),
        ('<set attributeName="onload" to="x"/>', ""),
        ('<rect fill="url(https://evil.example/a#b)"/>', '<rect fill="none"/>'),
        (
            "<rect style=\"fill:red;mask:URL( '//evil.example/a' )\"/>",
            '<rect style="fill:red;mask:none"/>',
        ),
        ("<style>@import 'https://evil.example/a.css'; a{}</style>", "<style>none a{}</style>"),
        (
            "<style>a{background:url(//evil.example/a.png)}</style>",
            "<style>a{background:none}</style>",
        ),
        (
            r"<style>a{background:u\rl(//evil.example/a.png)}</style>",
            "<style>a{background:none}</style>",
        ),
    ],
)
def test_what_acts_or_loads_goes(inner: str, left: str) -> None:
    assert cleaned(inner) == left


def test_entities_and_instructions_go() -> None:
    text = (
        '<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/a.css"?>'
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        f"{HEAD}<text>Tea &a;</text></svg>"
    )
    assert clean_svg(text.encode()).decode() == f"{HEAD}<text>Tea </text></svg>"
