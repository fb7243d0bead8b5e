"""Code is shown as it was written, highlighted where its language is known."""

import re
from html import unescape

import pytest

from blogkit.content.markdown.fences import Fence, parse_info
from blogkit.markup import plain_text
from tests.content.markdown.rendering import assert_well_formed, html, plain


def code(text: str) -> list[str]:
    """The text of each block of code."""
    found = re.findall(r"<code[^>]*>(.*?)</code></pre>", html(text), re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", each)) for each in found]


def test_the_markup_names_the_language_and_the_file() -> None:
    assert html('```python title="tea.py"\nx = 1\n```') == (
        '<figure class="code" data-lang="Python"><figcaption>tea.py</figcaption>'
        '<div class="highlight"><pre tabindex="0"><code class="language-python">'
        '<span class="n">x</span> <span class="o">=</span> <span class="mi">1</span>\n'
        "</code></pre></div></figure>"
    )


def test_code_without_a_language_is_never_guessed() -> None:
    assert html("```\nimport <os>\n```") == (
        '<figure class="code"><div class="highlight"><pre tabindex="0"><code>'
        "import &lt;os&gt;\n</code></pre></div></figure>"
    )


def test_an_unknown_language_is_plain_text() -> None:
    assert 'data-lang="teascript"' in html("```teascript\na & b\n```")
    assert ">a &amp; b\n<" in html("```teascript\na & b\n```")


def test_no_style_is_inline() -> None:
    assert "style=" not in html('```python hl_lines="1" linenos\ndef f(): ...\n```')


@pytest.mark.parametrize(
    ("info", "fence"),
    [
        ("", Fence()),
        ("python", Fence(language="python")),
        ("{python}", Fence(language="python")),
        ("{.python}", Fence(language="python")),
        ("{: .c++ }", Fence(language="c++")),
        ('python title="a b.py"', Fence(language="python", title="a b.py")),
        ("{.c# title='a.cs' linenos}", Fence(language="c#", title="a.cs", numbered=True)),
        ('sh hl_lines="1 3-4"', Fence(language="sh", marked=((1, 1), (3, 4)))),
        ("sh {hl_lines=2}", Fence(language="sh", marked=((2, 2),))),
        ("r, echo=FALSE", Fence(language="r")),
    ],
)
def test_the_words_behind_a_fence(info: str, fence: Fence) -> None:
    assert parse_info(info) == fence


def test_marked_and_numbered_lines() -> None:
    assert html('```text hl_lines="2" linenos\na\n\nb\n```').count('class="linenos"') == 3
    assert '<span class="hll">b\n</span>' in html('```text hl_lines="2-9999999"\na\nb\n```')
    assert plain_text(html('```text hl_lines="1" linenos\na\nb\n```')) == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "```\n{}\n```",
        "~~~~\n{}\n~~~~~~",
        "tea\n```\n{}\n```\nmilk",
        "- tea\n  ```\n  {}\n  ```\n- milk",
        "- tea\n\n    ```\n    {}\n    ```",
        "1. ```\n   {}\n   ```",
        "- tea\n  - milk\n\n    ```\n    {}\n    ```",
        "> ```\n> {}\n> ```\nmilk",
        "> - tea\n>   ```\n>   {}\n>   ```",
        "!!! note\n    ```\n    {}\n    ```",
        "> [!TIP]\n> ```\n> {}\n> ```",
        "[^1]: tea\n\n    ```\n    {}\n    ```\n\n[^1]",
        "<details>\n<summary>tea</summary>\n\n```\n{}\n```\n\n</details>",
        '<div markdown="1">\n```\n{}\n```\n</div>',
    ],
)
def test_a_fence_anywhere_keeps_its_lines(text: str) -> None:
    prefix = re.search(r"^(.*)\{\}", text, re.MULTILINE)
    assert prefix is not None
    lines = ["- a", "", "  # b", "\tc", "<div>", "> d", "[e]: f"]
    written = text.replace("{}", f"\n{prefix[1]}".join(lines))
    assert code(written) == ["".join(f"{line}\n" for line in lines)]
    assert_well_formed(plain(text))


def test_a_fence_that_is_not_closed_ends_with_its_block() -> None:
    assert code("```\ntea\n\n# milk") == ["tea\n\n# milk\n"]
    assert code("- ```\n  tea\n\nmilk") == ["tea\n"]
    assert html("> ```\n> tea\n\nmilk").endswith("<p>milk</p>")


def test_a_shorter_fence_and_one_of_the_other_kind_are_code() -> None:
    assert code("````\n```\n~~~\n````") == ["```\n~~~\n"]


def test_indented_code_has_the_same_markup() -> None:
    assert html("    tea\n\n    milk") == (
        '<figure class="code"><div class="highlight"><pre tabindex="0"><code>'
        "tea\n\nmilk\n</code></pre></div></figure>"
    )


def test_code_in_a_paragraph_of_backticks_is_no_fence() -> None:
    assert html("``` tea ``` milk") == "<p><code>tea</code> milk</p>"


def test_template_tags_are_text() -> None:
    assert html("{{ tea }} {% raw %}") == "<p>{{ tea }} {% raw %}</p>"
