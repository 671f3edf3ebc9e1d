/** What reports of tests call a test case: tests, checks, and cells themselves. */
@NullMarked
package org.distromatrix.report.testcase;

import org.jspecify.annotations.NullMarked;
