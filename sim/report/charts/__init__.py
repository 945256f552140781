"""One kind of picture per file; each function takes finished numbers and returns an `<svg>` element."""
