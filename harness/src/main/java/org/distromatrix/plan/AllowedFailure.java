package org.distromatrix.plan;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a failing cell does not fail the run, and until when.
 *
 * @param reason what the user wrote; never blank
 * @param until last day it holds; empty: for ever
 */
public record AllowedFailure(String reason, Optional<LocalDate> until) {}
