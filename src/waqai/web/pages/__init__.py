"""One module per page, each with a `router`."""
