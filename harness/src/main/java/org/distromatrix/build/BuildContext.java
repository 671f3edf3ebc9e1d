package org.distromatrix.build;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.distromatrix.command.OutputSink;

/**
 * What surrounds the build of one cell: where its output goes and who hears of it.
 *
 * @param project folder of the project: tells BUILDDIRs of different projects apart
 * @param log file that the script's output is appended to as it comes, byte for byte
 * @param artifacts folder that what the script leaves in ARTIFACTDIR and OUTPUTDIR is copied to;
 *     made when there is something
 * @param output gets the script's output as it comes
 * @param progress hears what is being done now, one line at a time
 * @param waiting hears what is waited for
 * @param warning hears what the user should know although it fails nothing
 * @param rebuild true: run the script even if its result is cached
 */
public record BuildContext(
    Path project,
    Path log,
    Path artifacts,
    OutputSink output,
    Consumer<String> progress,
    Consumer<String> waiting,
    Consumer<String> warning,
    boolean rebuild) {}
