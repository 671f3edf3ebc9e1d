/**
 * YAML documents whose every value knows its line and column, read into records with all problems
 * collected.
 */
@NullMarked
package org.distromatrix.document;

import org.jspecify.annotations.NullMarked;
