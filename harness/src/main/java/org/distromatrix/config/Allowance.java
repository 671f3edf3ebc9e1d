package org.distromatrix.config;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Cells whose failure does not count for a while: {@code { distro: "opensuse:*", reason: "upstream
 * bug 123", until: 2027-03-01 }}.
 *
 * @param match the cells; without any part, all of them
 * @param reason why; never blank
 * @param until last day it holds; empty: for ever
 */
public record Allowance(CellMatch match, String reason, Optional<LocalDate> until) {}
