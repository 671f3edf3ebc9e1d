/** Allure results: one file for each attempt at a test, as Allure's own tools read them. */
@NullMarked
package org.distromatrix.report.allure;

import org.jspecify.annotations.NullMarked;
