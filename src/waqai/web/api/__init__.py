"""The JSON API: `routes` puts it together, `shapes` says what goes over the line."""
