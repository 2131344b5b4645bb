"""What becomes of an offer once it is proposed: stages, funnels, and how they are drawn."""
