package org.distromatrix.config;

import java.time.Duration;
import java.util.Optional;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;

/**
 * Limits by phase, before any factor for emulated machines.
 *
 * @param image making one base image
 * @param build one build script, where {@code build:} says nothing
 * @param boot from start to the first command
 * @param test one test, where its suite says nothing
 * @param testWarning after how long a test is said to take long
 * @param run the whole run; empty: none
 */
@Doc("Time limits by phase.")
public record Timeouts(
    @Doc("Making one base image.") @Default("30m") Duration image,
    @Doc("One build script.") @Default("30m") Duration build,
    @Doc("From start to the first command in the guest.") @Default("2m") Duration boot,
    @Doc("One test.") @Default("15m") Duration test,
    @Doc("After how long it is said that a test takes long.") @Default("5m") Duration testWarning,
    @Doc("The whole run; none by default.") Optional<Duration> run) {}
