"""Template tags of the blocks; an engine of ours loads them, no app registry is asked."""
