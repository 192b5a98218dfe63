"""Pictures drawn on the server as SVG: pure functions from values to markup."""
