/** Runs the JUnit Platform within {@code matrix run}: suites of {@code format: junit-platform}. */
@NullMarked
package org.distromatrix.junit.platform;

import org.jspecify.annotations.NullMarked;
