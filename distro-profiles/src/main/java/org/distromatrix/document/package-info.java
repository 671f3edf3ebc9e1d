/**
 * YAML documents whose every value knows its line and column, read into records with all problems
 * collected, and the JSON schema of the same records.
 *
 * <p>The binding from nodes to records is ours because a general one (Jackson's databind) stops at
 * the first error and forgets where the others are: a user who has three mistakes in a file should
 * be told all three, each with its place.
 */
@NullMarked
package org.distromatrix.document;

import org.jspecify.annotations.NullMarked;
