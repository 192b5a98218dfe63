"""Pages for people: a report with its evidence highlighted over the text, right to left, complete in one file."""

from waqai.web.page import PageLink, page_link, render_index, render_page

__all__ = ["PageLink", "page_link", "render_index", "render_page"]
