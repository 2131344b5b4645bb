"""XBlocks that a learner walks through, and what all our blocks share."""
