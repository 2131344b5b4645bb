"""From other makers' files to a document: as far as it goes, and what was left out is told."""
