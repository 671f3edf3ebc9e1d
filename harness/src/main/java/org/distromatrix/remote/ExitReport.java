package org.distromatrix.remote;

import java.util.Optional;

/**
 * What sshd says of a program's end: one of the two.
 *
 * @param status exit status
 * @param signal name without SIG; UNKNOWN for those that SSH has no name for
 */
public record ExitReport(Optional<Integer> status, Optional<String> signal) {}
