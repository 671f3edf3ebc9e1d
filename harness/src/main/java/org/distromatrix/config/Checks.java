package org.distromatrix.config;

import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;

/**
 * What is looked at when the tests of a cell are done.
 *
 * @param failedUnits units that systemd calls failed
 * @param coredumps programs that crashed
 * @param journal messages of priority error and above
 */
@Doc("What is looked at when the tests of a cell are done.")
public record Checks(
    @Doc("Units that systemd calls failed.") @Default("warn") CheckLevel failedUnits,
    @Doc("Programs that crashed and left a core dump.") @Default("warn") CheckLevel coredumps,
    @Doc("Error messages in the guest's journal.") JournalCheck journal) {}
