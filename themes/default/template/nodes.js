// Documents as nodes: { tag, attrs, children }, or texts. Pure.

/** A node with other children. */
export const withChildren = ({ tag, attrs }, children) => ({ tag, attrs, children });

/** Tells whether a node has a class. */
export const hasClass = (node, name) => typeof node !== "string" && (" " + (node.attrs.class || "") + " ").includes(" " + name + " ");

/** The text of a node and of all in it. */
export const wordsOf = (node) => (typeof node === "string" ? node : node.children.map(wordsOf).join(""));
