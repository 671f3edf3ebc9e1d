package org.distromatrix.command;

import java.time.Duration;

/**
 * How an outside program ended.
 *
 * @param status exit status; 128 + n when signal n ended it
 * @param stdout standard output, up to 16 MiB, undecodable bytes replaced
 * @param tail the last lines of both streams, for messages
 * @param took wall time
 */
public record CommandResult(int status, String stdout, String tail, Duration took) {}
