"""Trains the small models of the claims room from annotated reports; needs the `train` extra (scikit-learn)."""
