/** JUnit XML, one file for each cell. */
@NullMarked
package org.distromatrix.report.junitxml;

import org.jspecify.annotations.NullMarked;
