"""From Pelican's articles to what the other programs have too: neighbours and minutes."""

from typing import Any

from pelican import signals

WORDS_A_MINUTE = 220


def finish(generator: Any) -> None:
    """Give each article its neighbours; articles come newest first."""
    articles = generator.articles
    for number, article in enumerate(articles):
        article.newer = articles[number - 1] if number else None
        article.older = articles[number + 1] if number + 1 < len(articles) else None
        article.minutes = max(1, round(article.content.count(" ") / WORDS_A_MINUTE))


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(finish)
