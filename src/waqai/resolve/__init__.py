"""Decides which mentions are one actor, which place a name is, and which days a phrase means."""
