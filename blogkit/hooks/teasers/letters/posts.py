"""Mails of posts: from the teasers of a build to the files with a mail for each post."""

from collections.abc import Iterable

from blogkit.channels.email import Email
from blogkit.hooks.teasers.letters.letter import letter_of
from blogkit.hooks.teasers.letters.mail import MailWriter
from blogkit.hooks.teasers.preview import PostTeasers
from blogkit.model.result import BuildResult


def post_mails(result: BuildResult, told: Iterable[PostTeasers]) -> dict[str, bytes]:
    """A page and a draft for each post that is told by mail, by their paths below ``teasers/``.

    Of the variants of a teaser the first is the one that is sent.
    """
    writer = MailWriter(result.root, result.settings, result.site)
    files: dict[str, bytes] = {}
    for one in told:
        teaser = next((one for one in one.teasers if one.outlet.channel.name == Email.name), None)
        if teaser is not None:
            letter = letter_of(one.post, teaser, result.settings.site.base_url)
            mail = writer.mail(letter)
            files[f"{one.folder}/email.html"] = mail.html.encode()
            files[f"{one.folder}/email.eml"] = mail.draft
    return files
