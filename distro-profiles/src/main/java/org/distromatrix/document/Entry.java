package org.distromatrix.document;

import org.snakeyaml.engine.v2.nodes.Node;

/** One key of a mapping with its value. */
record Entry(String key, Node keyNode, Node value) {}
