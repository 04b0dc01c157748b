// Documents as nodes, which are { tag, attrs, children } or { text }: what
// themes/default/word makes documents of. Pure.

/** A node with other children. */
export const withChildren = ({ tag, attrs }, children) => ({ tag, attrs, children });

/** The text of a node and of all in it. */
export const wordsOf = (node) => (node.tag === undefined ? node.text : node.children.map(wordsOf).join(""));
