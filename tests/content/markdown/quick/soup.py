"""Random texts that have much of Markdown in them."""

from hypothesis import strategies as st

_PIECES = (
    *("a", "Tea ", "b c", "1", "1. ", "12) ", "- ", "+ ", "* ", "# ", "## x", " #", "> ", ">", "|"),
    *("*", "**", "_", "__", "~~", "`", "``", "```", "~~~", "\\", "\\\n", "  \n", "\t", "    "),
    *("[", "]", "(", ")", "](", "](x.md)", "![", "[a]", "[a][b]", "[^1]", "[^1]: n", "[b]: /u 't'"),
    *("<", ">", "<b>", "</b>", "<div>", "</div>", "<div markdown>", "<!--", "-->", "<?", "<hr>"),
    *("&", "&amp;", "&#169;", "&bad;", "<https://a.example>", "<a@b.example>", "https://a.example"),
    *("www.a.example", "WwW.A.example", "me@a.example", ":", ": d", "::", "!!! note", "> [!TIP]"),
    *("---", "===", "***", "| a | b |", "|---|---|", "*[HTML]: x", "HTML", "{#id .c}", "{: k=v }"),
    *(
        '"',
        "'",
        "--",
        "...",
        "$x$",
        "$$",
        "é",
        "٣. ",
        "ſ",
        "\xa0",
        "<!-- more -->",
        "[TOC]",
        "[ ] ",
    ),
)
_LINES = ("\n", "\n", "\n\n", "\n\n", "\n    ", "\n\n    ", "\n> ")

texts = st.lists(st.sampled_from((*_PIECES, *_LINES)), max_size=40).map("".join)
