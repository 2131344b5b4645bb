"""Pages set by typst: the press, the fonts, and what was typed made ready for them."""
