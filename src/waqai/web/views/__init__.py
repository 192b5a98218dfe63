"""Values of the desk as what a page draws: pure functions, no HTTP."""
