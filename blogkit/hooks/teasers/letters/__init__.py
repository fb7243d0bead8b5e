"""Letters: from teasers to mails, as a page, as text, and as a draft for a mail program."""

from blogkit.hooks.teasers.letters.letter import Letter, LetterPost, letter_of
from blogkit.hooks.teasers.letters.mail import Mail, MailWriter

__all__ = ["Letter", "LetterPost", "Mail", "MailWriter", "letter_of"]
