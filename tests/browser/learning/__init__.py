"""The learning blocks in a browser: quiz, story, path, memo sheet, mailbox, workshop."""
