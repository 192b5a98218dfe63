"""Pages for people: the web desk (`create_app`), and pages complete in one file (`render_page`, `render_index`)."""

from waqai.web.single import PageLink, page_link, render_index, render_page

__all__ = ["PageLink", "page_link", "render_index", "render_page"]
