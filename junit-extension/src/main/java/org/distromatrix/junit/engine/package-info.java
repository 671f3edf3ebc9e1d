/** A matrix.yaml as a tree of tests for any launcher of the JUnit Platform. */
@NullMarked
package org.distromatrix.junit.engine;

import org.jspecify.annotations.NullMarked;
