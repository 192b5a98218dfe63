/* What modules write into a page of what the API says: marks that turn the words around them are shown, see shown.py. */

export const shown = (text) => String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, "◆");
