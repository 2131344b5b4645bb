"""The quiz of Clic'nJob: questions, scoring, and the block that shows them."""
