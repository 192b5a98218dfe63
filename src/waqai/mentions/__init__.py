"""Finds who, where and how many people are named, whether or not anybody has heard of them."""
