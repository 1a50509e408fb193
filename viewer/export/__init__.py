"""The library for other readers: plain HTML, EPUB and text, made from the same compiled pages."""
