/** JUnit Jupiter test classes that run on every distribution of a project's matrix. */
@NullMarked
package org.distromatrix.junit;

import org.jspecify.annotations.NullMarked;
